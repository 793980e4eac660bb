import { readdirSync } from 'node:fs';
import { argocdOf, manifestsOf, namespaceFiles, type Checkout } from '@headwater/bootstrap';
import type { Environment } from '@headwater/environment';
import type { Secret } from '@headwater/secrets';
import type { Choice } from '../cluster/choice.ts';
import { titleOf } from '../cluster/start-cluster.ts';
import { stateFolder } from '../cluster/state-folder.ts';
import { neededFirst } from './vault-secrets.ts';

export interface DryRun {
  readonly checkout: Checkout;
  readonly environment: Environment;
  /** How what is brought up differs from what is committed. */
  readonly said: readonly string[];
  readonly choice: Choice;
  /** In seconds. */
  readonly timeout: number;
}

/** What `up` would call in a fresh cluster, in its order; lines that begin with `#` say what is not a command. */
export const dryRun = async (options: DryRun): Promise<string[]> => [
  `# cluster: ${titleOf(options.choice)}`,
  ...options.said.map((sentence) => `# ${sentence}`),
  ...(await startCommands(options)),
  ...(await installCommands(options)),
];

async function startCommands({ checkout, environment, choice }: DryRun): Promise<string[]> {
  if (choice.kind === 'context') return [];
  if (choice.kind === 'sandbox') return ['# builds and starts it; tools/sandbox/README.md says how'];
  const { commandsOf, driverOf, machineFacts } = await import('@headwater/minikube');
  const driver = driverOf(await machineFacts());
  return commandsOf({ checkout, environment, state: stateFolder('minikube'), driver });
}

async function installCommands({ checkout, environment, choice, timeout }: DryRun): Promise<string[]> {
  const { secretsOf } = await import('@headwater/platform');
  const kubectl = kubectlOf(choice);
  const apply = (...parameters: readonly string[]) =>
    `${kubectl} apply --server-side --force-conflicts --field-manager=argocd-controller ${parameters.join(' ')}`;
  const gitea = manifestsOf(checkout, 'cicd', 'gitea');
  const argocd = manifestsOf(checkout, 'cicd', 'argocd');
  const foundation = manifestsOf(checkout, 'cicd', 'foundation');
  const gitServer = [
    apply('--filename', foundation),
    ...readdirSync(gitea)
      .filter((file) => file.startsWith('job-'))
      .map((job) => `${kubectl} delete --ignore-not-found --filename ${gitea}/${job}`),
    apply('--filename', gitea),
    `${kubectl} wait --namespace=cicd --timeout=${timeout}s --for=condition=complete job/gitea-setup`,
    `# HEAD becomes branch ${environment.git.revision} of the Git server in the cluster`,
  ];
  return [
    '# namespaces that are missing',
    apply(...namespaceFiles(checkout).flatMap(({ file }) => ['--filename', file])),
    secretsComment(environment, secretsOf(environment)),
    `${kubectl} create --filename=-`,
    ...(environment.git.kind === 'in-cluster'
      ? gitServer
      : [`# checks that ${environment.git.repository} is readable`]),
    apply('--filename', foundation),
    `${kubectl} kustomize ${argocd} | ${apply('--filename=-')}`,
    `${kubectl} wait --namespace=cicd --timeout=${timeout}s --for=condition=available deployment/argocd-repo-server deployment/argocd-redis`,
    apply('--filename', argocdOf(checkout, 'apps', 'project-cicd.yaml')),
    apply('--filename', argocdOf(checkout, 'root.yaml')),
    `${kubectl} annotate --namespace=cicd --overwrite applications.argoproj.io --all argocd.argoproj.io/refresh=normal`,
    `# waits until every Application is synced and healthy, and every pod of the platform is ready`,
  ];
}

/** What Argo CD reads comes from a vault at once, and the rest by what it syncs. */
function secretsComment(environment: Environment, declared: readonly Secret[]): string {
  const { secrets } = environment;
  return secrets.kind === 'key-vault'
    ? `# from ${secrets.vaultUrl} where they are missing, through standard input: ${titles(neededFirst(environment))}`
    : `# generated where they are missing, through standard input: ${titles(declared.filter(({ optional }) => !optional))}`;
}

const titles = (secrets: readonly Secret[]): string =>
  secrets.map(({ namespace, name }) => `${namespace}/${name}`).join(', ');

function kubectlOf(choice: Choice): string {
  switch (choice.kind) {
    case 'context':
      return `KUBECONFIG=${choice.kubeconfig} kubectl --context ${choice.context}`;
    case 'minikube':
      return `KUBECONFIG=${stateFolder('minikube', 'kubeconfig')} kubectl --context headwater`;
    case 'sandbox':
      return './headwater kubectl';
  }
}
