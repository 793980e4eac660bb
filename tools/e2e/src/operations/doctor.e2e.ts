import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { healthy, jsonpath, kubectl, output, repository, run, secret, until } from '../harness/machine.ts';

interface Finding {
  readonly severity: string;
  readonly subject: string;
  readonly what: string;
  readonly mend: string;
}

/** What the doctor finds, of these checks or of all, and how it ends. */
async function doctor(
  ...parameters: readonly string[]
): Promise<{ code: number | null; findings: readonly Finding[] }> {
  const { code, stdout, stderr } = await run(`${repository}/headwater`, ['doctor', '--output=json', ...parameters]);
  if (stdout === '') throw new Error(stderr);
  return { code, findings: (JSON.parse(stdout) as { findings: Finding[] }).findings };
}

const create = (object: object): Promise<string> =>
  output(`${repository}/headwater`, ['kubectl', 'create', '--filename=-'], { input: JSON.stringify(object) });

const node = () => jsonpath('{.items[0].metadata.name}', 'nodes');

const claim = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { namespace: 'processing', name: 'e2e-doctor' },
  spec: {
    storageClassName: 'e2e-absent',
    accessModes: ['ReadWriteOnce'],
    resources: { requests: { storage: '1Mi' } },
  },
};

// on this machine nothing listens for images
const image = 'localhost/headwater/e2e-absent:1';
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { namespace: 'processing', name: 'e2e-doctor' },
  spec: {
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'main',
        image,
        resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '10m', memory: '16Mi' } },
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      },
    ],
  },
};

const refused = 'exceeded quota: requests, requested: requests.cpu=10m';
const job = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { namespace: 'processing', name: 'e2e-doctor' },
  spec: { template: { spec: { ...pod.spec, restartPolicy: 'Never' } } },
};

const held = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { namespace: 'e2e-doctor', name: 'held', finalizers: ['headwater.dev/e2e'] },
};

/** Whether Argo CD takes back at once what a test breaks; off, as a person would. */
async function healing(application: string, heals: boolean): Promise<void> {
  const automated = heals ? { prune: true, selfHeal: true } : null;
  const patch = JSON.stringify({ spec: { syncPolicy: { automated } } });
  await kubectl('patch', 'application', application, '--namespace=cicd', '--type=merge', `--patch=${patch}`);
}

const patched = (kind: string, namespace: string, name: string, patch: object): Promise<string> =>
  kubectl('patch', kind, name, `--namespace=${namespace}`, '--type=merge', `--patch=${JSON.stringify(patch)}`);

const base64 = (text: string): string => Buffer.from(text).toString('base64');

interface Illness {
  readonly check: string;
  readonly fallIll: () => Promise<unknown>;
  readonly subject: () => Promise<string> | string;
  readonly what: RegExp;
  /** How it ends where it is no error. */
  readonly code?: 4;
  /** The Application that must not take it back before the doctor has seen it. */
  readonly application?: string;
}

const illnesses: Readonly<Record<string, Illness>> = {
  'a mirror that differs from its source': {
    check: 'mirrors',
    fallIll: () => patched('secret', 'orchestrator', 'postgres-airflow', { data: { password: base64('e2e') } }),
    subject: () => "mirror 'orchestrator/postgres-airflow'",
    what: /^differs from its source 'database\/postgres-airflow' in 'password'$/,
  },
  'a mirror that is deleted, and nobody makes again': {
    check: 'mirrors',
    application: 'reflector',
    fallIll: async () => {
      await kubectl('scale', 'deployment/reflector', '--namespace=management', '--replicas=0');
      await kubectl('wait', 'pods', '--namespace=management', '--all', '--for=delete', '--timeout=60s');
      await kubectl('delete', 'secret', 'postgres-airflow', '--namespace=orchestrator');
    },
    subject: () => "mirror 'orchestrator/postgres-airflow'",
    what: /^of 'database\/postgres-airflow' is not there$/,
  },
  'a limit that is shrunk': {
    check: 'quotas',
    application: 'processing-foundation',
    fallIll: async () => {
      await patched('resourcequota', 'processing', 'requests', { spec: { hard: { 'requests.cpu': '1m' } } });
      await create(job);
      const ofJob = ['events', '--namespace=processing', '--field-selector=reason=FailedCreate'];
      await until('it refuses a pod', 60, async () =>
        (await jsonpath('{.items[*].message}', ...ofJob)).includes(refused),
      );
      // once there is room, its pod would come
      await kubectl('delete', 'job', 'e2e-doctor', '--namespace=processing');
    },
    subject: () => "ResourceQuota 'processing/requests'",
    what: /^allows 1m of requests\.cpu, and Git says \d+; it refused Job 'e2e-doctor' requests\.cpu=10m.* ago$/,
  },
  'a key with a line break in it': {
    check: 'secrets',
    fallIll: () => {
      const data = { 'api-secret-key': base64('e2e-corrupt\n') };
      return patched('secret', 'orchestrator', 'airflow-api-secret-key', { data });
    },
    subject: () => "secret 'orchestrator/airflow-api-secret-key'",
    what: /^has under 'api-secret-key' a value with white space or a line break in it$/,
  },
  'a key that running pods do not have': {
    check: 'secret-readers',
    code: 4,
    fallIll: () => {
      const data = { 'api-secret-key': base64(randomBytes(32).toString('hex')) };
      return patched('secret', 'orchestrator', 'airflow-api-secret-key', { data });
    },
    subject: () => "secret 'orchestrator/airflow-api-secret-key'",
    what: /^has another value under 'api-secret-key' than 'airflow-api-server-[^']+', 'airflow-triggerer-0' started with$/,
  },
  'a port that is blocked': {
    check: 'connections',
    application: 'orchestrator-foundation',
    // the way by which Airflow shows the log of a trigger that runs
    fallIll: () => patched('networkpolicy', 'orchestrator', 'airflow-triggerer', { spec: { ingress: [] } }),
    subject: () => "connection from 'orchestrator/airflow-api-server' to 'airflow-triggerer.orchestrator.svc:8794'",
    what: /^does not come about: no answer within 10 s; NetworkPolicy 'orchestrator\/airflow-triggerer' is not what Git says$/,
  },
  'a node that is closed': {
    check: 'nodes',
    fallIll: async () => kubectl('cordon', await node()),
    subject: async () => `node '${await node()}'`,
    what: /cordoned/,
  },
  'a claim of a StorageClass that does not exist': {
    check: 'claims',
    fallIll: () => create(claim),
    subject: () => "claim 'processing/e2e-doctor'",
    what: /^is of the StorageClass 'e2e-absent', which does not exist; there is .*standard/,
  },
  'an image that nobody has': {
    check: 'image-pulls',
    fallIll: () => create(pod),
    subject: () => `image '${image}'`,
    what: /^does not come to pod 'processing\/e2e-doctor': the registry does not answer/,
  },
  'a namespace that a finalizer holds': {
    check: 'terminating',
    fallIll: async () => {
      await kubectl('create', 'namespace', 'e2e-doctor');
      await create(held);
      await kubectl('delete', 'namespace', 'e2e-doctor', '--wait=false');
    },
    subject: () => "ConfigMap 'e2e-doctor/held'",
    what: /held by headwater\.dev\/e2e; and namespace 'e2e-doctor' goes no sooner$/,
  },
};

