import { expect, it } from 'vitest';
import { sparkApplicationFindings } from './spark-applications.ts';

const now = Date.parse('2026-01-01T12:00:00Z');
const look = (namespace: string, creationTimestamp: string, state?: string) =>
  sparkApplicationFindings({
    now,
    watched: 'processing',
    applications: [
      {
        apiVersion: 'sparkoperator.k8s.io/v1beta2',
        kind: 'SparkApplication',
        metadata: { namespace, name: 'job', creationTimestamp },
        ...(state ? { status: { applicationState: { state } } } : {}),
      },
    ],
  });
const long = '2026-01-01T11:58:30Z';

it('finds nothing where the operator has taken it up, or has had no time to', () => {
  expect(look('processing', long, 'RUNNING')).toEqual([]);
  expect(look('processing', '2026-01-01T11:59:30Z')).toEqual([]);
});

it('restarts an operator that takes up nothing', () => {
  expect(look('processing', long)).toMatchObject([
    {
      severity: 'error',
      subject: "SparkApplication 'processing/job'",
      what: 'has no status after 90 s',
      mend: './headwater kubectl rollout restart deployment/spark-operator-controller --namespace=processing',
    },
  ]);
});

it('says which namespace the operator watches', () => {
  expect(look('orchestrator', long)).toMatchObject([
    {
      what: "has no status after 90 s: the operator watches 'processing'",
      mend: './headwater kubectl delete sparkapplication job --namespace=orchestrator',
    },
  ]);
});
