import type { LiveApplication, LiveResource } from '../status/status.ts';
import { differences, type Difference } from './difference.ts';
import { resourcesOf, type FolderAnswers } from './diff-facts.ts';

/** What differs of all Applications. Where nothing could be compared, Argo CD's own word counts. */
export const platformDifferences = (
  all: readonly FolderAnswers[],
  applications: readonly LiveApplication[],
): Difference[] =>
  all.flatMap(({ folder, answers, uncompared }) => {
    const resources = resourcesOf(applications, folder.application);
    return uncompared === undefined
      ? differences(folder, answers, resources)
      : fromArgocd(folder.application, resources, uncompared);
  });

const fromArgocd = (application: string, resources: readonly LiveResource[], reason: string): Difference[] =>
  resources
    .filter(({ status }) => status === 'OutOfSync')
    .map(({ group = '', kind, namespace = '', name }) => ({
      application,
      group,
      kind,
      namespace,
      name,
      state: 'uncompared' as const,
      message: `Argo CD finds it out of sync; it was not compared here: ${reason}`,
    }));
