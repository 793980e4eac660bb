import type { IDaemonSet } from 'kubernetes-models/apps/v1';
import { expect, it } from 'vitest';
import { logCollector } from './log-collector.ts';

const resources = logCollector({
  image: 'docker.io/otel/opentelemetry-collector-contrib:0.165.1',
  resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } },
});
const pod = (resources.find(({ kind }) => kind === 'DaemonSet') as IDaemonSet).spec?.template.spec;

it('reads the files of containers, and can write none of them', () => {
  const [container] = pod?.containers ?? [];
  const folders = pod?.volumes?.filter(({ hostPath }) => hostPath);
  expect(folders).toEqual([{ name: 'logs', hostPath: { path: '/var/log/pods', type: 'Directory' } }]);
  expect(container?.volumeMounts).toContainEqual({ name: 'logs', mountPath: '/var/log/pods', readOnly: true });
});

it('is not root, asks nothing of the API server, and has no right there', () => {
  expect(pod?.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10001, runAsGroup: 0 });
  expect(pod?.automountServiceAccountToken).toBe(false);
  expect(resources.map(({ kind }) => kind)).not.toContain('ClusterRole');
});

it('does not read what it writes itself', () => {
  const configuration = resources.find(({ kind }) => kind === 'ConfigMap') as { data?: Record<string, string> };
  expect(configuration.data?.['collector.yaml']).toContain('- /var/log/pods/logs_log-collector-*/*/*.log');
});
