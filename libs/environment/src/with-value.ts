import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

/** The text of an environment with another value at `path`, where it has one; every other byte stays, comments too. */
export function withValue(text: string, path: readonly string[], value: string): string {
  const { parseDocument } = createRequire(import.meta.url)('yaml') as typeof Yaml;
  const node = parseDocument(text).getIn(path, true) as Yaml.Node | undefined;
  if (!node?.range) return text;
  const [start, end] = node.range;
  // a block has the empty lines behind it, too
  return text.slice(0, start) + value + text.slice(start + text.slice(start, end).trimEnd().length);
}
