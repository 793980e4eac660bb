import { workloads } from '@headwater/contracts';
import type { IJob } from 'kubernetes-models/batch/v1';
import type { IPod } from 'kubernetes-models/v1';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { kubectlCommand, syncCommand } from '../mend.ts';
import { spell, timeOf } from '../time.ts';

interface Migrations {
  readonly now: number;
  readonly pods: readonly IPod[];
  /** The Job that migrates, where it is there. */
  readonly job: IJob | undefined;
}

const { namespace, name } = workloads.airflow.migrations;

export const migrations = clusterCheck<Migrations>({
  name: 'migrations',
  looksAt: 'pods of Airflow that wait for migrations which no Job makes',
  mendedBy: 'a sync of Airflow, whose hook makes the Job',
  collect: async ({ items }) => {
    const [pods, jobs] = await Promise.all([
      items<IPod>('pods', `--namespace=${namespace}`),
      items<IJob>('jobs', `--namespace=${namespace}`),
    ]);
    return { now: Date.now(), pods, job: jobs.find(({ metadata }) => metadata?.name === name) };
  },
  findings: migrationFindings,
});

// the Job is made in the wave before; its pod may have to wait for a node
const usual = 60_000;

export function migrationFindings({ now, pods, job }: Migrations): Finding[] {
  const waiting = pods.flatMap(({ metadata, status }) => {
    const since = status?.initContainerStatuses?.find((each) => each.name === 'wait-for-migrations')?.state?.running;
    return since && now - timeOf(since.startedAt) > usual
      ? [{ pod: metadata?.name, since: timeOf(since.startedAt) }]
      : [];
  });
  const failed = job?.status?.conditions?.find(({ type, status }) => type === 'Failed' && status === 'True');
  if (waiting.length === 0 || (job && !failed && (job.status?.active ?? 0) > 0)) return [];
  const longest = spell(now - Math.min(...waiting.map(({ since }) => since)));
  const title = `Job '${namespace}/${name}'`;
  const state = !job
    ? `${title} is not there`
    : failed
      ? `${title} has failed: ${failed.message}`
      : `${title} does not run`;
  return [
    {
      severity: 'error',
      subject: `pods ${waiting.map(({ pod }) => `'${pod}'`).join(', ')}`,
      what: `have waited ${longest} for the tables of this version, and ${state}`,
      why: 'Airflow does not start: nothing migrates its database, and they wait for ever',
      mend: failed
        ? `mend what ${kubectlCommand(`logs job/${name} --namespace=${namespace}`)} shows, then ${syncCommand('airflow')}`
        : syncCommand('airflow'),
    },
  ];
}
