import type { IPriorityClass } from 'kubernetes-models/scheduling.k8s.io/v1';

/** Of the platform's own programs: tasks and Spark's pods, which have none, make room for them. */
export const platformPriority: IPriorityClass = {
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name: 'platform' },
  value: 1_000_000,
  globalDefault: false,
  description: 'What runs the platform; tasks and Spark applications make room for it',
};
