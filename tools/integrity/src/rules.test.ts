import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { parseFixture } from './fixture.ts';
import { rules } from './rules/index.ts';

const fixtures = new URL('../fixtures/', import.meta.url);
const fixture = (rule: string, name: string) =>
  parseFixture(readFileSync(new URL(`${rule}/${name}.yaml`, fixtures), 'utf8'));

describe.each(rules)('$name', (rule) => {
  const lines = (name: string) =>
    check(fixture(rule.name, name).manifests, [rule]).map(({ file, message }) => `${file}: ${message}`);

  it('accepts what keeps the promise', () => {
    expect(lines('valid')).toEqual([]);
  });

  it('rejects what breaks it, and says what to do', () => {
    const { expected } = fixture(rule.name, 'invalid');
    expect(expected).not.toEqual([]);
    expect(lines('invalid')).toEqual(expected);
  });
});

it('has no fixture without a rule', () => {
  expect(readdirSync(fixtures).sort()).toEqual(rules.map(({ name }) => name));
});
