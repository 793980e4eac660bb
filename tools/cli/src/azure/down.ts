import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvironment } from '@headwater/environment';
import { forget } from '../cluster/choice.ts';
import { exitCodes, Failure } from '../failure.ts';
import { root } from '../repository.ts';
import { call } from './call.ts';
import { clusterOf } from './cluster-output.ts';
import { confirmed } from './confirmed.ts';
import { commands, outputs } from './infrastructure.ts';
import { infrastructureOf } from './up.ts';

export interface AzureDownOptions {
  readonly environment: string;
  readonly purge: boolean;
  /** The environment's name, typed as an option. */
  readonly confirm?: string;
}

/** Stops the nodes, which is most of what costs; with `purge`, removes what Azure has of it, once the name is typed. */
export async function azureDown({ environment: name, purge, confirm }: AzureDownOptions): Promise<void> {
  const folder = infrastructureOf(loadEnvironment(root, name));
  if (!existsSync(join(root, folder))) {
    throw new Failure(
      `there is no ${folder}: environment '${name}' stands on nothing that could be ended`,
      exitCodes.wrongUse,
    );
  }
  if (purge) return removed(name, folder, confirm);
  const cluster = clusterOf(await outputs(folder));
  await call('az', ['aks', 'stop', `--name=${cluster.name}`, `--resource-group=${cluster.resourceGroup}`], {
    shown: true,
  });
  console.log(
    `cluster '${cluster.name}' has stopped: no node costs anything until ./headwater up --environment ${name}; database, storage and disks stay, and cost what they did`,
  );
}

async function removed(name: string, folder: string, confirm: string | undefined): Promise<void> {
  await confirmed({
    question: `everything of environment '${name}' goes: the cluster with its volumes and, where ${folder} has keep_data=false, vault, storage account and database with all data`,
    word: name,
    option: `--confirm ${name}`,
    ...(confirm === undefined ? {} : { given: confirm }),
  });
  await call('tofu', commands(folder).destroy, { shown: true });
  forget();
  console.log(`what ${folder} made is gone; ${folder}/README.md says what Azure keeps nevertheless`);
}
