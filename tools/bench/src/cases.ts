import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kubeconform } from '@headwater/kubeconform-bin';
import { schemaLocations } from '@headwater/schemas';
import type { Subject } from './measure.ts';

export interface Case {
  readonly title: string;
  /** How many objects it is about; none where it is the whole platform. */
  readonly resources?: number;
  readonly ours: Subject;
  readonly peer?: Subject;
  /** What it is meant to stay below, in milliseconds: of the process, or of the work where `of` says so. */
  readonly aim?: number;
  readonly of?: 'work';
}

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');
const node = (script: string, ...parameters: readonly string[]) => ({
  command: 'node',
  parameters: [join(here, 'subjects', script), ...parameters],
});
const headwater = (...parameters: readonly string[]): Subject => ({ command: join(root, 'headwater'), parameters });

// the journal of a busy disk costs ours and the peer the same, and hides what either does itself
const memory = '/dev/shm';

/** Everything that is measured; `folder` is where the subjects may write. */
export async function cases(): Promise<{ list: Case[]; folder: string }> {
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'headwater-bench-'));
  return {
    folder,
    list: [
      ...platform(folder),
      ...[10, 75, 100, 1000].map((count) => emptyFolder(folder, count)),
      ...unchanged(folder),
      ...(await checks(folder)),
    ],
  };
}

function platform(folder: string): Case[] {
  const target = join(folder, 'platform');
  return [
    {
      title: 'the platform, rendered into an empty folder',
      ours: { ...node('render-platform.ts', root, target), before: () => emptied(target) },
      aim: 150,
    },
    { title: './headwater render, nothing changed', ours: headwater('render'), aim: 150 },
    { title: './headwater check', ours: headwater('check'), aim: 150 },
    { title: './headwater validate', ours: headwater('validate') },
    { title: './headwater integrity', ours: headwater('integrity') },
  ];
}

const aims: Readonly<Record<number, number>> = { 75: 90, 1000: 250 };

function emptyFolder(folder: string, count: number): Case {
  const ours = join(folder, `ours-${count}`);
  const peer = join(folder, `peer-${count}`);
  const aim = aims[count];
  return {
    title: `${count} components, into an empty folder`,
    resources: 4 * count,
    ours: { ...node('render-synthetic.ts', ours, String(count)), before: () => emptied(ours) },
    peer: { ...node('render-cdk8s.mjs', peer, String(count)), before: () => emptied(peer) },
    ...(aim === undefined ? {} : { aim }),
  };
}

function unchanged(folder: string): Case[] {
  const target = join(folder, 'ours-1000');
  let revision = 0;
  const changing = node('render-synthetic.ts', target, '1000', '0');
  return [
    {
      title: '1000 components, nothing changed',
      resources: 4000,
      ours: node('render-synthetic.ts', target, '1000'),
      aim: 200,
    },
    {
      title: '1000 components, one changed',
      resources: 4000,
      // each run finds the component of another revision than the one before
      ours: { ...changing, before: () => changing.parameters.splice(3, 1, String(++revision)) },
      aim: 200,
    },
  ];
}

async function checks(folder: string): Promise<Case[]> {
  const list = [100, 1000].map((count) => ({
    title: `integrity of ${count} components, beyond reading them`,
    resources: 4 * count,
    ours: {
      ...node('integrity-synthetic.ts', join(folder, `ours-${count}`)),
      before: () => declare(join(folder, `ours-${count}`)),
    },
    of: 'work' as const,
    ...(count === 1000 ? { aim: 300 } : {}),
  }));
  const locations = schemaLocations('1.34').flatMap((location) => ['-schema-location', location]);
  const validate = {
    command: await kubeconform(),
    parameters: ['-strict', ...locations, join(folder, 'ours-1000/manifests')],
  };
  return [...list, { title: 'validation of 1000 components', resources: 4000, ours: validate }];
}

/** What the integrity check reads beside the manifests. */
function declare(folder: string): void {
  const argocd = join(folder, 'argocd/bench');
  mkdirSync(join(argocd, 'apps'), { recursive: true });
  const application = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'root', namespace: 'cicd' },
  };
  const spec = {
    project: 'cicd',
    source: { repoURL: 'x', targetRevision: 'main', path: 'argocd/bench/apps' },
    destination: { server: 'x', namespace: 'cicd' },
    syncPolicy: {},
  };
  writeFileSync(join(argocd, 'root.yaml'), JSON.stringify({ ...application, spec }));
  const declared = {
    environment: 'bench',
    capacity: { cpu: '1000', memory: '1000Gi' },
    after: {},
    flows: [],
    runtime: [],
    transient: [],
  };
  writeFileSync(join(argocd, 'declared.yaml'), JSON.stringify(declared));
  const contracts = join(folder, 'dags/headwater/contracts');
  mkdirSync(contracts, { recursive: true });
  copyFileSync(join(root, 'dags/headwater/contracts/minikube.json'), join(contracts, 'bench.json'));
}

function emptied(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
