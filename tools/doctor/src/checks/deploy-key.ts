import { exists, readSecret } from '@headwater/bootstrap';
import { gitAccess, topology } from '@headwater/environment';
import { gitDeployKey } from '@headwater/secrets';
import { clusterCheck } from '../check.ts';
import { keyProblems, knows } from '../deploy-key.ts';
import type { Finding } from '../finding.ts';
import { kubectlCommand } from '../mend.ts';

interface DeployKey {
  /** What is wrong with the key; undefined where there is none to look at. */
  readonly problems: readonly string[] | undefined;
  /** The server, where its host key is not known. */
  readonly unknownHost: string | undefined;
  readonly environment: string;
}

export const deployKey = clusterCheck<DeployKey>({
  name: 'deploy-key',
  looksAt:
    'the form of the SSH deploy key, and whether the Git server’s host key is known, where the repository is outside',
  mendedBy: 'a key as ssh-keygen writes it, and `git.knownHosts` in environments/',
  collect: async ({ cluster }, { environment }) => {
    const none = { problems: undefined, unknownHost: undefined, environment: environment.name };
    const { git } = environment;
    const server = topology(environment).git;
    if (git.kind === 'in-cluster' || !('host' in server) || gitAccess(environment) !== 'deploy-key') return none;
    const { namespace, name } = gitDeployKey;
    const there = await exists(cluster, 'secret', name, `--namespace=${namespace}`);
    return {
      ...none,
      problems: there ? keyProblems((await readSecret(cluster, namespace, name))['sshPrivateKey'] ?? '') : undefined,
      unknownHost: knows(git.knownHosts, server.host, server.port) ? undefined : server.host,
    };
  },
  findings: deployKeyFindings,
});

export function deployKeyFindings({ problems = [], unknownHost, environment }: DeployKey): Finding[] {
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
  ];
}
