import { secret } from './declaration.ts';

/**
 * Reads this repository over SSH, for Argo CD and, where Airflow clones its DAGs, for Airflow.
 * The keys and the label are Argo CD's: https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#repositories
 */
export const gitDeployKey = secret({
  namespace: 'cicd',
  name: 'git-deploy-key',
  keys: {
    type: { kind: 'literal', value: 'git' },
    url: { kind: 'repository-url' },
    sshPrivateKey: { kind: 'ssh-key' },
  },
  labels: { 'argocd.argoproj.io/secret-type': 'repository' },
  readers: ['orchestrator'],
});
