export interface Screen {
  /** Shows these lines in place of those before; what does not fit is cut off at the bottom. */
  readonly draw: (lines: readonly string[]) => void;
  /** Gives the terminal back as it was, and leaves the last lines on it. */
  readonly close: () => void;
}

/**
 * A page of the terminal's own, on which each line is written over the one before: nothing is cleared first, so that
 * nothing flickers. https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
 */
export function screen(terminal: NodeJS.WriteStream): Screen {
  let last: readonly string[] = [];
  terminal.write('\x1b[?1049h\x1b[?25l');
  const leave = () => terminal.write('\x1b[?25h\x1b[?1049l');
  process.once('exit', leave);
  return {
    draw: (lines) => {
      last = lines;
      const rows = terminal.rows ?? lines.length;
      const more = lines.length - rows + 1;
      const shown = more > 1 ? [...lines.slice(0, rows - 1), `… ${more} more lines`] : lines;
      terminal.write(`\x1b[H${shown.map((line) => `${line}\x1b[K`).join('\n')}\x1b[J`);
    },
    close: () => {
      process.off('exit', leave);
      leave();
      for (const line of last) terminal.write(`${line}\n`);
    },
  };
}
