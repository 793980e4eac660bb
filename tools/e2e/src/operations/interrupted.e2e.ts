import { afterAll, expect, it } from 'vitest';
import { headwater, healthy, repository, run } from '../harness/machine.ts';

const program = `${repository}/headwater`;
const up = ['up', '--cluster=sandbox'];
const stopped = 'stopped; what is there stays, and ./headwater up goes on from here';

// the others go on with it
afterAll(healthy);

it.each([
  'the cluster is',
  'programs: ',
  'cluster: addons (',
  'namespaces and secrets (',
  'Git server (',
  'push (',
  'Argo CD (',
  'root ',
  'postgres Synced, Healthy',
])('stops in order after «%s», and says how to go on', async (phase) => {
  // each goes on from where the one before was stopped, the first from nothing
  if (phase === 'the cluster is') await headwater('down', '--cluster=sandbox', '--purge');
  const { code, stderr } = await run(program, up, { killAt: phase, signal: 'SIGINT' });
  expect(stderr).toContain(phase);
  expect(stderr).toContain(stopped);
  expect(code).toBe(130);
});

it('refuses a second one beside the first, which goes on to a platform that is well', async () => {
  const first = run(program, up);
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const second = await run(program, up);
  const { code, stderr } = await first;
  expect(second.code).toBe(2);
  expect(second.stderr).toMatch(
    /^process \d+ is at it: \.\/headwater up, since \S+; wait for it, or end it with kill \d+$/m,
  );
  expect(`${code} ${code === 0 ? '' : stderr}`).toBe('0 ');
});
