import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { $, type LogEntry } from 'zx';
import { stateFolder } from '../cluster/state-folder.ts';
import type { Progress } from '../progress.ts';
import { kept } from './kept.ts';

const most = 10;

export interface LogFile {
  readonly path: string;
  readonly write: (text: string) => void;
  /** Ends the recording of commands. */
  readonly close: () => void;
}

/** A file of its own for one `up`: every command that is called, what it says, and what is shown. */
export function logFile(now = new Date()): LogFile {
  const folder = stateFolder('logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `up-${now.toISOString().replaceAll(/[:.]/g, '-')}-${process.pid}.log`);
  const write = (text: string) => {
    const stamp = new Date().toISOString();
    const lines = stripVTControlCharacters(text).split(/[\r\n]+/);
    const written = lines.filter((line) => line !== '').map((line) => `${stamp} ${line}\n`);
    appendFileSync(path, written.join(''), { mode: 0o600 });
  };
  write(`process ${process.pid}: ${process.argv.slice(2).join(' ')}`);
  removeOldest(folder);
  const before = $.log;
  const note = recorder(write);
  $.log = (entry) => {
    note(entry);
    before(entry);
  };
  return { path, write, close: () => ($.log = before) };
}

/** The same progress, which the file has, too. */
export const loggedProgress = (shown: Progress, { write }: LogFile): Progress => ({
  ...shown,
  line: (text) => {
    write(text);
    shown.line(text);
  },
});

function removeOldest(folder: string): void {
  const files = readdirSync(folder).filter((name) => name.startsWith('up-') && name.endsWith('.log'));
  for (const name of files.sort().slice(0, -most)) rmSync(join(folder, name), { force: true });
}

/** Writes down what zx calls: https://google.github.io/zx/configuration#log */
function recorder(write: (text: string) => void): (entry: LogEntry) => void {
  const commands = new Map<string, string>();
  return (entry) => {
    switch (entry.kind) {
      case 'cmd':
        commands.set(entry.id, entry.cmd);
        return write(`[${entry.id}] $ ${entry.cmd}`);
      case 'stdout':
      case 'stderr':
        if (kept(commands.get(entry.id) ?? '', entry.kind)) write(`[${entry.id}] ${entry.data.toString()}`);
        return;
      case 'end':
        commands.delete(entry.id);
        return write(`[${entry.id}] ended with ${entry.signal ?? entry.exitCode} after ${entry.duration} ms`);
      default:
    }
  };
}
