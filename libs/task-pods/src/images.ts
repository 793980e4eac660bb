import type { Image } from '@headwater/k8s';

/** What the pods of tasks may run beside Spark; no manifest names it. */
export const taskPodImages = {
  python: { repository: 'docker.io/library/python', tag: '3.12-slim' },
} as const satisfies Record<string, Image>;
