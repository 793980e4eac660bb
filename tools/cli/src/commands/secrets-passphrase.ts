import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { exitCodes, Failure } from '../failure.ts';

/** The passphrase in that file, or what a person types on the terminal, which does not show it. */
export async function passphrase(file: string | undefined, again: boolean): Promise<string> {
  if (file !== undefined) return inFile(file);
  if (!process.stdin.isTTY) {
    throw new Failure(
      'there is nobody to ask for a passphrase; name a file with --passphrase-file',
      exitCodes.wrongUse,
    );
  }
  const typed = await ask('passphrase: ');
  if (typed === '') throw new Failure('the passphrase is empty; nothing was done', exitCodes.wrongUse);
  if (again && (await ask('the same again: ')) !== typed) {
    throw new Failure('the two are not the same; nothing was done', exitCodes.wrongUse);
  }
  return typed;
}

function inFile(file: string): string {
  const [line = ''] = textOf(file).split(/\r?\n/);
  if (line === '')
    throw new Failure(`${file}: its first line is empty; write the passphrase there`, exitCodes.wrongUse);
  return line;
}

/** The bytes of a file that a person named; a Failure where it can't be read. */
export function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(`${file}: can't be read (${code}); name another file`, exitCodes.wrongUse);
  }
}

export const textOf = (file: string): string => bytesOf(file).toString('utf8');

function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silence, terminal: true });
  return new Promise((resolve, reject) => {
    terminal.once('SIGINT', () => {
      terminal.close();
      reject(new Failure('nothing was done'));
    });
    terminal.question('', (answer) => {
      terminal.close();
      process.stderr.write('\n');
      resolve(answer);
    });
  });
}
