import type { Item } from '../objects/item.ts';
import type { Pod } from '../status/pod.ts';
import type { LiveApplication } from '../status/status.ts';

const commit = 'a'.repeat(40);

/** An Application that is synced and healthy, and whatever differs from one. */
export const application = (
  name: string,
  status: LiveApplication['status'] = {},
  wave?: number,
): LiveApplication & Item => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: {
    name,
    namespace: 'cicd',
    ...(wave === undefined ? {} : { annotations: { 'argocd.argoproj.io/sync-wave': String(wave) } }),
  },
  spec: { destination: { namespace: 'cicd' } },
  status: { sync: { status: 'Synced', revision: commit }, health: { status: 'Healthy' }, ...status },
});

export const pod = (name: string, status: Pod['status'], labels: Record<string, string> = {}): Pod & Item => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { namespace: 'orchestrator', name, labels },
  spec: { containers: [{ name: 'main', image: 'ghcr.io/o/airflow:3.3.2' }] },
  status,
});

export const running: Pod['status'] = {
  phase: 'Running',
  containerStatuses: [{ name: 'main', ready: true, state: { running: { startedAt: '2026-01-01T00:00:00Z' } } }],
};

export const item = (kind: string, name: string, fields: object = {}, namespace = 'database'): Item => ({
  apiVersion: ['Deployment', 'StatefulSet'].includes(kind) ? 'apps/v1' : 'v1',
  kind,
  metadata: { name, namespace },
  ...fields,
});
