import { chalk } from 'zx';

/** Lines with the seconds since the start; on a terminal, the last line says what is going on. */
export interface Progress {
  /** Something is done. */
  readonly line: (text: string) => void;
  /** Something goes on: where nobody watches a terminal, it is a line only once it has gone on for a while. */
  readonly current: (text: string) => void;
  readonly seconds: () => number;
}

type Terminal = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

/** How long something goes on before it is worth a line in a log. */
const patience = 20_000;

/** Goes to standard error, so that standard output holds the result alone. */
export function progress(terminal: Terminal = process.stderr): Progress {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const stamp = () => chalk.dim(`${seconds().toFixed(1).padStart(7)} s`);
  const clear = terminal.isTTY ? '\r\x1b[K' : '';
  const line = (text: string) => terminal.write(`${clear}${stamp()}  ${text}\n`);
  const later = terminal.isTTY ? ticking(terminal, stamp) : patient(line);
  return {
    seconds,
    line: (text) => {
      later(undefined);
      line(text);
    },
    current: later,
  };
}

/** Keeps the last line, and the time in front of it, up to date. */
function ticking(terminal: Terminal, stamp: () => string): (text: string | undefined) => void {
  let timer: NodeJS.Timeout | undefined;
  return (text) => {
    clearInterval(timer);
    if (text === undefined) return;
    const draw = () => terminal.write(`\r\x1b[K${stamp()}  ${text}`.slice(0, terminal.columns + 20));
    draw();
    // what is drawn is no reason to stay
    timer = setInterval(draw, 1000).unref();
  };
}

function patient(line: (text: string) => void): (text: string | undefined) => void {
  let timer: NodeJS.Timeout | undefined;
  let said: string | undefined;
  return (text) => {
    if (text === said) return;
    said = text;
    clearTimeout(timer);
    if (text !== undefined) timer = setTimeout(() => line(text), patience).unref();
  };
}
