import type { Part } from './parts.ts';

/** The text of an environment with those parts off; every other byte stays, comments too. */
export async function withoutParts(text: string, out: readonly Part[]): Promise<string> {
  const { isNode, parseDocument } = await import('yaml');
  const document = parseDocument(text);
  const ranges = out.map((part) => {
    const value = document.get(part, true);
    return isNode(value) ? value.range! : undefined;
  });
  return ranges
    .filter((range) => range !== undefined)
    .sort((a, b) => b[0] - a[0])
    .reduce((changed, [start, end]) => `${changed.slice(0, start)}kind: none${changed.slice(end)}`, text);
}
