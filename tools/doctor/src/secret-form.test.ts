import { secretValue } from '@headwater/bootstrap';
import { expect, it } from 'vitest';
import { malformation } from './secret-form.ts';

const password = { kind: 'password', length: 32 } as const;
const token = { kind: 'token', bytes: 32 } as const;
const fernet = { kind: 'fernet' } as const;
const literal = { kind: 'literal', value: 'airflow' } as const;
const key = secretValue(fernet, '')!;

it.each([password, token, fernet, literal])('is right of a value as `up` makes it: %o', (maker) => {
  expect(malformation(maker, secretValue(maker, '')!)).toBeUndefined();
});

it('lets a person choose another password, and a rotation keep the key before', () => {
  expect(malformation(password, 'correct-horse')).toBeUndefined();
  expect(malformation(fernet, `${key},${key}`)).toBeUndefined();
});

it.each([
  [
    'a password with the line break of a file',
    password,
    'correct-horse\n',
    'a value with white space or a line break in it',
  ],
  ['a token with a line break in it', token, 'abc\ndef', 'a value with white space or a line break in it'],
  ['a Fernet key that is cut off', fernet, key.slice(0, 40), 'what is no Fernet key (32 bytes in URL-safe Base64)'],
  ['a Fernet key before one that is none', fernet, `${key},old`, 'what is no Fernet key (32 bytes in URL-safe Base64)'],
  ['another user name', literal, 'postgres', "another value than 'airflow'"],
])('is wrong of %s', (_, maker, value, what) => {
  expect(malformation(maker, value)).toBe(what);
});
