import type { Position } from '../git/repository.ts';
import type { Identity } from '../objects/item.ts';
import { verbOf, type Change } from './change.ts';
import type { ImageChange } from './image-changes.ts';
import type { Risk, Upgrade } from './risk.ts';
import { risksOf } from './risks/index.ts';

/** What making HEAD live would do. */
export interface Plan {
  readonly position: Position;
  /** Whether what is live was read from Git; else from the cluster, where what Argo CD renders itself is not seen. */
  readonly fromGit: boolean;
  readonly images: readonly ImageChange[];
  /** In the order in which Argo CD goes through them. */
  readonly waves: readonly Wave[];
  readonly risks: readonly Risk[];
  /** What to do, in this order. */
  readonly steps: readonly string[];
}

export interface Wave {
  /** Undefined for the root, which comes first. */
  readonly wave: number | undefined;
  readonly applications: readonly {
    readonly name: string;
    readonly objects: readonly (Identity & { readonly change: 'added' | 'changed' | 'removed' })[];
  }[];
}

export function planOf(
  upgrade: Upgrade,
  { position, fromGit, push }: Pick<Plan, 'position' | 'fromGit'> & { readonly push: string },
): Plan {
  const risks = risksOf(upgrade);
  const { changes, images } = upgrade;
  const steps = changes.length === 0 && images.length === 0 ? [] : stepsOf(risks, position, push);
  return { position, fromGit, images, waves: wavesOf(changes), risks, steps };
}

function wavesOf(changes: readonly Change[]): Wave[] {
  return [...Map.groupBy(changes, ({ wave }) => wave)].map(([wave, own]) => ({
    wave,
    applications: [...Map.groupBy(own, ({ application }) => application)].map(([name, objects]) => ({
      name,
      objects: objects.map((each) => ({ ...each.identity, change: verbOf(each) })),
    })),
  }));
}

// what reaches the cluster, or is rendered into what does
const reaching = /^"?(argocd|apps|dags|environments|libs|manifests|secrets|spark-jobs)\//;

const stepsOf = (risks: readonly Risk[], { uncommitted }: Position, push: string): string[] => [
  ...(uncommitted.some((path) => reaching.test(path))
    ? ['commit what belongs to it: only what is committed was looked at']
    : []),
  ...(risks.some(({ rule }) => rule === 'secret-needed') ? ['./headwater up, which makes the secrets'] : []),
  ...(risks.some(({ backup }) => backup) ? ['./headwater backup'] : []),
  push,
  './headwater status --watch',
];
