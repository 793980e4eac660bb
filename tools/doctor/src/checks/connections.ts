import { isDeepStrictEqual } from 'node:util';
import { workloads } from '@headwater/contracts';
import type { Manifests } from '@headwater/integrity';
import type { Workload } from '@headwater/k8s';
import type { IEndpointSlice } from 'kubernetes-models/discovery.k8s.io/v1';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import type { IPod } from 'kubernetes-models/v1';
import { applicationOf } from '../application-of.ts';
import { clusterCheck } from '../check.ts';
import type { ClusterReader } from '../cluster-reader.ts';
import { isAnswered } from '../endpoints.ts';
import type { Finding } from '../finding.ts';
import { calledBy, type Called } from '../flows.ts';
import { kubectlCommand, syncCommand } from '../mend.ts';
import { pathOf } from '../names.ts';
import { allPods, isReadyOf } from '../pods.ts';

interface Connection {
  readonly caller: Workload;
  readonly called: Called;
  /** What the pod that tried was told; undefined where it got through. */
  readonly said: string | undefined;
}

interface Connections {
  readonly connections: readonly Connection[];
  readonly policies: readonly Policy[];
}

/** A committed NetworkPolicy that is not there as it is committed. */
interface Policy {
  readonly path: string;
  readonly application: string;
}

export const connections = clusterCheck<Connections>({
  name: 'connections',
  looksAt: 'whether pods get through to what they are declared to call, tried from pods of Airflow',
  mendedBy: 'a sync of the NetworkPolicy that is not what Git says',
  collect: async (cluster, { manifests }) => {
    const [pods, slices, live] = await Promise.all([
      allPods(cluster),
      cluster.items<IEndpointSlice>('endpointslices', '--all-namespaces'),
      cluster.items<INetworkPolicy>('networkpolicies', '--all-namespaces'),
    ]);
    const tried = await Promise.all(
      callers.map((caller) => {
        const pod = pods.find((each) => isReadyOf(caller, each));
        // where no pod is ready, the others say why
        const answering = calledBy(caller, manifests.declared).filter(
          ({ service }) => service === undefined || isAnswered(service, slices),
        );
        return pod ? attempts(cluster, caller, pod, answering) : [];
      }),
    );
    return { connections: tried.flat(), policies: changed(manifests, live) };
  },
  findings: connectionFindings,
});

// images that have bash and timeout
const { apiServer, scheduler, dagProcessor, triggerer } = workloads.airflow;
const callers: readonly Workload[] = [apiServer, scheduler, dagProcessor, triggerer];

// a line for each address: 0 and nothing, or another exit code and what bash says; 124 is that of timeout
const script = `for address; do (
  said=$(timeout 10 bash -c ': <>"/dev/tcp/\${0%:*}/\${0##*:}"' "$address" 2>&1)
  echo "$address $? \${said%%$'\\n'*}"
) & done; wait`;

async function attempts({ kubectl }: ClusterReader, caller: Workload, pod: IPod, all: readonly Called[]) {
  const { namespace, name = '' } = pod.metadata ?? {};
  const addresses = all.map(({ address }) => address);
  const text = await kubectl([
    'exec',
    `--namespace=${namespace}`,
    name,
    '--',
    'bash',
    '-c',
    script,
    'bash',
    ...addresses,
  ]);
  const lines = text.split('\n').map((line) => /^(\S+) (\d+) (.*)$/.exec(line) ?? []);
  return all.map((called): Connection => {
    const [, , code, said = ''] = lines.find(([, address]) => address === called.address) ?? [];
    return { caller, called, said: code === '0' ? undefined : code === '124' ? 'no answer within 10 s' : reason(said) };
  });
}

/** `bash: line 1: connect: Connection refused`. */
const reason = (said: string): string => said.split(': ').at(-1) || 'no answer';

const changed = (manifests: Manifests, live: readonly INetworkPolicy[]): Policy[] =>
  manifests.items
    .filter(({ resource }) => resource.kind === 'NetworkPolicy')
    .flatMap(({ file, resource }) => {
      const path = pathOf(resource);
      const there = live.find((each) => pathOf(each) === path);
      return there && isDeepStrictEqual(there.spec, (resource as INetworkPolicy).spec)
        ? []
        : [{ path, application: applicationOf(manifests, file) ?? '' }];
    });

export function connectionFindings({ connections, policies }: Connections): Finding[] {
  return connections
    .filter(({ said }) => said !== undefined)
    .filter(({ said = '' }) => !isOfDns(said))
    .map(({ caller, called, said }) => {
      const guilty = policies.filter(({ path }) =>
        [caller, ...(called.pods ? [called.pods] : [])].some((end) => isAbout(end, path)),
      );
      const named = guilty.map(({ path }) => `'${path}'`).join(', ');
      return {
        severity: 'error',
        subject: `connection from '${caller.namespace}/${caller.name}' to '${called.address}'`,
        what: `does not come about: ${said}${guilty.length > 0 ? `; NetworkPolicy ${named} is not what Git says` : ''}`,
        why: 'the platform is declared to need it, and a pod behind it is ready',
        mend: guilty[0]
          ? syncCommand(guilty[0].application)
          : `look at the NetworkPolicies of both namespaces (${kubectlCommand('get networkpolicies --all-namespaces')}), and at what enforces them`,
      };
    });
}

// the names are what another check looks at
const isOfDns = (said: string): boolean => /name resolution|not known|no address/i.test(said);

/** A policy is named as the pods that it is about; two are about all pods of a namespace. */
const isAbout = ({ namespace, name }: Workload, policy: string): boolean =>
  [name, 'default-deny', 'allow-dns'].some((each) => policy === `${namespace}/${each}`);
