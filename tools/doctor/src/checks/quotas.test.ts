import type { IResourceQuota } from 'kubernetes-models/v1';
import { expect, it } from 'vitest';
import { quotaFindings } from './quotas.ts';

const now = Date.parse('2026-11-21T12:00:00Z');
const quota = (cpu: string, used = '0', name = 'requests'): IResourceQuota => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { namespace: 'processing', name },
  spec: { hard: { 'requests.cpu': cpu } },
  status: { hard: { 'requests.cpu': cpu }, used: { 'requests.cpu': used } },
});
const refusal = (name: string, lastTimestamp = '2026-11-21T11:58:00Z') => ({
  apiVersion: 'v1' as const,
  kind: 'Event' as const,
  metadata: { namespace: 'processing' },
  lastTimestamp,
  involvedObject: { kind: 'ReplicaSet', name: 'spark-history-1' },
  message: `Error creating: pods "spark-history-1-x" is forbidden: exceeded quota: ${name}, requested: requests.cpu=500m, used: requests.cpu=1800m, limited: requests.cpu=2`,
});
const look = (live: readonly IResourceQuota[], events: readonly ReturnType<typeof refusal>[] = []) =>
  quotaFindings({
    now,
    environment: 'minikube',
    committed: [{ quota: quota('2'), application: 'processing-foundation' }],
    live,
    events,
  });

it('finds nothing where a quota is what Git says, however it is spelled, and has room for what it once refused', () => {
  expect(look([quota('2000m', '500m')], [refusal('requests')])).toEqual([]);
  expect(look([quota('2', '1800m')], [refusal('requests', '2026-11-21T11:00:00Z')])).toEqual([]);
});

it('finds one that was shrunk, says what it refused, and has it synced', () => {
  expect(look([quota('100m', '100m')], [refusal('requests')])).toMatchObject([
    {
      severity: 'error',
      subject: "ResourceQuota 'processing/requests'",
      what: "allows 100m of requests.cpu, and Git says 2; it refused ReplicaSet 'spark-history-1' requests.cpu=500m 2 minutes ago",
      mend: expect.stringMatching(
        /^\.\/headwater kubectl patch application processing-foundation --namespace=cicd /,
      ) as string,
    },
  ]);
});

it('warns of one that is too large, or not there', () => {
  expect(look([quota('4')])).toMatchObject([{ severity: 'warning', what: 'allows 4 of requests.cpu, and Git says 2' }]);
  expect(look([])).toMatchObject([{ severity: 'warning', what: 'is not there' }]);
});

it('names one that is full, and has one that nobody committed removed', () => {
  expect(look([quota('2', '1800m')], [refusal('requests')])).toMatchObject([
    {
      severity: 'error',
      what: "has no room; it refused ReplicaSet 'spark-history-1' requests.cpu=500m 2 minutes ago",
      mend: expect.stringMatching(/^raise namespaces\.processing in environments\/minikube\.yaml/) as string,
    },
  ]);
  expect(look([quota('2', '0'), quota('1', '1', 'mine')], [refusal('mine')])).toMatchObject([
    {
      subject: "ResourceQuota 'processing/mine'",
      mend: './headwater kubectl delete resourcequota mine --namespace=processing',
    },
  ]);
});
