import { $ } from 'zx';
import { ClusterError, type Cluster } from './cluster.ts';

/** What kubectl prints. Values of secrets go through `input` only: parameters can be seen by everybody on the machine. */
export async function kubectl(cluster: Cluster, parameters: readonly string[], input = ''): Promise<string> {
  const { exitCode, stdout, stderr } = await $({
    input,
    quiet: true,
    nothrow: true,
    env: variables(cluster),
  })`${[cluster.kubectl, ...contextOf(cluster), ...parameters]}`;
  if (exitCode !== 0) throw new ClusterError(`kubectl ${parameters.join(' ')}: ${stderr.trim()}`);
  return stdout;
}

/** Every call names its cluster: what other terminals choose as their current context does not matter. */
export const contextOf = ({ context }: Cluster): string[] => (context === undefined ? [] : ['--context', context]);

export const variables = (cluster: Cluster): NodeJS.ProcessEnv => ({
  ...process.env,
  ...cluster.environment,
  KUBECONFIG: cluster.kubeconfig,
});

/** The items of a list that `kubectl get` prints. */
export async function items<T>(cluster: Cluster, ...parameters: readonly string[]): Promise<T[]> {
  return (JSON.parse(await kubectl(cluster, ['get', ...parameters, '--output=json'])) as { items: T[] }).items;
}

/** Whether the object is there. */
export async function exists(cluster: Cluster, ...parameters: readonly string[]): Promise<boolean> {
  return (await kubectl(cluster, ['get', ...parameters, '--ignore-not-found', '--output=name'])).trim() !== '';
}

/**
 * Applies files, folders (`-f`) or kustomizations as Argo CD will: under its name, so that what is dropped from Git
 * later is dropped from the cluster, too.
 */
export const apply = (cluster: Cluster, parameters: readonly string[], input?: string): Promise<string> =>
  kubectl(
    cluster,
    ['apply', '--server-side', '--force-conflicts', '--field-manager=argocd-controller', ...parameters],
    input,
  );
