import { expect, it } from 'vitest';
import { listening } from './forward.ts';

const wanted = [
  { target: 'airflow-api-server.orchestrator.svc.cluster.local:8080', port: 8080 },
  { target: 'argocd-server.cicd.svc.cluster.local:80', port: 8081 },
];

it('listens on the ports that were asked for where these are free', async () => {
  expect((await listening(wanted, async () => true)).map(({ listen }) => listen)).toEqual([
    '127.0.0.1:8080',
    '127.0.0.1:8081',
  ]);
});

it('takes the next free port, and none twice', async () => {
  expect(await listening(wanted, async (port) => port !== 8080)).toEqual([
    { target: wanted[0]?.target, listen: '127.0.0.1:8081' },
    { target: wanted[1]?.target, listen: '127.0.0.1:8082' },
  ]);
});
