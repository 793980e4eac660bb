import { bringSecrets, secretValue, type Cluster } from '@headwater/bootstrap';
import { repositoryUrl, secretsIn, type Environment } from '@headwater/environment';
import { valueOf, vaultNameOf } from '@headwater/secret-care';
import { isPlain, vaultName, type Secret } from '@headwater/secrets';
import { said } from '../commands/secrets-publish.ts';

/** The namespace of Argo CD and of the Git server: what fills secrets comes with what Argo CD reads from Git. */
const namespace = 'cicd';

/** The secrets without which nothing that fills the others would ever be synced. */
export const neededFirst = (environment: Environment): Secret[] =>
  secretsIn(environment, namespace).filter(({ optional }) => !optional);

/** Brings those from the vault that the cluster lacks. */
export async function bringFirstSecrets(cluster: Cluster, environment: Environment): Promise<void> {
  const { secrets } = environment;
  if (secrets.kind === 'generated') return;
  const vault = vaultNameOf(secrets.vaultUrl);
  await said(() =>
    bringSecrets(cluster, namespace, neededFirst(environment), async (secret, key, maker) =>
      isPlain(maker)
        ? (secretValue(maker, repositoryUrl(environment)) as string)
        : await valueOf(vault, vaultName(secret, key)),
    ),
  );
}
