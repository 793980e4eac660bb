import { gitDeployKey } from '@headwater/secrets';
import { gitAccess, type Environment } from '@headwater/environment';
import {
  listRemote,
  publicKey,
  readSecret,
  refusal,
  type Cluster,
  type DeployKey,
  type Refusal,
} from '@headwater/bootstrap';
import { Failure } from '../failure.ts';

/**
 * Tries what Argo CD will do: list the branch of a repository elsewhere with exactly the key and the host keys that it
 * has. Returns what can be said of it; a Failure names what is wrong.
 */
export async function checkRepository(cluster: Cluster, environment: Environment): Promise<string | undefined> {
  const { git } = environment;
  if (git.kind !== 'remote') return undefined;
  const key = gitAccess(environment) === 'deploy-key' ? await deployKey(cluster, git.knownHosts) : undefined;
  const answer = await listRemote(git.repository, git.revision, key);
  const problem = refusal(answer, { ...git, environment: environment.name, ...(key ? { publicKey: key.public } : {}) });
  if (problem !== undefined) throw new Failure(`${git.repository}: ${sentenceOf(problem)}`);
  return `${git.repository}: '${git.revision}' is readable${key ? ' with the deploy key' : ''}`;
}

const sentenceOf = ({ what, mend, publicKey }: Refusal): string =>
  publicKey === undefined ? `${what}; ${mend}` : `${what}; ${mend}, then run this again:\n${publicKey}`;

async function deployKey(cluster: Cluster, knownHosts: string): Promise<DeployKey & { readonly public: string }> {
  const { namespace, name } = gitDeployKey;
  const { sshPrivateKey = '' } = await readSecret(cluster, namespace, name);
  const half = await publicKey(sshPrivateKey);
  if (half === undefined) {
    throw new Failure(
      `secret '${name}' of namespace '${namespace}': 'sshPrivateKey' is no private key without a passphrase in OpenSSH's format, with a line break at its end; ./headwater kubectl delete secret ${name} --namespace=${namespace}, and the next up generates one`,
    );
  }
  return { private: sshPrivateKey, knownHosts, public: half };
}
