import { services } from '@headwater/contracts';
import { configMap } from '@headwater/k8s';
import { emit } from '@headwater/yaml';
import type { IConfigMap } from 'kubernetes-models/v1';

export const configurationName = 'loki-configuration';
export const configurationFile = 'loki.yaml';
export const data = '/loki';

/** One process with everything in it, which keeps what it has on its own volume: it answers when the object store does not. */
export const configuration = (retentionDays: number): IConfigMap =>
  configMap('observability', configurationName, { [configurationFile]: emit(settings(retentionDays)) });

/** Source of the keys: https://grafana.com/docs/loki/latest/configure/ */
const settings = (retentionDays: number) => ({
  auth_enabled: false,
  server: { http_listen_port: services.loki.port, log_level: 'warn' },
  common: {
    instance_addr: '127.0.0.1',
    path_prefix: data,
    replication_factor: 1,
    ring: { kvstore: { store: 'inmemory' } },
    storage: { filesystem: { chunks_directory: `${data}/chunks`, rules_directory: `${data}/rules` } },
  },
  // it has no other to wait for
  ingester: { lifecycler: { min_ready_duration: '0s' } },
  schema_config: {
    configs: [
      {
        from: '2026-01-01',
        store: 'tsdb',
        object_store: 'filesystem',
        schema: 'v13',
        index: { prefix: 'index_', period: '24h' },
      },
    ],
  },
  limits_config: {
    retention_period: `${retentionDays * 24}h`,
    // what a collector reads again after it was replaced is older than this only where nothing is kept of it any more
    reject_old_samples_max_age: `${retentionDays * 24}h`,
    otlp_config: {
      resource_attributes: {
        ignore_defaults: true,
        attributes_config: [
          { action: 'index_label', attributes: ['k8s.namespace.name', 'k8s.pod.name', 'k8s.container.name'] },
        ],
      },
    },
  },
  compactor: {
    working_directory: `${data}/compactor`,
    retention_enabled: true,
    delete_request_store: 'filesystem',
  },
  analytics: { reporting_enabled: false },
});
