import type { ListedObject } from './bucket-index.ts';

/** A page of a list whose keys are encoded as in a URL, since XML can't hold every character. */
export function parsePage(xml: string): { readonly objects: ListedObject[]; readonly next: string | undefined } {
  const objects = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, content = '']) => ({
    key: decodeURIComponent(values(content, 'Key')[0]!.replaceAll('+', ' ')),
    bytes: Number(values(content, 'Size')[0]),
    etag: values(content, 'ETag')[0]!.replaceAll('"', ''),
  }));
  return { objects, next: values(xml, 'NextContinuationToken')[0] };
}

/** The texts of all elements of that name. */
export const values = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text = '']) => unescaped(text));

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hexadecimal) return String.fromCodePoint(parseInt(hexadecimal as string, 16));
    return entities[name as string] ?? (whole as string);
  });

/** What the server says for a person. */
export const reason = (xml: string): string => values(xml, 'Message')[0] ?? xml.slice(0, 200);

/** What it says for a program: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
export const errorCode = (xml: string): string | undefined => values(xml, 'Code')[0];
