import { workloads } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { kubectlCommand } from '../mend.ts';
import { pathOf } from '../names.ts';
import { spell, timeOf } from '../time.ts';

interface SparkApplication extends Resource {
  readonly metadata: { readonly namespace: string; readonly name: string; readonly creationTimestamp?: string };
  readonly status?: { readonly applicationState?: { readonly state?: string } };
}

interface SparkApplications {
  readonly now: number;
  /** The namespace that the operator watches. */
  readonly watched: string;
  readonly applications: readonly SparkApplication[];
}

export const sparkApplications = clusterCheck<SparkApplications>({
  name: 'spark-applications',
  looksAt: 'SparkApplications that the operator has not taken up after a minute',
  mendedBy: 'a restart of the operator, or the namespace that it watches',
  collect: async ({ items }, { manifests }) => ({
    now: Date.now(),
    watched: manifests.contract.spark.namespace,
    applications: await items<SparkApplication>('sparkapplications.sparkoperator.k8s.io', '--all-namespaces'),
  }),
  findings: sparkApplicationFindings,
});

const usual = 60_000;
const { name: operator, namespace: home } = workloads.spark.operator;

export function sparkApplicationFindings({ now, watched, applications }: SparkApplications): Finding[] {
  return applications
    .filter(({ status }) => !status?.applicationState?.state)
    .map((application) => ({ application, age: now - timeOf(application.metadata.creationTimestamp) }))
    .filter(({ age }) => age > usual)
    .map(({ application, age }) => {
      const { namespace, name } = application.metadata;
      const elsewhere = namespace !== watched;
      return {
        severity: 'error',
        subject: `SparkApplication '${pathOf(application)}'`,
        what: `has no status after ${spell(age)}${elsewhere ? `: the operator watches '${watched}'` : ''}`,
        why: 'no driver is started for it, and the task that made it waits until its timeout',
        mend: elsewhere
          ? kubectlCommand(`delete sparkapplication ${name} --namespace=${namespace}`)
          : kubectlCommand(`rollout restart deployment/${operator} --namespace=${home}`),
      };
    });
}
