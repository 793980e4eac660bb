import { serviceAccounts, services } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { IPolicyRule, IRole, IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import { describe, expect, it } from 'vitest';
import { sparkOperator } from './spark-operator.ts';

const resources = sparkOperator({ measured: false, image: 'example.com/spark-operator:1' });

const named = <R extends Resource>(kind: string, name: string): R =>
  resources.find((resource) => resource.kind === kind && resource.metadata?.name === name) as R;

/** The flags of a Deployment's only container. */
function flags(deployment: string): Record<string, string> {
  const [container] = named<IDeployment & Resource>('Deployment', deployment).spec?.template.spec?.containers ?? [];
  const pairs = (container?.args ?? [])
    .filter((arg) => arg.startsWith('--'))
    .map((arg) => arg.slice(2).split('=') as [string, string]);
  return Object.fromEntries(pairs);
}

/** Whether the account may do so in namespace `processing` by a Role, or anywhere by a ClusterRole. */
const may = (account: string, verb: string, path: string, name = 'any'): boolean =>
  rulesOf(account).some((rule) => {
    const [group, resource] = path.includes('.') ? split(path) : ['', path];
    return (
      rule.apiGroups?.includes(group) &&
      rule.resources?.includes(resource) &&
      rule.verbs.includes(verb) &&
      (rule.resourceNames?.includes(name) ?? true)
    );
  });

/** `group/resource` or `group/resource/part`. */
const split = (path: string): [string, string] => [path.slice(0, path.indexOf('/')), path.slice(path.indexOf('/') + 1)];

const rulesOf = (account: string): IPolicyRule[] =>
  resources
    .filter((resource): resource is IRoleBinding & Resource => resource.kind.endsWith('RoleBinding'))
    .filter(({ subjects }) => subjects?.some(({ name }) => name === account))
    .flatMap(({ roleRef }) => named<IRole & Resource>(roleRef.kind, roleRef.name).rules ?? []);

describe.each(['spark-operator-controller', 'spark-operator-webhook'])('%s', (deployment) => {
  it('watches the namespace of the applications, and no other', () => {
    expect(flags(deployment)['namespaces']).toBe('processing');
  });

  it('may hold the Lease by which it elects a leader, and nobody else may', () => {
    const { 'leader-election-lock-namespace': namespace, 'leader-election-lock-name': lease = '' } = flags(deployment);
    expect(namespace).toBe('processing');
    const holders = ['spark-operator-controller', 'spark-operator-webhook', 'airflow-worker', 'spark-driver'];
    expect(holders.filter((account) => may(account, 'update', 'coordination.k8s.io/leases', lease))).toEqual([
      deployment,
    ]);
  });
});

describe('the webhook', () => {
  const given = flags('spark-operator-webhook');

  it('makes its certificate for the Service by which the API server calls it', () => {
    const { name, pods, port } = services.sparkWebhook;
    expect(given).toMatchObject({
      'webhook-svc-name': name,
      'webhook-svc-namespace': pods.namespace,
      'webhook-port': String(port),
    });
  });

  it('may keep that certificate, and publish it, and reads no other secret', () => {
    const account = 'spark-operator-webhook';
    const {
      'webhook-secret-name': secret = '',
      'mutating-webhook-name': mutating = '',
      'validating-webhook-name': validating = '',
    } = given;
    expect(may(account, 'get', 'secrets', secret)).toBe(true);
    expect(may(account, 'get', 'secrets')).toBe(false);
    expect(named('MutatingWebhookConfiguration', mutating)).toBeDefined();
    expect(named('ValidatingWebhookConfiguration', validating)).toBeDefined();
    expect(may(account, 'update', 'admissionregistration.k8s.io/mutatingwebhookconfigurations', mutating)).toBe(true);
    expect(may(account, 'update', 'admissionregistration.k8s.io/validatingwebhookconfigurations', validating)).toBe(
      true,
    );
    expect(may(account, 'update', 'admissionregistration.k8s.io/validatingwebhookconfigurations')).toBe(false);
  });
});

describe('Airflow', () => {
  const worker = serviceAccounts.airflowWorker.name;
  const triggerer = serviceAccounts.airflowTriggerer.name;

  it.each(['create', 'get', 'list', 'watch', 'patch', 'delete'])(
    'may %s SparkApplications from a task alone',
    (verb) => {
      expect(may(worker, verb, 'sparkoperator.k8s.io/sparkapplications')).toBe(true);
      expect(may(triggerer, verb, 'sparkoperator.k8s.io/sparkapplications')).toBe(false);
    },
  );

  it.each([worker, triggerer])('may follow them as %s: their pods, logs and events', (account) => {
    expect(may(account, 'list', 'pods')).toBe(true);
    expect(may(account, 'get', 'pods/log')).toBe(true);
    expect(may(account, 'list', 'events')).toBe(true);
  });

  it('may start a driver with what belongs to it, by spark-submit from a task alone', () => {
    // as Spark 4.0.4 asks in cluster mode
    const requests = [
      ['create', 'pods'],
      ['watch', 'pods'],
      ['get', 'pods'],
      ['delete', 'pods'],
      ['create', 'services'],
      ['patch', 'services'],
      ['create', 'configmaps'],
      ['patch', 'configmaps'],
    ] as const;
    expect(requests.filter(([verb, resource]) => !may(worker, verb, resource))).toEqual([]);
    expect(may(triggerer, 'create', 'pods')).toBe(false);
  });

  it.each([worker, triggerer])('may not enter pods there as %s, or read secrets', (account) => {
    expect(may(account, 'create', 'pods/exec')).toBe(false);
    expect(may(account, 'get', 'secrets')).toBe(false);
  });
});

it('lets drivers start executors, clear away after them, and submit nothing', () => {
  for (const resource of ['pods', 'services', 'configmaps', 'persistentvolumeclaims']) {
    expect(may('spark-driver', 'create', resource)).toBe(true);
    expect(may('spark-driver', 'deletecollection', resource)).toBe(true);
  }
  expect(may('spark-driver', 'create', 'sparkoperator.k8s.io/sparkapplications')).toBe(false);
  expect(may('spark-driver', 'get', 'secrets')).toBe(false);
});

it('gives nobody everything', () => {
  const rules = resources.flatMap((resource) => (resource as IRole).rules ?? []);
  expect(rules.filter((rule) => JSON.stringify(rule).includes('*'))).toEqual([]);
});

it('gives rights in the whole cluster to the operator alone', () => {
  const bindings = resources.filter(({ kind }) => kind === 'ClusterRoleBinding') as (IRoleBinding & Resource)[];
  expect(bindings.flatMap(({ subjects = [] }) => subjects.map(({ name }) => name)).sort()).toEqual([
    'spark-operator-controller',
    'spark-operator-webhook',
  ]);
});
