import { bundleText, liveSecrets, sealed, SealError, titleOf, writePrivateFile } from '@headwater/secret-care';
import { theCluster, type ClusterOptions } from '../cluster/the-cluster.ts';
import { exitCodes, Failure } from '../failure.ts';
import { knownSecrets } from './secrets-known.ts';
import { passphrase } from './secrets-passphrase.ts';

export interface ExportOptions extends ClusterOptions {
  readonly environment: string;
  readonly recipient?: readonly string[];
  readonly passphraseFile?: string;
}

/** Writes all declared secrets into an encrypted file that only its owner may read. */
export async function exportSecrets(file: string, options: ExportOptions): Promise<void> {
  const { environment: name, recipient: recipients, passphraseFile, ...which } = options;
  const { declared } = await knownSecrets(name, which);
  const live = new Map((await liveSecrets(await theCluster(which))).map((secret) => [titleOf(secret), secret]));
  const missing = declared.filter((each) => !each.optional && !live.has(titleOf(each))).map(titleOf);
  if (missing.length > 0) {
    throw new Failure(`not there: ${missing.join(', ')}; run ./headwater secrets audit, nothing was written`);
  }
  const secrets = declared.flatMap(({ namespace, name, keys }) => {
    const found = live.get(titleOf({ namespace, name }));
    if (!found) return [];
    const data = Object.entries(found.data).filter(([key]) => keys[key] !== undefined);
    return [{ namespace, name, data: Object.fromEntries(data) }];
  });
  const lock = recipients ? { recipients } : { passphrase: await passphrase(passphraseFile, true) };
  try {
    writePrivateFile(file, await sealed(bundleText({ version: 1, environment: name, secrets }), lock));
  } catch (error) {
    if (error instanceof SealError) throw new Failure(error.message, exitCodes.wrongUse);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Failure(`${file}: can't be written (${code}); name another file`, exitCodes.wrongUse);
  }
  console.log(`${secrets.length} secrets are in ${file}, encrypted`);
}
