import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ClusterError, kubectl, type Cluster } from '@headwater/bootstrap';
import { documents, type CommittedFolder } from '../git/committed.ts';
import { isHook, type Item } from '../objects/item.ts';
import type { LiveApplication } from '../status/status.ts';
import { answers } from './answers.ts';
import type { Answer } from './difference.ts';

/** What the cluster says of one committed folder; `uncompared` where it could not be asked, and why. */
export interface FolderAnswers {
  readonly folder: CommittedFolder;
  readonly answers: readonly Answer[];
  readonly uncompared?: string;
}

/** Asks about all of them at once: kubectl takes longer to start than to ask. */
export async function folderAnswers(
  cluster: Cluster,
  folders: readonly CommittedFolder[],
  say: (text: string) => void,
): Promise<FolderAnswers[]> {
  const built: Built[] = [];
  for (const folder of folders) {
    if (folder.source === 'kustomization') say(`fetching what ${folder.application} is made of`);
    built.push(await builtFrom(cluster, folder));
  }
  const found = new Map<Item, Answer>();
  for (const serverSide of [false, true]) {
    const items = built.filter(({ folder }) => folder.serverSide === serverSide).flatMap((each) => each.items);
    say(`comparing ${items.length} objects`);
    for (const answer of await answers(cluster, items, serverSide)) found.set(answer.committed, answer);
  }
  return built.map(({ items, ...rest }) => ({ ...rest, answers: items.map((item) => found.get(item)!) }));
}

interface Built extends Omit<FolderAnswers, 'answers'> {
  readonly items: readonly Item[];
}

async function builtFrom(cluster: Cluster, folder: CommittedFolder): Promise<Built> {
  const compared = (items: readonly Item[]): Built => ({ folder, items: items.filter((item) => !isHook(item)) });
  if (folder.source === 'upstream') return { folder, items: [], uncompared: 'its source is another repository' };
  if (folder.source === 'manifests') return compared(folder.items);
  try {
    return compared(documents(folder.path, await kustomized(cluster, folder)));
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    return { folder, items: [], uncompared: error.message.split('\n')[0]! };
  }
}

/** As Argo CD builds it: upstream files are fetched. */
async function kustomized(cluster: Cluster, { path, files }: CommittedFolder): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-'));
  try {
    for (const [file, text] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return await kubectl(cluster, ['kustomize', join(folder, path)]);
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    throw new ClusterError(error.message.replaceAll(`${folder}/`, ''));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What Argo CD tracks for an Application. */
export const resourcesOf = (applications: readonly LiveApplication[], name: string) =>
  applications.find(({ metadata }) => metadata.name === name)?.status?.resources ?? [];
