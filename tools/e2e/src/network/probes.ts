import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { jsonpath, kubectl, output, repository, until } from '../harness/machine.ts';
import { titleOf, type Pods } from './ends.ts';
import type { Target } from './destinations.ts';

/** A pod that looks like one of the platform to NetworkPolicies, and to nothing else. */
export interface Probe extends Pods {
  readonly name: string;
  readonly address: string;
}

const label = 'headwater.dev/network-probe';
const owner = 'network-probe';
const program = readFileSync(new URL('probe.py', import.meta.url), 'utf8');
const remove = ['delete', 'pods,configmaps', '--all-namespaces', `--selector=${label}`, '--grace-period=0', '--force'];

/** Starts a pod for each of `groups`, which listens on all of `ports`. */
export async function startProbes(groups: readonly Pods[], ports: readonly number[]): Promise<Probe[]> {
  await refuseServices();
  const image = await jsonpath(
    '{.spec.template.spec.containers[0].image}',
    'deployment',
    'airflow-scheduler',
    '--namespace=orchestrator',
  );
  const owners = new Map<string, string>();
  await create([...new Set(groups.map(({ namespace }) => namespace))].map(ownerOf));
  for (const { metadata } of await list('configmaps')) owners.set(metadata.namespace, metadata.uid);
  const named = new Map<string, Pods>();
  for (const group of groups) {
    const title = titleOf(group).replace('/', '/probe-').replace('*', 'stranger');
    named.set(named.has(title) ? `${title}-too` : title, group);
  }
  await create(
    [...named].map(([title, group]) =>
      podOf(group, { name: title.split('/')[1]!, uid: owners.get(group.namespace)!, image, ports }),
    ),
  );
  return until('every probe listens', 300, async () => {
    const listening = (await list('pods')).filter(
      ({ status }) => status?.containerStatuses?.[0]?.started === true && status.podIP !== undefined,
    );
    if (listening.length < named.size) return undefined;
    return listening.map(({ metadata: { namespace, name }, status }) => ({
      ...named.get(`${namespace}/${name}`)!,
      name,
      address: status!.podIP!,
    }));
  });
}

/** What becomes of each target when this pod tries it. */
export async function tryAll({ namespace, name }: Probe, targets: readonly Target[]): Promise<string[]> {
  const command = ['python', '/probe/probe.py', 'try'];
  const exec = ['kubectl', 'exec', '--stdin', `--namespace=${namespace}`, name, '--', ...command];
  return JSON.parse(await output(`${repository}/headwater`, exec, { input: JSON.stringify(targets) })) as string[];
}

export const removeProbes = async (): Promise<void> => void (await kubectl(...remove));

/** For the moment in which this process has to end. */
export function removeProbesAtOnce(): void {
  spawnSync(`${repository}/headwater`, ['kubectl', ...remove, '--wait=false'], { stdio: 'ignore' });
}

/** One with an address of its own that counts pods which are not ready would send people to a probe. */
async function refuseServices(): Promise<void> {
  const { items } = JSON.parse(await kubectl('get', 'services', '--all-namespaces', '--output=json')) as {
    items: { metadata: { name: string }; spec: { clusterIP: string; publishNotReadyAddresses?: boolean } }[];
  };
  const found = items.filter(({ spec }) => spec.publishNotReadyAddresses && spec.clusterIP !== 'None');
  if (found.length > 0)
    throw new Error(`send to pods that are not ready: ${found.map(({ metadata }) => metadata.name).join(', ')}`);
}

interface Live {
  readonly metadata: {
    readonly namespace: string;
    readonly name: string;
    readonly uid: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  readonly status?: {
    readonly podIP?: string;
    readonly containerStatuses?: readonly { readonly started?: boolean }[];
  };
}

async function create(resources: readonly unknown[]): Promise<void> {
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: resources });
  await output(`${repository}/headwater`, ['kubectl', 'create', '--filename=-'], { input });
}

async function list(kind: string): Promise<Live[]> {
  const text = await kubectl('get', kind, '--all-namespaces', `--selector=${label}`, '--output=json');
  return (JSON.parse(text) as { items: Live[] }).items;
}

/** Brings the program, and goes with all probes of its namespace. */
const ownerOf = (namespace: string) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: owner, namespace, labels: { [label]: 'yes' } },
  data: { 'probe.py': program },
});

const podOf = (
  { namespace, labels }: Pods,
  { name, uid, image, ports }: { name: string; uid: string; image: string; ports: readonly number[] },
) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace,
    labels: { ...labels, [label]: 'yes' },
    // a controller takes in pods that have its labels and no owner
    ownerReferences: [{ apiVersion: 'v1', kind: 'ConfigMap', name: owner, uid, controller: true }],
  },
  spec: {
    // no Service may send anybody here
    readinessGates: [{ conditionType: `${label}-never` }],
    // should nobody be left who removes it
    activeDeadlineSeconds: 1800,
    restartPolicy: 'Never',
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { runAsNonRoot: true, runAsUser: 50000, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name: 'probe',
        image,
        command: ['python', '/probe/probe.py', 'serve', name, ...ports.map(String)],
        startupProbe: { tcpSocket: { port: ports[0] }, periodSeconds: 1, failureThreshold: 300 },
        resources: {
          requests: { cpu: '10m', memory: '24Mi' },
          limits: { cpu: '500m', memory: '96Mi' },
        },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        volumeMounts: [{ name: 'program', mountPath: '/probe', readOnly: true }],
      },
    ],
    volumes: [{ name: 'program', configMap: { name: owner } }],
  },
});
