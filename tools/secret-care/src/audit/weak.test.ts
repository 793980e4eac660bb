import { describe, expect, it } from 'vitest';
import { newValue } from '../new-value.ts';
import { strong } from '../testing/examples.ts';
import { weakness } from './weak.ts';

const password = { kind: 'password', length: 32 } as const;

describe('a value', () => {
  it.each([
    password,
    { kind: 'password', length: 43 },
    { kind: 'token', bytes: 32 },
    { kind: 'token', bytes: 64 },
    { kind: 'fernet' },
  ] as const)('that is newly made is never weak: %o', (maker) => {
    for (let count = 0; count < 500; count += 1) expect(weakness(maker, newValue(maker)!)).toBeUndefined();
  });

  it.each([
    ['admin', 'is a word that everybody tries first'],
    ['Password123!', 'is a word that everybody tries first'],
    [strong.slice(0, 20), 'has 20 characters instead of 32'],
    ['ab'.repeat(16), 'repeats too few different characters'],
  ])('like %s is weak', (value, why) => {
    expect(weakness(password, value)).toBe(why);
  });

  it('of two Fernet keys is as good as each of them', () => {
    const [a, b] = [newValue({ kind: 'fernet' })!, newValue({ kind: 'fernet' })!];
    expect(weakness({ kind: 'fernet' }, `${a},${b}`)).toBeUndefined();
    expect(weakness({ kind: 'fernet' }, `${a},${strong}`)).toBe('is no Fernet key (32 bytes in Base64)');
  });

  it('that a person provides is weak only where everybody knows it', () => {
    const external = { kind: 'external', description: '' } as const;
    expect(weakness(external, 'minioadmin')).toBe('is a word that everybody tries first');
    expect(weakness(external, 'short')).toBeUndefined();
  });
});
