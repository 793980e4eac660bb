import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

/** The line (from 1) of the value at `path`, or of the nearest thing around it that the file has. */
export function lineOf(text: string, path: readonly string[]): number {
  // only a faulty file needs positions, and loading this parser takes longer than rendering the platform
  const { LineCounter, parseDocument } = createRequire(import.meta.url)('yaml') as typeof Yaml;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as Yaml.Node | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
