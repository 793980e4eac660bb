import { workloads } from '@headwater/contracts';
import type { Maker, Secret } from '@headwater/secrets';
import { readersOfSecret, type Reader } from '../readers.ts';
import { recipeOf, type ByHand, type Recipe } from './recipes.ts';
import type { Restartable, Step } from './step.ts';

/** How a secret is rotated, from the first step to the last. */
export interface RotationPlan {
  readonly steps: readonly Step[];
  /** What a person has to know before. */
  readonly remarks: readonly string[];
}

/**
 * The steps that bring a new value of `secret` to everybody who uses it, or what a person has to do instead.
 * The Secret changes first: whoever makes users and roles of it, in a sync of Argo CD in the meantime too, makes the new ones.
 */
export function rotationPlan(
  secret: Secret,
  readers: readonly Reader[],
  { ownDatabase = true }: { readonly ownDatabase?: boolean } = {},
): RotationPlan | ByHand {
  const recipe = recipeOf(secret);
  if ('byHand' in recipe) return recipe;
  // in a server of somebody else, only the Job may change a role
  const at = recipe.at === 'role' && !ownDatabase ? workloads.postgres.databases : recipe.at;
  const keys = recipe.keys ?? Object.keys(secret.keys).filter((key) => isGenerated(secret.keys[key]!));
  const copies: Step[] = secret.readers.length > 0 ? [{ kind: 'copies', namespaces: secret.readers }] : [];
  const restarts = restartsOf(recipe, readersOfSecret(readers, secret));
  const { reencrypt } = recipe;
  const steps: Step[] = [
    ...(recipe.before ?? []),
    { kind: 'value', keys, ...(reencrypt ? { keepOld: true } : {}) },
    ...(at === 'role' ? [{ kind: 'role' } as const] : []),
    ...copies,
    ...(at && at !== 'role' ? [job(at)] : []),
    ...restarts,
    ...(reencrypt
      ? [
          { ...job(reencrypt), arguments: reencrypt.arguments },
          { kind: 'drop-old', keys } as const,
          ...copies,
          ...restarts,
        ]
      : []),
    ...(recipe.refresh ? [{ kind: 'refresh' } as const] : []),
  ];
  return { steps, remarks: recipe.remarks };
}

/** What is left of a rotation that was interrupted after its value was written; `both`: beside the old one. */
export function remaining(steps: readonly Step[], both: boolean): readonly Step[] {
  const done = steps.findLastIndex(({ kind }) => kind === 'value' || (kind === 'drop-old' && !both));
  return steps.slice(done + 1);
}

const job = ({ namespace, name }: { readonly namespace: string; readonly name: string }) =>
  ({ kind: 'job', namespace, name }) as const;

const isGenerated = ({ kind }: Maker): boolean => ['password', 'token', 'fernet'].includes(kind);

const restartable = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** Who passes a login on before who signs in with it. */
function restartsOf({ restarts, more = [] }: Recipe, readers: readonly Reader[]): Step[] {
  const found = restarts ? readers.filter(({ kind }) => restartable.includes(kind)) : [];
  const all: Restartable[] = [...found, ...more].map(({ namespace, kind, name }) => ({ namespace, kind, name }));
  const [first, rest] = [all.filter(isPooler), all.filter((each) => !isPooler(each))];
  return [first, rest].filter(({ length }) => length > 0).map((list) => ({ kind: 'restart', workloads: list }));
}

const isPooler = ({ name }: Restartable): boolean => name === workloads.airflow.pgBouncer.name;
