import { addressOf, services } from '@headwater/contracts';
import { configMap } from '@headwater/k8s';
import { emit } from '@headwater/yaml';
import type { IConfigMap } from 'kubernetes-models/v1';

export const configurationName = 'log-collector-configuration';
export const configurationFile = 'collector.yaml';
export const logFolder = '/var/log/pods';
export const positionsFolder = '/var/lib/otelcol';
export const healthPort = 13133;

export const configuration = (): IConfigMap =>
  configMap('logs', configurationName, { [configurationFile]: emit(settings) });

const { name, port } = services.logCollectorMetrics;

/**
 * From the files that the kubelet keeps of every container to Loki. Namespace, pod and container are read from their
 * paths: nothing is asked of the API server.
 * Source: https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/receiver/filelogreceiver
 */
const settings = {
  receivers: {
    filelog: {
      include: [`${logFolder}/*/*/*.log`],
      // it would answer each line of its own with another one
      exclude: [`${logFolder}/logs_${name}-*/*/*.log`],
      include_file_path: true,
      // a pod that takes the place of another reads what is there again; Loki keeps equal lines of one time once
      start_at: 'beginning',
      storage: 'file_storage',
      operators: [{ type: 'container' }],
    },
  },
  processors: {
    memory_limiter: { check_interval: '1s', limit_percentage: 80, spike_limit_percentage: 20 },
    batch: {},
  },
  exporters: {
    otlphttp: {
      endpoint: `http://${addressOf(services.loki)}/otlp`,
      // until Loki is there again: the files stay as long as their pods
      retry_on_failure: { max_elapsed_time: '0s' },
    },
  },
  extensions: {
    health_check: { endpoint: `0.0.0.0:${healthPort}` },
    file_storage: { directory: positionsFolder },
  },
  service: {
    extensions: ['health_check', 'file_storage'],
    telemetry: {
      logs: { level: 'warn' },
      metrics: { readers: [{ pull: { exporter: { prometheus: { host: '0.0.0.0', port } } } }] },
    },
    pipelines: { logs: { receivers: ['filelog'], processors: ['memory_limiter', 'batch'], exporters: ['otlphttp'] } },
  },
};
