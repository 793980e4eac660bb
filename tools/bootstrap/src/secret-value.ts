import { execFileSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Maker } from '@headwater/secrets';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A new value as `maker` describes it; undefined where a person has to provide it. */
export function secretValue(maker: Maker, repositoryUrl: string): string | undefined {
  switch (maker.kind) {
    case 'literal':
      return maker.value;
    case 'repository-url':
      return repositoryUrl;
    case 'password':
      return Array.from({ length: maker.length }, () => alphabet[randomInt(alphabet.length)]).join('');
    case 'token':
      return randomBytes(maker.bytes).toString('hex');
    case 'fernet':
      return randomBytes(32).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
    case 'ssh-key':
      return sshKey();
    case 'external':
      return undefined;
  }
}

/** Node.js can't write OpenSSH's format. */
function sshKey(): string {
  // a folder that only its owner may read
  const folder = mkdtempSync(join(tmpdir(), 'headwater-'));
  try {
    const file = join(folder, 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'headwater', '-f', file]);
    return readFileSync(file, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
