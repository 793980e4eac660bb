import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

/** The value at `path` of the text of an environment, as text; undefined where it has none. */
export function valueAt(text: string, path: readonly string[]): string | undefined {
  const value: unknown = parser().parseDocument(text).getIn(path);
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
}

/** The text of an environment with another value at `path`, where it has one; every other byte stays, comments too. */
export function withValue(text: string, path: readonly string[], value: string): string {
  const node = parser().parseDocument(text).getIn(path, true) as Yaml.Node | undefined;
  if (!node?.range) return text;
  const [start, end] = node.range;
  // a block has the empty lines behind it, too
  return text.slice(0, start) + value + text.slice(start + text.slice(start, end).trimEnd().length);
}

// most commands change nothing, and this parser takes long to load
const parser = () => createRequire(import.meta.url)('yaml') as typeof Yaml;
