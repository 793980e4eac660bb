import type { IPodSpec } from 'kubernetes-models/v1';
import { secretsOfPod } from '../pod-secrets.ts';
import type { PassingPods } from './step.ts';

/** A pod as the API server writes it. */
export interface PodObject {
  readonly metadata: {
    readonly namespace: string;
    readonly name: string;
    readonly uid: string;
    readonly deletionTimestamp?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly ownerReferences?: readonly { readonly kind: string }[];
  };
  readonly spec: IPodSpec;
  readonly status: { readonly phase?: string };
}

/** The pods that do work and then end: tasks, Spark drivers and executors, Jobs; never those of a lasting program. */
export const passingPods = (pods: readonly PodObject[], wanted: PassingPods): string[] =>
  pods
    .filter(({ status: { phase = 'Pending' } }) => ['Pending', 'Running'].includes(phase))
    .filter(({ metadata: { ownerReferences = [] } }) => !ownerReferences.some(({ kind }) => lasting.includes(kind)))
    .filter(({ metadata: { labels = {} }, spec }) =>
      'reading' in wanted
        ? secretsOfPod(spec).includes(wanted.reading)
        : Object.entries(wanted.labels).every(([key, value]) => labels[key] === value),
    )
    .map(({ metadata: { namespace, name } }) => `${namespace}/${name}`);

const lasting = ['ReplicaSet', 'StatefulSet', 'DaemonSet', 'Node'];
