import { expect, it } from 'vitest';
import { pod, waiting } from '../testing/pod.ts';
import { imagePullFindings } from './image-pulls.ts';

const image = 'r.example.com/absent:1';
const event = {
  apiVersion: 'v1' as const,
  kind: 'Event' as const,
  metadata: {},
  reason: 'Failed',
  involvedObject: { uid: 'uid-of-puller' },
  message: `Failed to pull image "${image}": rpc error: dial tcp: lookup r.example.com: no such host`,
};
const look = (reason: string, message: string, more = {}) =>
  imagePullFindings({
    environment: 'minikube',
    pods: [pod('puller', { status: { containerStatuses: [waiting('main', image, reason, message)] }, ...more })],
    events: [event],
  });

it('finds nothing where a container waits for something else', () => {
  expect(look('ContainerCreating', '')).toEqual([]);
});

it('says why an image does not come, also while the kubelet only says that it backs off', () => {
  expect(look('ImagePullBackOff', `Back-off pulling image "${image}"`)).toMatchObject([
    {
      severity: 'error',
      subject: `image '${image}'`,
      what: "does not come to pod 'processing/puller': the node does not find the registry’s address",
      mend: expect.stringMatching(
        /; or, if nobody needs the pod: \.\/headwater kubectl delete pod puller --namespace=processing$/,
      ) as string,
    },
  ]);
});

it('removes no pod that somebody would make again', () => {
  const ownerReferences = [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'r', uid: 'u' }];
  const [found] = look('ErrImagePull', 'not found', { metadata: { ownerReferences } });
  expect(found?.mend).not.toContain('delete pod');
});
