import type { Wanted } from './wanted.ts';

/** The one profile that belongs to Headwater; every other one is somebody else's. */
export const profileName = 'headwater';

/**
 * What minikube keeps of a profile, as far as it matters here.
 * Source: https://pkg.go.dev/k8s.io/minikube/pkg/minikube/config#ClusterConfig
 */
export interface Profile {
  readonly Name: string;
  readonly Config: {
    readonly Driver: string;
    readonly CPUs: number;
    /** In MiB. */
    readonly Memory: number;
    readonly KubernetesConfig: { readonly KubernetesVersion: string };
    readonly Nodes: readonly { readonly IP: string; readonly Port: number }[];
    readonly MountString?: string;
    readonly ContainerVolumeMounts?: readonly string[] | null;
  };
}

export type Found =
  | { readonly kind: 'absent' }
  /** There, but its configuration can't be read. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'present'; readonly profile: Profile };

/**
 * Our profile in what `minikube profile list --output=json` prints.
 * Source: https://github.com/kubernetes/minikube/blob/master/cmd/minikube/cmd/config/profile_list.go
 */
export function foundProfile(text: string): Found {
  const { valid, invalid } = JSON.parse(text) as {
    readonly valid?: readonly Profile[] | null;
    readonly invalid?: readonly { readonly Name: string }[] | null;
  };
  const profile = valid?.find(({ Name }) => Name === profileName);
  if (profile) return { kind: 'present', profile };
  return invalid?.some(({ Name }) => Name === profileName) ? { kind: 'broken' } : { kind: 'absent' };
}

/** What of the profile is other than the environment wants it: minikube can't change it in a node that is there. */
export function differences({ Config }: Profile, wanted: Wanted): string[] {
  const version = Config.KubernetesConfig.KubernetesVersion.replace(/^v/, '');
  const minor = version.split('.').slice(0, 2).join('.');
  const mounts = [Config.MountString ?? '', ...(Config.ContainerVolumeMounts ?? [])];
  return [
    ...(minor === wanted.kubernetes ? [] : [`Kubernetes ${version} instead of ${wanted.kubernetes}`]),
    ...(Config.CPUs === wanted.cpus ? [] : [`${Config.CPUs} CPUs instead of ${wanted.cpus}`]),
    ...(Config.Memory === wanted.memory ? [] : [`${Config.Memory} MiB of memory instead of ${wanted.memory}`]),
    ...(wanted.mount === undefined || mounts.includes(wanted.mount) ? [] : [`no mount of ${wanted.mount}`]),
  ];
}
