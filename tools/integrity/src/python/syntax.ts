import type { SyntaxNode } from '@lezer/common';

/** A Python file. The names of its nodes: https://github.com/lezer-parser/python/blob/1.1.19/src/python.grammar */
export interface Source {
  readonly text: string;
  /** The line, from 1, of a position. */
  readonly lineAt: (position: number) => number;
}

/** A file, and what names mean in it. */
export interface Context extends Source {
  /** What each name was imported as. */
  readonly names: ReadonlyMap<string, string>;
  /** Names that get a string once, at the top of the file. */
  readonly constants: ReadonlyMap<string, string>;
}

export function sourceOf(text: string): Source {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineAt = (position: number): number => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) <= position) low = middle;
      else high = middle;
    }
    return low + 1;
  };
  return { text, lineAt };
}

export const written = ({ text }: Source, { from, to }: SyntaxNode): string => text.slice(from, to);

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment') children.push(child);
  }
  return children;
}
