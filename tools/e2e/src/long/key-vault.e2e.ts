import { loadEnvironment, secretsIn, secretsOf } from '@headwater/environment';
import { readManifests } from '@headwater/integrity';
import type { Resource } from '@headwater/k8s';
import { addImages } from '@headwater/sandbox';
import { isPlain, vaultName } from '@headwater/secrets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entries, inOwnNamespaces, namespacesOf, ownNamespace, vaultValues } from '../harness/fake-vault.ts';
import { jsonpath, kubectl, output, repository, run, until } from '../harness/machine.ts';
import { podByHand } from '../harness/pod-by-hand.ts';
import { upstreamDefinitions } from '../harness/upstream-definitions.ts';

interface Deployment extends Resource {
  readonly spec: {
    readonly template: { readonly spec: { readonly containers: readonly { readonly image: string }[] } };
  };
}

const environment = loadEnvironment(repository, 'aks');
const isFilling = ({ file }: { readonly file: string }) =>
  /^manifests\/aks\/([a-z]+\/(optional-)?secrets\/|management\/(external-secrets|foundation\/priorityclass-))/.test(
    file,
  );
const rendered = readManifests(repository, 'aks')
  .items.filter(isFilling)
  .map(({ resource }) => resource);
const values = vaultValues(rendered);
const resources = inOwnNamespaces(rendered, values);
const namespaces = namespacesOf(resources);
let definitions: readonly Resource[] = [];

const apply = (list: readonly Resource[]) =>
  output(`${repository}/headwater`, ['kubectl', 'apply', '--server-side', '--force-conflicts', '--filename=-'], {
    input: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: list }),
  });

const kinds = 'externalsecrets.external-secrets.io';
const ready = (namespace: string) =>
  kubectl('wait', kinds, '--all', `--namespace=${ownNamespace(namespace)}`, '--for=condition=Ready', '--timeout=300s');

/** What the Secret of a namespace holds, decoded. */
async function held(namespace: string, name: string): Promise<Record<string, string>> {
  const { data } = JSON.parse(
    await kubectl('get', 'secret', name, `--namespace=${ownNamespace(namespace)}`, '--output=json'),
  ) as { data: Record<string, string> };
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]),
  );
}

beforeAll(async () => {
  const isDeployment = (resource: Resource): resource is Deployment => resource.kind === 'Deployment';
  const images = rendered
    .filter(isDeployment)
    .flatMap(({ spec }) => spec.template.spec.containers.map(({ image }) => image));
  await addImages([...new Set(images)], ({ name, state }) => {
    if (state === 'begin') console.log(`${name} …`);
  });
  definitions = await upstreamDefinitions('external-secrets-crds');
  await apply(definitions);
  await kubectl('wait', 'crd', ...definitions.map(({ metadata }) => metadata!.name!), '--for=condition=Established');
  await apply([...namespaces, ...resources]);
});

afterAll(async () => {
  // while somebody is there who takes the finalizers away
  await kubectl(
    'delete',
    '--ignore-not-found',
    `${kinds},secretstores.external-secrets.io`,
    '--all',
    '--all-namespaces',
  );
  await kubectl('delete', '--ignore-not-found', 'namespaces', ...namespaces.map(({ metadata }) => metadata!.name!));
  await kubectl('delete', '--ignore-not-found', 'crd', ...definitions.map(({ metadata }) => metadata!.name!));
  await kubectl('delete', '--ignore-not-found', 'priorityclass', 'platform');
  for (const kind of ['validatingadmissionpolicybindings', 'validatingadmissionpolicies'])
    await kubectl('delete', '--ignore-not-found', kind, 'no-pod-as-key-vault-reader');
});

describe('External Secrets, with the rights that it has on Azure', () => {
  const filled = [...new Set(secretsOf(environment).flatMap(({ namespace, readers }) => [namespace, ...readers]))];

  it.each(filled)('fills every secret that is declared for %s, to the key and the value', async (namespace) => {
    await ready(namespace);
    const declared = secretsIn(environment, namespace);
    expect(declared.length).toBeGreaterThan(0);
    for (const secret of declared) {
      const data = await held(namespace, secret.name);
      expect(Object.keys(data).sort(), secret.name).toEqual(Object.keys(secret.keys).sort());
      for (const [key, maker] of Object.entries(secret.keys)) {
        if (!isPlain(maker)) expect(data[key]).toBe(values.get(vaultName(secret, key)));
        if (maker.kind === 'literal') expect(data[key]).toBe(maker.value);
      }
    }
  });

  it('brings a changed value, and names the one that the vault has no more', async () => {
    const [namespace, name] = ['orchestrator', 'airflow-fernet-key'];
    const key = 'orchestrator-airflow-fernet-key-fernet-key';
    const store = (known: ReadonlyMap<string, string>) =>
      kubectl(
        'patch',
        'secretstore.external-secrets.io',
        'key-vault',
        `--namespace=${ownNamespace(namespace)}`,
        '--type=merge',
        `--patch=${JSON.stringify({ spec: { provider: { fake: { data: entries(known) } } } })}`,
      );
    const readAgain = () =>
      kubectl(
        'annotate',
        kinds,
        name,
        `--namespace=${ownNamespace(namespace)}`,
        '--overwrite',
        `again=${Math.random().toString()}`,
      );
    await store(new Map(values).set(key, 'another value'));
    await readAgain();
    await until('the changed value', 60, async () => (await held(namespace, name))['fernet-key'] === 'another value');
    await store(new Map([...values].filter(([each]) => each !== key)));
    await readAgain();
    const reason = '{.status.conditions[?(@.type=="Ready")].reason}';
    await until('that it is missing', 60, async () => {
      const said = await jsonpath(reason, kinds, name, `--namespace=${ownNamespace(namespace)}`);
      return said === 'SecretSyncedError';
    });
    const events = await jsonpath(
      '{.items[*].message}',
      'events',
      `--namespace=${ownNamespace(namespace)}`,
      `--field-selector=involvedObject.name=${name},type=Warning`,
    );
    expect(events).toContain(key);
    // what was filled stays: pods go on to start with it
    expect(await held(namespace, name)).toEqual({ 'fernet-key': 'another value' });
  });

  it.each([
    ['get', 'secrets', 'orchestrator'],
    ['create', 'serviceaccounts/default', 'database'],
    ['create', 'serviceaccounts/key-vault-reader', 'orchestrator'],
  ])('may not %s %s in %s as who fills database', async (verb, resource, namespace) => {
    const [kind = '', name] = resource.split('/');
    const { stdout } = await run(`${repository}/headwater`, [
      'kubectl',
      'auth',
      'can-i',
      verb,
      name === undefined ? kind : `${kind}/${name}`,
      ...(name === undefined ? [] : ['--subresource=token']),
      `--namespace=${ownNamespace(namespace)}`,
      `--as=system:serviceaccount:${ownNamespace('management')}:external-secrets-database`,
    ]);
    expect(stdout.trim()).toBe('no');
  });

  it('lets nobody start a pod as who reads the vault', async () => {
    const pod = podByHand({ name: 'reader' });
    const reader = {
      ...pod,
      metadata: { name: 'reader', namespace: ownNamespace('database') },
      spec: { ...pod.spec, serviceAccountName: 'key-vault-reader' },
    };
    const { code, stderr } = await run(`${repository}/headwater`, ['kubectl', 'create', '--filename=-'], {
      input: JSON.stringify(reader),
    });
    expect(code).not.toBe(0);
    expect(stderr).toContain("no pod runs under service account 'key-vault-reader': it reads the vault");
  });
});
