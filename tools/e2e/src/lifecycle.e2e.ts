import { existsSync, readFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { headwater, output, run, repository } from './harness/machine.ts';
import { remember, remembered } from './harness/memory.ts';
import { processes } from './harness/processes.ts';

/** What a cluster could leave on the machine. */
const traces = async (): Promise<Record<string, unknown>> => ({
  processes: processes(inject('state')),
  mounts: readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .filter((line) => line.includes('headwater')),
  links: (await output('ip', ['-brief', 'link'])).match(/^(node|outside|veth)\S*/gm) ?? [],
  rules: (await output('nft', ['list', 'ruleset'])).includes('network-policies'),
  groups: existsSync('/sys/fs/cgroup/memory/headwater-sandbox') || existsSync('/sys/fs/cgroup/headwater-sandbox'),
});

const nothing = { processes: [], mounts: [], links: [], rules: false, groups: false };

it('leaves nothing when it is ended, and finds its data when it is started again', async () => {
  await remember('down');
  await headwater('down');
  expect(await traces()).toEqual(nothing);
  const start = performance.now();
  await headwater('up', '--output=json');
  console.log(`warm up, with data: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  await remembered('down');
});

it('leaves nothing but empty control groups when it is killed, and starts again', async () => {
  await remember('kill');
  const parents = processes(inject('state')).filter(
    (pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[1] === 'run',
  );
  await output('kill', ['-KILL', ...parents]);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  expect({ ...(await traces()), groups: false }).toEqual(nothing);
  await run(`${repository}/headwater`, ['up'], { killAt: 'cluster: ' });
  await headwater('up', '--output=json');
  await remembered('kill');
});
