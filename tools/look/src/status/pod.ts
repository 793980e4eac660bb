import { workloads } from '@headwater/contracts';
import type { Container } from '../objects/pod-spec.ts';

/** What Kubernetes says of a pod, as far as it matters here: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/ */
export interface Pod {
  readonly metadata: {
    readonly namespace: string;
    readonly name: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string;
  };
  readonly spec: { readonly containers: readonly Container[]; readonly initContainers?: readonly Container[] };
  readonly status: {
    readonly phase?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message?: string }[];
    readonly containerStatuses?: readonly ContainerStatus[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
  };
}

export interface ContainerStatus {
  readonly name: string;
  readonly ready: boolean;
  readonly restartCount?: number;
  readonly state?: {
    readonly running?: { readonly startedAt: string };
    readonly waiting?: { readonly reason?: string; readonly message?: string };
    readonly terminated?: Terminated;
  };
  readonly lastState?: { readonly terminated?: Terminated };
}

interface Terminated {
  readonly exitCode: number;
  readonly reason?: string;
}

export const isOver = ({ status: { phase } }: Pod): boolean => phase === 'Succeeded' || phase === 'Failed';

/** Whether the pod comes and goes with the work, so that one which is not ready says nothing of the platform. */
export const isWork = ({ metadata: { namespace, labels = {} } }: Pod): boolean =>
  [workloads.airflow.worker, workloads.spark.driver, workloads.spark.executor, workloads.taskPod].some(
    (workload) =>
      workload.namespace === namespace &&
      Object.entries(workload.labels).every(([label, value]) => labels[label] === value),
  );
