import { parseImage, tcpProbe, type Resource, type SecretRef } from '@headwater/k8s';
import { emit } from '@headwater/yaml';
import type { ArgocdConfig, SignIn } from './config.ts';
import { argocdImages, argocdVersion } from './images.ts';
import { serverOperations } from './sign-in.ts';

/** `kustomize.config.k8s.io/v1beta1` Kustomization, as far as this repository writes it. */
export interface Kustomization extends Resource {
  readonly namespace: string;
  readonly resources: readonly string[];
  readonly images: readonly object[];
  readonly patches: readonly Patch[];
}

interface Patch {
  readonly target: { readonly kind?: string; readonly name?: string };
  /** A file beside this one, or the patch itself. */
  readonly path?: string;
  readonly patch?: string;
}

/** The pinned upstream installation, and what we change of it. */
export const kustomization = (
  { images, signIn, webhook }: ArgocdConfig,
  configMaps: readonly string[],
): Kustomization => ({
  apiVersion: 'kustomize.config.k8s.io/v1beta1',
  kind: 'Kustomization',
  namespace: 'cicd',
  resources: [`https://github.com/argoproj/argo-cd//manifests/cluster-install?ref=${argocdVersion}`],
  images: [
    replacement(argocdImages.argocd.repository, images.argocd),
    replacement(argocdImages.redis.repository, images.redis),
  ],
  patches: [
    // nothing here uses them, and one of them may read every secret of the cluster
    remove({ name: 'argocd-(applicationset-controller|dex-server|notifications).*' }),
    // the foundation's policies open what the contracts declare, and nothing more
    remove({ kind: 'NetworkPolicy' }),
    // `namespace` does not reach into the subjects of these
    { target: { kind: 'ClusterRoleBinding' }, patch: operations(['replace', '/subjects/0/namespace', 'cicd']) },
    ...configMaps.map((name) => ({ target: { kind: 'ConfigMap', name }, path: `configmap-${name}.yaml` })),
    ...(webhook ? [webhookSecret(webhook)] : []),
    ...containers.map(sized),
    ...(signIn ? [signInOfServer(signIn)] : []),
  ],
});

interface Container {
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly workload: string;
  readonly list: 'containers' | 'initContainers';
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu: string; readonly memory: string };
  /** Other fields that upstream leaves open. */
  readonly fields?: Readonly<Record<string, object | string>>;
}

/** Upstream states no sizes, and a quota would refuse the pods: the first container of each list. */
const containers: readonly Container[] = [
  {
    kind: 'StatefulSet',
    workload: 'argocd-application-controller',
    list: 'containers',
    requests: { cpu: '100m', memory: '256Mi' },
    limits: { cpu: '1', memory: '768Mi' },
    fields: { livenessProbe: { httpGet: { path: '/healthz', port: 8082 }, periodSeconds: 30, failureThreshold: 5 } },
  },
  {
    kind: 'Deployment',
    workload: 'argocd-repo-server',
    list: 'containers',
    requests: { cpu: '50m', memory: '128Mi' },
    limits: { cpu: '1', memory: '512Mi' },
  },
  small('argocd-repo-server', 'initContainers'),
  {
    kind: 'Deployment',
    workload: 'argocd-server',
    list: 'containers',
    requests: { cpu: '20m', memory: '96Mi' },
    limits: { cpu: '500m', memory: '256Mi' },
  },
  {
    kind: 'Deployment',
    workload: 'argocd-redis',
    list: 'containers',
    requests: { cpu: '20m', memory: '32Mi' },
    limits: { cpu: '200m', memory: '128Mi' },
    fields: { readinessProbe: tcpProbe(6379), livenessProbe: tcpProbe(6379) },
  },
  small('argocd-redis', 'initContainers'),
];

function small(workload: string, list: Container['list']): Container {
  return {
    kind: 'Deployment',
    workload,
    list,
    requests: { cpu: '10m', memory: '32Mi' },
    limits: { cpu: '200m', memory: '128Mi' },
  };
}

const sized = ({ kind, workload, list, requests, limits, fields = {} }: Container): Patch => ({
  target: { kind, name: workload },
  patch: operations(
    // upstream asks the registry at every start
    ...Object.entries({ imagePullPolicy: 'IfNotPresent', resources: { requests, limits }, ...fields }).map(
      ([field, value]) => ['add', `/spec/template/spec/${list}/0/${field}`, value] as const,
    ),
  ),
});

const operations = (...list: readonly (readonly ['add' | 'replace', string, string | object])[]): string =>
  emit(list.map(([op, path, value]) => ({ op, path, value })));

/**
 * Argo CD writes other keys into this Secret and looks for this one in it; its value is a reference to another Secret.
 * Source: https://argo-cd.readthedocs.io/en/stable/operator-manual/webhook/#alternative
 */
const webhookSecret = ({ name }: SecretRef<'cicd', 'secret'>): Patch => ({
  target: { kind: 'Secret', name: 'argocd-secret' },
  patch: operations(['add', '/data', { 'webhook.gogs.secret': Buffer.from(`$${name}:secret`).toString('base64') }]),
});

const signInOfServer = ({ door }: SignIn): Patch => ({
  target: { kind: 'Deployment', name: 'argocd-server' },
  patch: operations(...serverOperations(door)),
});

/** A target decides what is deleted; the rest of the patch only has to be an object. */
const remove = (target: Patch['target']): Patch => ({
  target,
  patch: emit({ apiVersion: 'v1', kind: 'Any', metadata: { name: 'any' }, $patch: 'delete' }),
});

function replacement(name: string, reference: string): object {
  const image = parseImage(reference);
  if (!image) throw new Error(`images: '${reference}' is no image reference; write registry/repository:tag`);
  const { repository, tag, digest } = image;
  return { name, newName: repository, newTag: tag, ...(digest ? { digest } : {}) };
}
