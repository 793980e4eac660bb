import {
  committedFolders,
  diffText,
  filesAt,
  folderAnswers,
  liveApplications,
  liveCommit,
  passing,
  platformDifferences,
  positionOf,
} from '@headwater/look';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { exitCodes } from '../failure.ts';
import { oneOf } from '../selection.ts';
import { running } from '../without/checkout.ts';

export interface DiffOptions extends ClusterOptions {
  readonly environment: string;
  readonly application?: string;
  readonly output: 'text' | 'json';
}

/** Compares what is committed with what is live; exit code 1 where they differ. Nothing is changed. */
export async function diff({ environment, application, output, ...which }: DiffOptions): Promise<void> {
  const { checkout } = await running(environment, which);
  const files = filesAt(checkout.root, 'HEAD', `manifests/${environment}`, `argocd/${environment}`);
  const all = committedFolders(files, checkout.environment);
  const names = all.map((folder) => folder.application);
  const wanted = application === undefined ? undefined : oneOf('application', application, names);
  const folders = all.filter((folder) => wanted === undefined || folder.application === wanted);
  const cluster = await theCluster(which);
  const say = passing();
  const applications = await liveApplications(cluster);
  const answers = await folderAnswers(cluster, folders, say);
  say('');
  const differences = platformDifferences(answers, applications);
  const compared = answers.reduce((sum, { answers: { length } }) => sum + length, 0);
  const position = positionOf(checkout.root, liveCommit(applications), checkout.source);
  if (differences.length > 0) process.exitCode = exitCodes.problems;
  const uncompared = answers.flatMap(({ folder, uncompared: reason }) =>
    reason === undefined ? [] : [{ application: folder.application, reason }],
  );
  if (output === 'json') return console.log(JSON.stringify({ differences, compared, uncompared, position }, null, 2));
  console.log(diffText(differences, compared, position).join('\n'));
  for (const { application: name, reason } of uncompared) {
    console.log(`${name}: not compared here, Argo CD's word counts: ${reason}`);
  }
}
