import type { Namespace } from '@headwater/contracts';
import type { Resource } from '@headwater/k8s';
import type { ILimitRange, INamespace, IResourceQuota } from 'kubernetes-models/v1';
import { networkPolicies, type Walls } from './network-policies.ts';

export interface FoundationConfig extends Walls {
  /** What all of its pods may request together: cores and memory as Kubernetes quantities. */
  readonly size: { readonly cpu: string; readonly memory: string };
  /** The Pod Security level; `restricted` where nothing else is said, which nearly all pods can live with. */
  readonly podSecurity?: 'restricted' | 'privileged';
}

/** What a namespace has before anything runs in it: itself, a size, and walls. */
export const foundation = (config: FoundationConfig): Resource[] => [
  namespace(config),
  quota(config),
  limits(config.namespace),
  ...networkPolicies(config),
];

/** Source of the labels: https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
const namespace = ({ namespace: name, podSecurity = 'restricted' }: FoundationConfig): INamespace => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name,
    labels: {
      'pod-security.kubernetes.io/enforce': podSecurity,
      'pod-security.kubernetes.io/warn': podSecurity,
    },
  },
});

const quota = ({ namespace, size }: FoundationConfig): IResourceQuota => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'requests', namespace },
  spec: { hard: { 'requests.cpu': size.cpu, 'requests.memory': size.memory } },
});

/** What a container gets that names no size, as a person's own pods do: without it the quota would refuse them. */
const limits = (namespace: Namespace): ILimitRange => ({
  apiVersion: 'v1',
  kind: 'LimitRange',
  metadata: { name: 'containers', namespace },
  spec: {
    limits: [
      {
        type: 'Container',
        defaultRequest: { cpu: '50m', memory: '128Mi' },
        default: { cpu: '500m', memory: '512Mi' },
      },
    ],
  },
});
