import { apply, kubectl, namespaceFiles, type Cluster } from '@headwater/bootstrap';
import { repositoryUrl } from '@headwater/environment';
import {
  identitiesIn,
  importPlan,
  liveSecrets,
  opened,
  parseBundle,
  rotatingAnnotation,
  SealError,
  titleOf,
  type Bundle,
} from '@headwater/secret-care';
import type { Secret } from '@headwater/secrets';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { exitCodes, Failure } from '../failure.ts';
import { root } from '../repository.ts';
import { knownSecrets, refuseVault } from './secrets-known.ts';
import { bytesOf, passphrase, textOf } from './secrets-passphrase.ts';

export interface ImportOptions extends ClusterOptions {
  readonly environment: string;
  readonly identity?: string;
  readonly passphraseFile?: string;
  readonly replace: boolean;
  readonly dryRun: boolean;
}

/** Creates the declared secrets of an encrypted file, before `up` would generate others, or replaces them where asked. */
export async function importSecrets(file: string, options: ImportOptions): Promise<void> {
  const { environment: name, identity, passphraseFile, replace, dryRun, ...which } = options;
  const { environment, declared } = await knownSecrets(name, which);
  refuseVault(environment, 'bring values into the vault with ./headwater secrets publish --value');
  const cluster = await theCluster(which);
  const bundle = await read(file, identity, passphraseFile);
  const date = new Date().toISOString();
  const place = { repositoryUrl: repositoryUrl(environment), date };
  const plan = importPlan(bundle, declared, await liveSecrets(cluster), place);
  for (const title of plan.unknown) console.error(`${file}: nobody declares '${title}': left out`);
  for (const title of plan.absent) console.error(`${file}: has no '${title}'; ./headwater up generates it`);
  if (plan.incomplete.length > 0) throw new Failure(plan.incomplete.map((line) => `${file}: ${line}`).join('\n'));
  const replaced = plan.replace.map(({ metadata }) => titleOf(metadata as Secret));
  if (replaced.length > 0 && !replace) {
    throw new Failure(
      `these are there with other values: ${replaced.join(', ')}; nothing was changed, --replace replaces them`,
    );
  }
  const created = plan.create.map(({ metadata }) => titleOf(metadata as Secret));
  if (!dryRun) {
    if (created.length > 0) {
      await namespaces(cluster, name);
      await kubectl(cluster, ['create', '--filename=-'], list(plan.create));
    }
    if (replaced.length > 0) await kubectl(cluster, ['replace', '--filename=-'], list(plan.replace));
  }
  const would = dryRun ? 'would be ' : '';
  console.log(
    `${created.length} ${would}created, ${replaced.length} ${would}replaced, ${plan.same.length} were the same`,
  );
  if (replaced.length === 0) return;
  console.log('whoever reads what was replaced has the values of before:');
  for (const { metadata } of plan.replace) {
    const title = titleOf(metadata as Secret);
    const isMarked = metadata?.annotations?.[rotatingAnnotation] !== undefined;
    console.log(isMarked ? `  ./headwater secrets rotate ${title}` : `  ${title}: restart its readers`);
  }
}

const list = (items: readonly object[]): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

/** Those that are not there yet, as `up` makes them. */
async function namespaces(cluster: Cluster, environment: string): Promise<void> {
  const present = (await kubectl(cluster, ['get', 'namespaces', '--output=name'])).split('\n');
  const missing = namespaceFiles({ root, environment }).filter(({ name }) => !present.includes(`namespace/${name}`));
  if (missing.length > 0)
    await apply(
      cluster,
      missing.flatMap(({ file }) => ['--filename', file]),
    );
}

async function read(file: string, identity: string | undefined, passphraseFile: string | undefined): Promise<Bundle> {
  const bytes = bytesOf(file);
  const key =
    identity === undefined
      ? { passphrase: await passphrase(passphraseFile, false) }
      : { identities: identitiesIn(textOf(identity)) };
  try {
    const bundle = parseBundle(await opened(bytes, key));
    if (bundle) return bundle;
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    throw new Failure(`${file}: ${error.message}`, exitCodes.wrongUse);
  }
  throw new Failure(`${file}: is nothing that ./headwater secrets export has written`, exitCodes.wrongUse);
}
