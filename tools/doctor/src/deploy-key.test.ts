import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keyProblems, knows } from './deploy-key.ts';

const folder = mkdtempSync(join(tmpdir(), 'headwater-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

function keyPair(name: string, passphrase: string): { readonly key: string; readonly public: string } {
  const file = join(folder, name);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', 'test', '-f', file]);
  return { key: readFileSync(file, 'utf8'), public: readFileSync(`${file}.pub`, 'utf8') };
}
const open = keyPair('open', '');

describe('a deploy key', () => {
  it('is fine as ssh-keygen writes it', () => {
    expect(keyProblems(open.key)).toEqual([]);
  });

  it.each([
    ['empty', ' \n', ['is empty']],
    ['the other half', open.public, ['is the public half']],
    ['trimmed', open.key.trimEnd(), ['does not end with a line break, which ssh demands']],
    ['from Windows', open.key.replaceAll('\n', '\r\n'), ['has line ends of Windows']],
    ['indented', ` ${open.key}`, ['does not begin with -----BEGIN OPENSSH PRIVATE KEY-----, a line by itself']],
    ['cut off', `${open.key.slice(0, 120)}\n`, ['is cut off: its last line is missing']],
    [
      'from JSON',
      JSON.stringify(open.key).slice(1, -1),
      ['has \\n in place of line breaks', 'does not end with a line break, which ssh demands'],
    ],
    ['locked', keyPair('locked', 'a passphrase').key, ['has a passphrase, which nobody is there to type']],
  ])('is not when it is %s', (_, key, problems) => {
    expect(keyProblems(key)).toEqual(problems);
  });
});

describe('a known host', () => {
  const line = 'git.example.com,192.0.2.1 ssh-ed25519 AAAAC3Nz';

  it('is found by its name, and with a port by both', () => {
    expect(knows(`# comment of three words\n${line}`, 'git.example.com', 22)).toBe(true);
    expect(knows('[git.example.com]:2222 ssh-ed25519 AAAAC3Nz', 'git.example.com', 2222)).toBe(true);
    expect(knows(line, 'git.example.com', 2222)).toBe(false);
    expect(knows(line, 'example.com', 22)).toBe(false);
  });

  it('is found when its name is hashed', () => {
    const salt = Buffer.from('twenty bytes of salt');
    const hash = createHmac('sha1', salt).update('git.example.com').digest('base64');
    const hashed = `|1|${salt.toString('base64')}|${hash} ssh-ed25519 AAAAC3Nz`;
    expect([knows(hashed, 'git.example.com', 22), knows(hashed, 'other.example.com', 22)]).toEqual([true, false]);
  });
});
