import {
  clusterOf,
  installArgocd,
  installGitServer,
  installRoot,
  prepare,
  refresh,
  type Checkout,
} from '@headwater/bootstrap';
import { loadEnvironment, repositoryUrl } from '@headwater/environment';
import { fakePrograms } from '@headwater/minikube/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { root } from '../repository.ts';
import { dryRun } from './dry-run.ts';

// as the command line does: most commands need none of it
const { secretsOf } = await import('@headwater/platform');
const environment = loadEnvironment(root, 'minikube');
const checkout: Checkout = { root, environment: 'minikube' };
const empty = '{"items":[]}';

/** What `up` really calls in a fresh cluster, but for questions. */
async function called(): Promise<string[]> {
  const fakes = fakePrograms(['kubectl'], {
    always: [
      { call: 'kubectl * get namespaces *' },
      { call: 'kubectl * get crd * --output=jsonpath=*', prints: 'Established Established ' },
      { call: 'kubectl * get *', prints: empty },
    ],
    calls: Array.from({ length: 13 }, () => ({ call: '*' })),
  });
  onTestFinished(fakes.remove);
  const cluster = clusterOf({
    title: 'a context',
    kubectl: `${fakes.folder}/kubectl`,
    kubeconfig: '/kubeconfig',
    context: 'team',
  });
  await prepare(cluster, checkout, secretsOf(environment), repositoryUrl(environment));
  await installGitServer(cluster, checkout, 900);
  await installArgocd(cluster, checkout, 900);
  await installRoot(cluster, checkout);
  await refresh(cluster, ['--all']);
  return fakes.made().map(({ call }) => call);
}

describe('a dry run', () => {
  it('prints the commands that up calls, in their order', async () => {
    const choice = { kind: 'context', context: 'team', kubeconfig: '/kubeconfig' } as const;
    const lines = await dryRun({ checkout, environment, said: [], choice, timeout: 900 });
    const commands = lines
      .filter((line) => !line.startsWith('#'))
      .flatMap((line) => line.split(' | '))
      .map((line) => line.replace('KUBECONFIG=/kubeconfig ', ''));
    expect(commands).toEqual(await called());
    expect(lines[0]).toBe("# cluster: context 'team'");
  });

  it('calls nothing but questions about the machine, and says which minikube it would start', async () => {
    const fakes = fakePrograms(['minikube', 'docker', 'kubectl', 'podman'], {
      always: [
        { call: 'minikube version --output=json', prints: '{"minikubeVersion":"v1.39.0"}' },
        { call: 'docker info *', prints: '{"NCPU":8,"MemTotal":17179869184}' },
        { call: 'podman info *', ends: 1 },
        { call: 'kubectl version --client *', prints: '{"clientVersion":{"gitVersion":"v1.34.2"}}' },
      ],
    });
    onTestFinished(fakes.remove);
    vi.stubEnv('PATH', fakes.folder);
    vi.stubEnv('XDG_STATE_HOME', '/state');
    onTestFinished(() => void vi.unstubAllEnvs());
    const [title, start] = await dryRun({
      checkout,
      environment,
      said: [],
      choice: { kind: 'minikube' },
      timeout: 900,
    });
    expect([title, start]).toEqual([
      "# cluster: minikube profile 'headwater'",
      'KUBECONFIG=/state/headwater/minikube/kubeconfig minikube start --profile=headwater --driver=docker --container-runtime=containerd --kubernetes-version=v1.34 --cpus=4 --memory=10240m --disk-size=40g --interactive=false',
    ]);
    expect(fakes.problems()).toEqual([]);
  });
});
