import { inject, it } from 'vitest';
import { healthy, kubectl, output, until } from './harness/machine.ts';
import { remember, remembered } from './harness/memory.ts';
import { processes } from './harness/processes.ts';

it('is whole again after every pod was deleted at once', async () => {
  await remember('pods');
  await kubectl('delete', 'pods', '--all-namespaces', '--all', '--wait=false', '--grace-period=1');
  await healthy();
  await remembered('pods');
});

it.each(['kubelet', 'kube-apiserver'])('is whole again after %s was killed', async (component) => {
  await remember(component);
  const [pid] = processes(inject('state'), component);
  await output('kill', ['-KILL', pid!]);
  await until(`${component} runs again`, 60, async () => {
    const [other] = processes(inject('state'), component);
    return other !== undefined && other !== pid && (await kubectl('get', '--raw=/readyz')) === 'ok';
  });
  await healthy();
  await remembered(component);
});
