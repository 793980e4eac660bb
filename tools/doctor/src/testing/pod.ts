import type { IContainerStatus, IPod } from 'kubernetes-models/v1';

/** A pod of namespace `processing`, as far as a test wants to know it. */
export const pod = (name: string, more: Partial<IPod> = {}): IPod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  ...more,
  metadata: { namespace: 'processing', name, uid: `uid-of-${name}`, ...more.metadata },
});

/** A container that waits. */
export const waiting = (name: string, image: string, reason: string, message = ''): IContainerStatus => ({
  name,
  image,
  imageID: '',
  ready: false,
  restartCount: 0,
  state: { waiting: { reason, message } },
});

/** The container's requests. */
export const requesting = (cpu: string, memory: string) => ({
  containers: [{ name: 'main', resources: { requests: { cpu, memory } } }],
});
