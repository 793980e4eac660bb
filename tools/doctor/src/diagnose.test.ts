import { expect, it } from 'vitest';
import type { Check } from './check.ts';
import { diagnose } from './diagnose.ts';
import type { Finding } from './finding.ts';
import { fakeCluster } from './testing/fake-cluster.ts';
import { patient } from './testing/patient.ts';

const finding = (subject: string): Finding => ({ severity: 'error', subject, what: '', why: '', mend: '' });
const check = (
  name: string,
  needsCluster: boolean,
  run: Check['run'] = () => Promise.resolve([finding(name)]),
): Check => ({
  name,
  looksAt: `the ${name}`,
  mendedBy: '',
  needsCluster,
  run,
});
const nobody = { began: () => undefined, ended: () => undefined };
const ready = fakeCluster({ 'get --raw=/readyz': 'ok' });
const machine = check('machine', false);
const cluster = check('cluster', true);

it('makes every check, and tells findings in their order, however long each takes', async () => {
  let release = (_: readonly Finding[]): void => undefined;
  const slow = check('slow', true, () => new Promise((resolve) => (release = resolve)));
  const last = check('last', true, () => {
    release([finding('slow')]);
    return Promise.resolve([finding('last')]);
  });
  const { checks, findings } = await diagnose(patient(ready), [slow, machine, cluster, last], nobody);
  expect(checks).toEqual(['slow', 'machine', 'cluster', 'last']);
  expect(findings.map(({ check }) => check)).toEqual(['slow', 'machine', 'cluster', 'last']);
});

it('makes a few at a time only', async () => {
  let running = 0;
  let most = 0;
  const busy = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return [];
  };
  const many = Array.from({ length: 20 }, (_, index) => check(`number ${index}`, true, busy));
  await diagnose(patient(ready), many, nobody);
  expect(most).toBe(4);
});

it('says which check could not be made, and why: none is left out without a word', async () => {
  const denied = check('nodes', true, () => Promise.reject(new Error('kubectl get nodes: Forbidden\nmore of it')));
  const { findings } = await diagnose(patient(ready), [denied, cluster], nobody);
  expect(findings).toMatchObject([
    {
      severity: 'warning',
      subject: "check 'nodes'",
      what: 'could not be made: kubectl get nodes: Forbidden',
      why: 'nothing is known of the nodes',
    },
    { subject: 'cluster' },
  ]);
});

it('looks at the machine alone where there is no cluster, and says so', async () => {
  const { checks, findings } = await diagnose(patient(), [machine, cluster], nobody);
  expect(checks).toEqual(['machine']);
  expect(findings).toMatchObject([
    { severity: 'note', what: 'there is none, so only this machine was looked at', mend: './headwater up' },
    { subject: 'machine' },
  ]);
});

it('repeats what is said of a cluster that does not answer', async () => {
  const silent = fakeCluster({ 'get --raw=/readyz': new Error('kubectl get: connection refused\n') });
  const { checks, findings } = await diagnose(patient(silent), [machine, cluster], nobody);
  expect(checks).toEqual(['machine']);
  expect(findings).toMatchObject([
    { severity: 'error', subject: 'a cluster', what: 'does not answer: kubectl get: connection refused' },
    { subject: 'machine' },
  ]);
});
