import { services, workloads } from '@headwater/contracts';
import type { IPod } from 'kubernetes-models/v1';
import { clusterCheck } from '../check.ts';
import { firstLine } from '../cluster-reader.ts';
import type { Finding } from '../finding.ts';
import { kubectlCommand } from '../mend.ts';

interface ClusterNames {
  /** The pod that asked; undefined where none was there to ask. */
  readonly pod: string | undefined;
  /** Names without an address, and what was said of them. */
  readonly unknown: readonly { readonly name: string; readonly said: string }[];
}

const { namespace, labels } = workloads.airflow.scheduler;

export const clusterNames = clusterCheck<ClusterNames>({
  name: 'cluster-names',
  looksAt: 'whether a pod finds the addresses of Services (the cluster’s DNS)',
  mendedBy: 'CoreDNS, or the NetworkPolicy that lets pods ask it',
  collect: async ({ items, kubectl }) => {
    const selector = Object.entries(labels).map((label) => label.join('='));
    const pods = await items<IPod>('pods', `--namespace=${namespace}`, `--selector=${selector.join(',')}`);
    const pod = pods.find(({ status }) => (status?.containerStatuses ?? []).some(({ ready }) => ready))?.metadata?.name;
    if (pod === undefined) return { pod, unknown: [] };
    const names = ['kubernetes.default.svc', services.host(services.airflowApi)];
    const answers = await Promise.all(
      names.map((name) =>
        kubectl(['exec', `--namespace=${namespace}`, pod, '--', 'getent', 'hosts', name]).then(
          () => [],
          (error: Error) => [{ name, said: firstLine(error.message.slice(error.message.indexOf(': ') + 2)) }],
        ),
      ),
    );
    return { pod, unknown: answers.flat() };
  },
  findings: clusterNameFindings,
});

export function clusterNameFindings({ pod, unknown }: ClusterNames): Finding[] {
  if (pod === undefined) {
    return [
      {
        severity: 'note',
        subject: 'DNS of the cluster',
        what: 'is not looked at: no scheduler of Airflow runs, in whose pod to ask',
        why: 'without it, no pod finds another',
        mend: 'look again when Airflow runs',
      },
    ];
  }
  return unknown.map(({ name, said }) => ({
    severity: 'error',
    subject: `name '${name}'`,
    what: `has no address in pod '${namespace}/${pod}'${said === '' ? '' : `: ${said}`}`,
    why: 'pods find neither the database, nor the object store, nor the API server',
    mend: `${kubectlCommand('rollout restart deployment/coredns --namespace=kube-system')}; then look at the NetworkPolicy allow-dns`,
  }));
}
