import type { Facts } from '../facts.ts';

/** A laptop on which everything fits. */
export const laptop: Facts = {
  platform: 'linux',
  root: false,
  minikube: '1.39.0',
  kubectl: '1.34.1',
  docker: { running: true, said: '', cpus: 8, memory: 16 * 1024 ** 3, disk: 100 * 1024 ** 3 },
  hypervisors: [],
  inotify: { instances: 8192, watches: 524288 },
};

interface Node {
  readonly cpus?: number;
  readonly memory?: number;
  readonly version?: string;
  readonly address?: string;
  readonly mount?: string;
}

/** What `minikube profile list --output=json` prints of our profile. */
export const profileList = (node: Node = {}): string =>
  JSON.stringify({
    invalid: [],
    valid: [
      { Name: 'minikube', Status: 'Running', Config: {} },
      {
        Name: 'headwater',
        Status: 'OK',
        Config: {
          Driver: 'docker',
          CPUs: node.cpus ?? 4,
          Memory: node.memory ?? 10240,
          KubernetesConfig: { KubernetesVersion: node.version ?? 'v1.34.3' },
          Nodes: [{ Name: '', IP: node.address ?? '192.168.49.2', Port: 8443 }],
          MountString: node.mount ?? '',
          ContainerVolumeMounts: null,
        },
      },
    ],
  });

export const noProfile = JSON.stringify({ invalid: [], valid: [{ Name: 'minikube', Status: 'Running', Config: {} }] });

export const working = JSON.stringify({
  Name: 'headwater',
  Host: 'Running',
  Kubelet: 'Running',
  APIServer: 'Running',
  Kubeconfig: 'Configured',
  Worker: false,
});

export const stopped = JSON.stringify({
  Name: 'headwater',
  Host: 'Stopped',
  Kubelet: 'Stopped',
  APIServer: 'Stopped',
  Kubeconfig: 'Stopped',
  Worker: false,
});

/** What `minikube image ls --format=json` prints. */
export const imageList = (...images: readonly (readonly string[])[]): string =>
  JSON.stringify(images.map((repoTags, index) => ({ id: `${index}`, repoDigests: [], repoTags, size: '1' })));
