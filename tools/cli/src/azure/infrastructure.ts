import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../repository.ts';
import { call } from './call.ts';

/** How many things a plan makes, changes and removes; what is replaced counts as removed and made. */
export interface Plan {
  readonly made: number;
  readonly changed: number;
  /** The addresses of those that go. */
  readonly removed: readonly string[];
  /** Whether it says more, or something else, of what is there. */
  readonly tells: boolean;
}

const tofu = (folder: string, ...parameters: string[]): string[] => [`-chdir=${folder}`, ...parameters];
const planFile = 'plan';

export const commands = (folder: string) => ({
  initialize: tofu(folder, 'init', '-backend-config=backend.tfvars', '-input=false'),
  plan: tofu(folder, 'plan', `-out=${planFile}`, '-input=false'),
  apply: tofu(folder, 'apply', '-input=false', planFile),
  output: tofu(folder, 'output', '-json'),
  destroy: tofu(folder, 'destroy', '-input=false', '-auto-approve'),
});

interface PlanDocument {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
}

/** What would have to be done in Azure. Source of the keys: https://developer.hashicorp.com/terraform/internals/json-format */
export async function planned(folder: string): Promise<Plan> {
  await call('tofu', commands(folder).initialize);
  await call('tofu', commands(folder).plan, { shown: true });
  const document = JSON.parse(await call('tofu', tofu(folder, 'show', '-json', planFile))) as PlanDocument;
  const having = (action: string) =>
    (document.resource_changes ?? []).filter(({ change }) => change.actions.includes(action));
  return {
    made: having('create').length,
    changed: having('update').length,
    removed: having('delete').map(({ address }) => address),
    tells: Object.values(document.output_changes ?? {}).some(({ actions }) => !actions.includes('no-op')),
  };
}

/** Whether nothing in Azure would be another. */
export const isEmpty = ({ made, changed, removed }: Plan): boolean => made + changed + removed.length === 0;

/** As it was planned, to the letter. A plan holds values of the state: it does not stay. */
export async function applied(folder: string): Promise<void> {
  try {
    await call('tofu', commands(folder).apply, { shown: true });
  } finally {
    forgetPlan(folder);
  }
}

export const forgetPlan = (folder: string): void => rmSync(join(root, folder, planFile), { force: true });

export const outputs = (folder: string): Promise<string> => call('tofu', commands(folder).output);