// where a test failed before the doctor's advice was taken
afterAll(async () => {
  const away = (kind: string, namespace: string, name: string) =>
    kubectl('delete', kind, name, `--namespace=${namespace}`, '--ignore-not-found');
  await kubectl('uncordon', await node());
  await away('pod', 'processing', 'e2e-doctor');
  await away('job', 'processing', 'e2e-doctor');
  await away('persistentvolumeclaim', 'processing', 'e2e-doctor');
  const patch = '{"metadata":{"finalizers":null}}';
  const configMap = ['configmap', 'held', '--namespace=e2e-doctor'];
  await kubectl('patch', ...configMap, '--type=merge', `--patch=${patch}`).catch(() => undefined);
  await kubectl('delete', 'namespace', 'e2e-doctor', '--ignore-not-found');
  const value = (namespace: string) => secret(namespace, 'postgres-airflow', 'password').catch(() => '');
  if ((await value('orchestrator')) !== (await value('database')))
    await away('secret', 'orchestrator', 'postgres-airflow');
  for (const { application } of Object.values(illnesses)) if (application) await healing(application, true);
  await healthy();
});

it('finds no error on a platform that is well, could make every check, and shows no secret', async () => {
  // what was broken by a test before may still be in the canary's last run
  const { code, findings } = await until('no error is found', 600, async () => {
    const found = await doctor();
    return found.findings.every(({ severity }) => severity !== 'error') ? found : undefined;
  });
  expect(findings.filter(({ what }) => what.startsWith('could not be made'))).toEqual([]);
  expect([0, 4]).toContain(code);
  expect(JSON.stringify(findings)).not.toContain(await secret('database', 'postgres-airflow', 'password'));
});

describe.each(Object.entries(illnesses))('%s', (_, { check, fallIll, subject, what, code: ends = 1, application }) => {
  it('is found, and gone when the advice is taken', async () => {
    if (application) await healing(application, false);
    await fallIll();
    const name = await subject();
    const find = async () => {
      const { code, findings } = await doctor(`--check=${check}`);
      return { code, finding: findings.find((each) => each.subject === name) };
    };
    const { code, finding } = await until('the doctor finds it', 240, async () => {
      const found = await find();
      // the first that is said of an image may be that it is not there yet
      return found.finding && what.test(found.finding.what) ? found : undefined;
    });
    expect(code).toBe(ends);
    const [command = ''] = /\.\/headwater (kubectl|secrets rotate) .*$/.exec(finding!.mend) ?? [];
    // it asks before it changes a secret, and nobody is there
    await output('bash', ['-c', command.replace(/^(\.\/headwater secrets .*)$/, '$1 --yes')]);
    await until('it is gone', 180, async () => (await find()).finding === undefined);
    if (application) await healing(application, true);
  });
});

it('sends a canary through Airflow, and reads what it wrote', async () => {
  const { code, findings } = await doctor('--check=canary', '--canary');
  expect({ code, findings }).toEqual({ code: 0, findings: [] });
});
