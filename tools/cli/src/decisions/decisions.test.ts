import { expect, it } from 'vitest';
import { decisions } from './decisions.ts';
import { wrapped } from './wrapped.ts';

const resources = (memory: string) => ({ requests: { cpu: '100m', memory }, limits: { cpu: '1', memory: '1Gi' } });

it('says nothing of what both decide', () => {
  expect(decisions({ spark: { applications: 1 } }, { spark: { applications: 1 } })).toEqual([]);
});

it('takes another kind for the decision, and leaves out what only one kind has', () => {
  const left = { secrets: { kind: 'generated' }, git: { kind: 'remote', revision: 'main' } };
  const right = { secrets: { kind: 'key-vault', vaultUrl: 'https://a' }, git: { kind: 'remote', revision: 'prod' } };
  expect(decisions(left, right)).toEqual([
    { what: 'secrets', left: 'generated', right: 'key-vault' },
    { what: 'git.revision', left: 'main', right: 'prod' },
  ]);
});

it('has one line for a size, and says where an environment has nothing to say', () => {
  expect(decisions({ a: resources('256Mi'), b: 'text' }, { a: resources('1Gi') })).toEqual([
    { what: 'a', left: '100m, 256Mi (at most 1, 1Gi)', right: '100m, 1Gi (at most 1, 1Gi)' },
    { what: 'b', left: 'text' },
  ]);
});

it('spells no certificates and keys out', () => {
  expect(decisions({ knownHosts: 'a\nb\nc\n' }, { knownHosts: '' })).toEqual([
    { what: 'knownHosts', left: '3 lines', right: 'none' },
  ]);
});

it('breaks lines where words end', () => {
  expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
});
