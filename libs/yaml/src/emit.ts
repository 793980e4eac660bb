import { scalar } from './scalar.ts';

/** What JSON can say. A key whose value is undefined is left out. */
export type Data = string | number | boolean | null | undefined | readonly Data[] | { readonly [key: string]: Data };

/**
 * `data` as a YAML document in block style, ending in a newline; keys and lists keep their order.
 * Every parser of YAML 1.1 and 1.2 reads the same data back. Throws on what JSON can't say.
 */
export const emit = (data: object): string => (isEmpty(data) ? `${collection(data)}\n` : block(data, '', false));

/** The lines of a non-empty list or mapping; `inline` where the first one follows `- `. */
function block(data: object, indent: string, inline: boolean): string {
  let text = '';
  let lead = inline ? '' : indent;
  if (Array.isArray(data)) {
    for (const item of data) {
      text += `${lead}- ${inSequence(item as unknown, indent)}`;
      lead = indent;
    }
    return text;
  }
  for (const key in data) {
    const value = (data as Record<string, unknown>)[key];
    if (value === undefined) continue;
    text += `${lead}${scalar(key, '', true)}:${inMapping(value, indent)}`;
    lead = indent;
  }
  return text;
}

function inSequence(value: unknown, indent: string): string {
  if (isCollection(value)) return isEmpty(value) ? `${collection(value)}\n` : block(value, `${indent}  `, true);
  return `${leaf(value, indent)}\n`;
}

function inMapping(value: unknown, indent: string): string {
  if (isCollection(value))
    return isEmpty(value) ? ` ${collection(value)}\n` : `\n${block(value, `${indent}  `, false)}`;
  return ` ${leaf(value, indent)}\n`;
}

function leaf(value: unknown, indent: string): string {
  if (typeof value === 'string') return scalar(value, indent, false);
  if (typeof value === 'boolean' || value === null || (typeof value === 'number' && Number.isFinite(value))) {
    return String(value);
  }
  throw new TypeError(`${String(value)} (${typeof value}) has no place in a manifest`);
}

const isCollection = (value: unknown): value is object => typeof value === 'object' && value !== null;

const collection = (data: object): string => (Array.isArray(data) ? '[]' : '{}');

function isEmpty(data: object): boolean {
  if (Array.isArray(data)) return data.length === 0;
  for (const key in data) if ((data as Record<string, unknown>)[key] !== undefined) return false;
  return true;
}
