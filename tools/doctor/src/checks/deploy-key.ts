import { exists, listRemote, publicKey, readSecret, refusal, type Cluster, type Refusal } from '@headwater/bootstrap';
import { gitAccess, topology, type Environment } from '@headwater/environment';
import { gitDeployKey } from '@headwater/secrets';
import { clusterCheck } from '../check.ts';
import { keyProblems, knows } from '../deploy-key.ts';
import type { Finding } from '../finding.ts';
import { kubectlCommand } from '../mend.ts';

interface DeployKey {
  /** What is wrong with the key. */
  readonly problems: readonly string[];
  /** The server, where its host key is not known. */
  readonly unknownHost: string | undefined;
  /** What the server says to whoever reads as the cluster does; undefined where it lets the branch be read. */
  readonly refused: Refusal | undefined;
  readonly environment: string;
  readonly repository: string;
}

export const deployKey = clusterCheck<DeployKey>({
  name: 'deploy-key',
  looksAt:
    'where the repository is outside: the SSH deploy key, the server’s host key, and whether git reads the branch with nothing else',
  mendedBy: 'a key as ssh-keygen writes it and the server knows it, and `git` in environments/',
  collect: async ({ cluster }, { environment }) => {
    const { git, name } = environment;
    const fine = { problems: [], unknownHost: undefined, refused: undefined, environment: name, repository: '' };
    if (git.kind === 'in-cluster') return fine;
    const facts = { ...fine, repository: git.repository };
    if (gitAccess(environment) === 'open') {
      const answer = await listRemote(git.repository, git.revision, undefined);
      return { ...facts, refused: refusal(answer, { ...git, environment: name }) };
    }
    const server = topology(environment).git;
    const known = !('host' in server) || knows(git.knownHosts, server.host, server.port);
    const unknownHost = known ? undefined : server.host;
    const key = await keyIn(cluster);
    // one that is missing is what the check of secrets says
    if (key === undefined) return { ...facts, unknownHost };
    const form = keyProblems(key);
    const half = form.length > 0 ? undefined : await publicKey(key);
    const problems = form.length > 0 || half !== undefined ? form : ['is damaged: ssh-keygen can’t read it'];
    const refused = half !== undefined && known ? await refusalOf(environment, key, half) : undefined;
    return { ...facts, unknownHost, problems, refused };
  },
  findings: deployKeyFindings,
});

async function keyIn(cluster: Cluster): Promise<string | undefined> {
  const { namespace, name } = gitDeployKey;
  if (!(await exists(cluster, 'secret', name, `--namespace=${namespace}`))) return undefined;
  return (await readSecret(cluster, namespace, name))['sshPrivateKey'] ?? '';
}

async function refusalOf({ git, name }: Environment, key: string, half: string): Promise<Refusal | undefined> {
  if (git.kind !== 'remote') return undefined;
  const { repository, revision, knownHosts } = git;
  const answer = await listRemote(repository, revision, { private: key, knownHosts });
  return refusal(answer, { repository, revision, environment: name, publicKey: half });
}

export function deployKeyFindings({ problems, unknownHost, refused, environment, repository }: DeployKey): Finding[] {
  const { namespace, name } = gitDeployKey;
  const remove = kubectlCommand(`delete secret ${name} --namespace=${namespace}`);
  return [
    ...problems.map((what): Finding => ({
      severity: 'error',
      subject: `deploy key in secret '${namespace}/${name}'`,
      what,
      why: 'ssh refuses it (‘invalid format’, ‘publickey denied’): Argo CD sees no commit, and Airflow no DAG',
      mend: `${remove}, then ./headwater up makes another one: give its public half to the Git server`,
    })),
    ...(unknownHost === undefined
      ? []
      : [
          {
            severity: 'error',
            subject: `Git server '${unknownHost}'`,
            what: 'has no host key in git.knownHosts',
            why: 'ssh ends with ‘Host key verification failed’ before it shows a key of its own',
            mend: `ssh-keyscan ${unknownHost}, compare with what its owner publishes, and put it into git.knownHosts of environments/${environment}.yaml`,
          } satisfies Finding,
        ]),
    ...(refused === undefined
      ? []
      : [
          {
            severity: 'error',
            subject: `repository '${repository}'`,
            what: `can’t be read from this machine as the cluster does: ${refused.what}`,
            why: 'Argo CD sees no commit, and Airflow no DAG',
            mend: refused.publicKey === undefined ? refused.mend : `${refused.mend}: ${refused.publicKey}`,
          } satisfies Finding,
        ]),
  ];
}
