import type { Resource } from '@headwater/k8s';
import type { INamespace } from 'kubernetes-models/v1';
import { clusterCheck } from '../check.ts';
import type { ClusterReader } from '../cluster-reader.ts';
import type { Finding } from '../finding.ts';
import { kubectlCommand } from '../mend.ts';
import { pathOf } from '../names.ts';
import { isOurs } from '../pods.ts';
import { spell, timeOf } from '../time.ts';

interface Deleted extends Resource {
  readonly metadata?: NonNullable<Resource['metadata']> & {
    readonly deletionTimestamp?: string;
    readonly finalizers?: readonly string[];
  };
}

interface Terminating {
  readonly now: number;
  /** Whatever was deleted, and is there. */
  readonly objects: readonly Deleted[];
  readonly namespaces: readonly {
    readonly namespace: INamespace;
    /** What keeps it from going. */
    readonly holders: readonly Deleted[];
  }[];
}

export const terminating = clusterCheck<Terminating>({
  name: 'terminating',
  looksAt: 'namespaces and objects that are deleted and do not go, and which finalizer holds them',
  mendedBy: 'the controller that owns the finalizer, or taking the finalizer away',
  collect: async (cluster) => {
    const namespaces = (await cluster.items<INamespace>('namespaces')).filter(isDeleted);
    const held = await Promise.all(
      namespaces.map(async (namespace) => ({ namespace, holders: await holders(cluster, namespace) })),
    );
    return { now: Date.now(), namespaces: held, objects: await deletedObjects(cluster) };
  },
  findings: terminatingFindings,
});

const isDeleted = ({ metadata }: { readonly metadata?: { readonly deletionTimestamp?: string } }): boolean =>
  metadata?.deletionTimestamp !== undefined;

// what finalizers of Kubernetes, Argo CD and the Spark operator hold
const kinds = ['pods', 'jobs', 'persistentvolumeclaims', 'persistentvolumes', 'customresourcedefinitions'];
const customKinds = ['applications.argoproj.io', 'sparkapplications.sparkoperator.k8s.io'];

async function deletedObjects({ items }: ClusterReader): Promise<Deleted[]> {
  const defined = (await items<Resource>('customresourcedefinitions')).map(({ metadata }) => metadata?.name ?? '');
  const present = [...kinds, ...customKinds.filter((kind) => defined.includes(kind))];
  const objects = await items<Deleted>(present.join(','), '--all-namespaces');
  return objects.filter((each) => isDeleted(each) && (!each.metadata?.namespace || isOurs(each.metadata.namespace)));
}

/** The namespace itself tells which kinds are left: `configmaps. has 1 resource instances`. */
async function holders({ items }: ClusterReader, { metadata, status }: INamespace): Promise<Deleted[]> {
  const said = (status?.conditions ?? []).map(({ message = '' }) => message).join(' ');
  const left = [...said.matchAll(/([a-z][a-z0-9.-]*?)\.? has \d+ resource instances/g)].map(([, kind]) => kind!);
  if (left.length === 0) return [];
  const objects = await items<Deleted>([...new Set(left)].join(','), `--namespace=${metadata?.name}`);
  return objects.filter(({ metadata }) => (metadata?.finalizers ?? []).length > 0);
}

// a pod's time of deletion has its grace period in it already
const usual = 60_000;

export function terminatingFindings({ now, namespaces, objects }: Terminating): Finding[] {
  const isStuck = (each: { readonly metadata?: { readonly deletionTimestamp?: string } }) =>
    now - timeOf(each.metadata?.deletionTimestamp) > usual;
  const stuck = objects.filter((each) => isStuck(each));
  return [
    ...stuck.map((each) => held(each, now)),
    ...namespaces
      .filter(({ namespace }) => isStuck(namespace))
      .flatMap(({ namespace, holders }): Finding[] => {
        const others = holders.filter((each) => !stuck.some((known) => isSame(known, each)));
        return others.length > 0
          ? others.map((each) => held(each, now, `namespace '${namespace.metadata?.name}'`))
          : stuck.some(({ metadata }) => metadata?.namespace === namespace.metadata?.name)
            ? []
            : [unexplained(namespace, now)];
      }),
  ];
}

const isSame = (a: Deleted, b: Deleted): boolean => a.kind === b.kind && pathOf(a) === pathOf(b);

function held(object: Deleted, now: number, holds?: string): Finding {
  const { namespace, name, finalizers = [], deletionTimestamp } = object.metadata ?? {};
  const within = namespace === undefined ? '' : ` --namespace=${namespace}`;
  const kind = object.kind.toLowerCase();
  const age = spell(now - timeOf(deletionTimestamp));
  const by = finalizers.length === 0 ? 'its kubelet does not confirm it' : `held by ${finalizers.join(', ')}`;
  return {
    severity: 'error',
    subject: `${object.kind} '${pathOf(object)}'`,
    what: `was deleted ${age} ago and does not go: ${by}${holds ? `; and ${holds} goes no sooner` : ''}`,
    why: 'nothing can be made under that name; what the finalizer would have cleaned up stays where it is taken away by hand',
    mend:
      finalizers.length === 0
        ? kubectlCommand(`delete ${kind} ${name}${within} --force --grace-period=0`)
        : kubectlCommand(`patch ${kind} ${name}${within} --type=merge --patch='{"metadata":{"finalizers":null}}'`),
  };
}

function unexplained({ metadata, status }: INamespace, now: number): Finding {
  const said = (status?.conditions ?? [])
    .filter(({ status }) => status === 'True')
    .map(({ message = '' }) => message)
    .filter((message) => message !== '');
  return {
    severity: 'error',
    subject: `namespace '${metadata?.name}'`,
    what: `was deleted ${spell(now - timeOf(metadata?.deletionTimestamp))} ago and does not go${said.length > 0 ? `: ${said.join(' ')}` : ''}`,
    why: 'nothing can be made in it, and it can’t be made again',
    mend:
      kubectlCommand(`get apiservices`) +
      ' shows a kind of objects that nobody serves any more: delete or mend that one',
  };
}
