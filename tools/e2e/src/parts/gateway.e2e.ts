import { issuer, platformCa, platformCaReaders, publicHost, publicUrl, services } from '@headwater/contracts';
import { loadEnvironment, topology } from '@headwater/environment';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, forward, type Forward, type Question } from '../harness/front-door.ts';
import { headwater, jsonpath, kubectl, repository } from '../harness/machine.ts';

const wiring = topology(loadEnvironment(repository, 'minikube'));
const door = wiring.frontDoor!;
const { namespace } = platformCa;
let authority: string;
let https: Forward;
let http: Forward;

beforeAll(async () => {
  authority = await headwater('ca');
  const { name, port } = services.traefik(door);
  [https, http] = await Promise.all([forward(namespace, name, port), forward(namespace, name, 80)]);
});
afterAll(() => {
  https?.close();
  http?.close();
});

const host = (label: string) => `${label}.${door.domain}`;
const securely = (question: Omit<Question, 'port'>) => ask({ port: https.port, authority, ...question });

describe('the front door', () => {
  it.each([
    ['airflow', '/api/v2/monitor/health'],
    ['argocd', '/healthz'],
    ['minio', '/'],
    // where people sign in first, the proxy answers for itself
    ['sparkHistory', wiring.identity ? '/ping' : '/api/v1/applications'],
    ['gitea', '/api/healthz'],
  ] as const)('leads to %s, and tells browsers to come by HTTPS', async (service, path) => {
    const { status, headers } = await securely({ host: publicHost(door, service), path });
    expect(status).toBe(200);
    expect(headers['strict-transport-security']).toBe('max-age=15768000');
  });

  it.each(['airflow', 'sparkHistory', 'minio', 'gitea', 'argocd'] as const)(
    'gets no other address from %s than that by which it was called, or where people sign in',
    async (service) => {
      const { headers } = await securely({ host: publicHost(door, service) });
      const { location } = headers;
      if (location === undefined || location.startsWith('/')) return;
      const known = [publicUrl(door, service), ...(wiring.identity ? [issuer(door)] : [])];
      expect(
        known.filter((address) => location.startsWith(address)),
        location,
      ).not.toEqual([]);
    },
  );

  it('leads from plain HTTP to the same page over TLS', async () => {
    const { status, headers } = await ask({ port: http.port, tls: false, host: host('airflow'), path: '/dags?a=1' });
    expect(status).toBe(301);
    expect(headers.location).toBe(`${publicUrl(door, 'airflow')}/dags?a=1`);
  });

  it('has nothing at a host that nobody publishes, and shows no certificate for one elsewhere', async () => {
    expect((await securely({ host: host('nobody') })).status).toBe(404);
    await expect(securely({ host: 'airflow.example.com' })).rejects.toThrow(/alert|unrecognized/i);
  });

  it('is believed by whoever believes the authority, and by nobody else', async () => {
    expect((await securely({ host: host('airflow') })).status).toBeLessThan(400);
    await expect(ask({ port: https.port, host: host('airflow') })).rejects.toThrow(/certificate/);
  });
});

describe('the authority', () => {
  it('is known in every namespace whose pods call the front door', async () => {
    for (const reader of platformCaReaders(wiring)) {
      const data = await kubectl('get', 'configmap', platformCa.name, `--namespace=${reader}`, '--output=json');
      expect((JSON.parse(data) as { data: object }).data, reader).toEqual({ [platformCa.key]: authority });
    }
  });

  it('has its key in its own namespace, and nowhere else', async () => {
    const key = await jsonpath('{.data.tls\\.key}', 'secret', platformCa.name, `--namespace=${namespace}`);
    expect(key).not.toBe('');
    const all = JSON.parse(await kubectl('get', 'secrets,configmaps', '--all-namespaces', '--output=json')) as {
      items: { kind: string; metadata: { namespace: string; name: string }; data?: Record<string, string> }[];
    };
    const text = Buffer.from(key, 'base64').toString().trim();
    const holders = all.items.filter(({ data = {} }) =>
      Object.values(data).some((value) => value === key || value.includes(text)),
    );
    expect(holders.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).toEqual([
      `${namespace}/${platformCa.name}`,
    ]);
  });
});

it('is well in the eyes of the doctor', async () => {
  const { findings } = JSON.parse(
    await headwater('doctor', '--check=certificates', '--check=front-door', '--output=json'),
  ) as { findings: unknown[] };
  expect(findings).toEqual([]);
});
