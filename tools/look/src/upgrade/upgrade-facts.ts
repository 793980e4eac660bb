import { kubectl, type Checkout, type Cluster } from '@headwater/bootstrap';
import { dagContractFolder } from '@headwater/contracts';
import { emit } from '@headwater/yaml';
import { comparable } from '../diff/comparable.ts';
import { folderAnswers, resourcesOf, type FolderAnswers } from '../diff/diff-facts.ts';
import { differences } from '../diff/difference.ts';
import { committedFolders } from '../git/committed.ts';
import { filesAt, knows, positionOf, type Position } from '../git/repository.ts';
import type { LiveApplication } from '../status/status.ts';
import { liveApplications, liveCommit } from '../status/status-facts.ts';
import { changeOf, changesBetween, type Change } from './change.ts';
import { imageChanges } from './image-changes.ts';
import type { Upgrade } from './risk.ts';

export interface UpgradeFacts {
  readonly upgrade: Upgrade;
  readonly position: Position;
  readonly fromGit: boolean;
}

/** Compares HEAD with the commit that is live, or with the cluster where this clone does not have that commit. */
export async function upgradeFacts(
  cluster: Cluster,
  { root, environment, source }: Checkout,
  say: (text: string) => void,
): Promise<UpgradeFacts> {
  const applications = await liveApplications(cluster);
  const live = liveCommit(applications);
  const contract = `dags/${dagContractFolder}/${environment}.json`;
  const filesOf = (commit: string) =>
    filesAt(root, commit, `manifests/${environment}`, `argocd/${environment}`, contract);
  const position = positionOf(root, live, source);
  const secrets = await secretNames(cluster);
  const files = filesOf('HEAD');
  const folders = committedFolders(files, environment);
  if (knows(root, live)) {
    const before = filesOf(live);
    const changes = changesBetween(committedFolders(before, environment), folders);
    return { position, fromGit: true, upgrade: { changes, images: imageChanges(before, files), secrets } };
  }
  const all = await folderAnswers(cluster, folders, say);
  const images = imageChanges(textOf(all, 'live'), textOf(all, 'applied'));
  const changes = [...all.flatMap(changesOf), ...all.flatMap((each) => removed(each, applications))];
  return { position, fromGit: false, upgrade: { changes, images, secrets } };
}

/** As a table, which the API server makes without the values. */
async function secretNames(cluster: Cluster): Promise<Set<string>> {
  const text = await kubectl(cluster, ['get', 'secrets', '--all-namespaces', '--no-headers']);
  const lines = text.split('\n').filter((line) => line !== '');
  return new Set(lines.map((line) => line.split(/\s+/).slice(0, 2).join('/')));
}

const changesOf = ({ folder, answers }: FolderAnswers): Change[] =>
  answers.flatMap(({ committed, live, applied = committed }) =>
    changeOf(live && { folder, item: comparable(live, folder.ignored) }, {
      folder,
      item: comparable(live ? applied : committed, folder.ignored),
    }),
  );

/** What Argo CD tracks and HEAD does not have; what it looks like does not matter any more. */
const removed = ({ folder, answers, uncompared }: FolderAnswers, applications: readonly LiveApplication[]): Change[] =>
  (uncompared === undefined ? differences(folder, answers, resourcesOf(applications, folder.application)) : [])
    .filter(({ state }) => state === 'extraneous')
    .map(({ group, kind, namespace, name }) => ({
      application: folder.application,
      wave: folder.wave,
      pruned: folder.prunes,
      identity: { group, kind, namespace, name },
      before: { apiVersion: `${group}/v1`, kind, metadata: { namespace, name } },
    }));

const textOf = (all: readonly FolderAnswers[], side: 'live' | 'applied'): Map<string, string> =>
  new Map(
    all.flatMap(({ folder, answers }) =>
      answers.flatMap((answer, index) => {
        const item = answer[side] ?? (side === 'applied' ? answer.committed : undefined);
        return item ? [[`${folder.path}/${index}.yaml`, emit(item as object)] as const] : [];
      }),
    ),
  );
