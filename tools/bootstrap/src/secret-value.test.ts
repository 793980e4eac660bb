import { describe, expect, it } from 'vitest';
import { secretValue } from './secret-value.ts';

const url = 'http://gitea/repository.git';

describe('a generated value', () => {
  it('is another one each time', () => {
    const values = Array.from({ length: 100 }, () => secretValue({ kind: 'password', length: 32 }, url));
    expect(new Set(values).size).toBe(100);
  });

  it('needs no escaping where it is a password', () => {
    expect(secretValue({ kind: 'password', length: 32 }, url)).toMatch(/^[A-Za-z0-9]{32}$/);
  });

  it('is as long as declared where it is a token', () => {
    expect(secretValue({ kind: 'token', bytes: 16 }, url)).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is a key that Fernet takes: 32 bytes in URL-safe Base64, padded', () => {
    expect(secretValue({ kind: 'fernet' }, url)).toMatch(/^[A-Za-z0-9_-]{43}=$/);
  });

  it('is a private key in the format of OpenSSH', () => {
    expect(secretValue({ kind: 'ssh-key' }, url)).toMatch(
      /^-----BEGIN OPENSSH PRIVATE KEY-----\n[^-]+\n-----END OPENSSH PRIVATE KEY-----\n$/,
    );
  });

  it('is never made up where a person has to provide it', () => {
    expect(secretValue({ kind: 'external', description: 'an account' }, url)).toBeUndefined();
  });
});
