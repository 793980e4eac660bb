import { stripVTControlCharacters } from 'node:util';

/** Rows in columns, two spaces between them; a first row may be the head. Colours do not count. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => width(row[column] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => `${cell}${' '.repeat(widths[column]! - width(cell))}`)
      .join('  ')
      .trimEnd(),
  );
}

export const width = (text: string): number => stripVTControlCharacters(text).length;

/** The text cut to `columns` where it is longer, with an ellipsis; its colours end with it. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text;
  let shown = 0;
  let result = '';
  for (const part of text.split(escape)) {
    if (part.startsWith('\x1b')) {
      result += part;
      continue;
    }
    const room = Math.max(0, columns - 1 - shown);
    result += part.slice(0, room);
    if (part.length > room && shown < columns) result += '…';
    shown += part.length > room ? columns : part.length;
  }
  return result;
}

// eslint would take an escape character in a literal for a mistake
const escape = new RegExp(`(${String.fromCharCode(27)}\\[[0-9;]*m)`);

/** Breaks a sentence into lines of at most `columns`, between its words. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
