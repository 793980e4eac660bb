import { expect, it } from 'vitest';
import { fakeCluster } from '../testing/fake-cluster.ts';
import { patient } from '../testing/patient.ts';
import { pod, waiting } from '../testing/pod.ts';
import { containers } from './containers.ts';

const logs = 'logs --namespace=processing --container=main --tail=3 --previous broken';
const look = (status: object, log: string | Error = new Error('previous terminated container not found')) =>
  containers.run(
    patient(
      fakeCluster({
        'get pods --all-namespaces': [pod('broken', { status: { containerStatuses: [status as never] } })],
        [logs]: log,
      }),
    ),
  );
const crashing = (exitCode: number, reason: string) => ({
  ...waiting('main', 'a:1', 'CrashLoopBackOff', 'back-off 5m0s restarting failed container'),
  restartCount: 7,
  lastState: { terminated: { exitCode, reason } },
});

it('finds nothing where a container runs', async () => {
  expect(
    await look({ name: 'main', image: '', imageID: '', ready: true, restartCount: 3, state: { running: {} } }),
  ).toEqual([]);
});

it('shows the last lines of a container that ends again and again', async () => {
  expect(await look(crashing(1, 'Error'), 'connecting\nno such database\n')).toMatchObject([
    {
      severity: 'error',
      subject: "container 'main' of pod 'processing/broken'",
      what: 'has ended 7 times, with exit code 1; its last lines: connecting | no such database',
      mend: './headwater kubectl logs broken --namespace=processing --container=main --previous shows the rest',
    },
  ]);
});

it('says that memory was too small', async () => {
  expect(await look(crashing(137, 'OOMKilled'))).toMatchObject([
    {
      what: 'has ended 7 times, with exit code 137 (out of memory)',
      mend: 'raise the memory limit of that container in environments/, then ./headwater render',
    },
  ]);
});

it('says what a container that can’t be made lacks', async () => {
  expect(await look(waiting('main', 'a:1', 'CreateContainerConfigError', 'secret "login" not found'))).toMatchObject([
    { what: 'can’t be made: secret "login" not found', mend: expect.stringContaining('--check secrets') as string },
  ]);
});
