/** Says on a terminal what goes on, in one line that the next text takes the place of; an empty text takes it away. */
export const passing =
  (terminal: NodeJS.WriteStream = process.stderr) =>
  (text: string): void => {
    if (terminal.isTTY) terminal.write(`\r\x1b[K${text.slice(0, terminal.columns - 1)}`);
  };
