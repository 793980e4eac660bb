import { chalk } from 'zx';

/** Lines with the seconds since the start; on a terminal, the last line says what is going on. */
export interface Progress {
  /** Something is done. */
  readonly line: (text: string) => void;
  /** Something goes on; nothing is printed where nobody watches. */
  readonly current: (text: string) => void;
  readonly seconds: () => number;
}

/** Goes to standard error, so that standard output holds the result alone. */
export function progress(terminal: NodeJS.WriteStream = process.stderr): Progress {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const stamp = () => chalk.dim(`${seconds().toFixed(1).padStart(7)} s`);
  const clear = terminal.isTTY ? '\r\x1b[K' : '';
  return {
    seconds,
    line: (text) => terminal.write(`${clear}${stamp()}  ${text}\n`),
    current: (text) => {
      if (!terminal.isTTY) return;
      terminal.write(`${clear}${stamp()}  ${text}`.slice(0, terminal.columns + 20));
    },
  };
}
