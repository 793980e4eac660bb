import { addressOf, services, type MetricsEndpoint } from '@headwater/contracts';
import { configMap } from '@headwater/k8s';
import { emit } from '@headwater/yaml';
import type { IConfigMap } from 'kubernetes-models/v1';
import type { PrometheusConfig } from './config.ts';

export const configurationName = 'prometheus-configuration';
export const configurationFolder = '/etc/prometheus';

/** What is asked, how often, and who hears of alerts. */
export const configuration = ({ endpoints, rules, scrapeSeconds }: PrometheusConfig): IConfigMap =>
  configMap('observability', configurationName, {
    'prometheus.yml': emit({
      global: { scrape_interval: `${scrapeSeconds}s`, evaluation_interval: `${scrapeSeconds}s` },
      rule_files: Object.keys(rules).map((file) => `${configurationFolder}/${file}`),
      alerting: { alertmanagers: [{ static_configs: [{ targets: [addressOf(services.alertmanager)] }] }] },
      scrape_configs: endpoints.map(scrape),
    }),
    ...rules,
  });

/**
 * By the names of Services, not by asking Kubernetes which pods there are: that would need a right to list them, and
 * each Service here has one pod.
 * Source of the keys: https://prometheus.io/docs/prometheus/latest/configuration/configuration/
 */
const scrape = ({ job, service, path }: MetricsEndpoint) => ({
  job_name: job,
  metrics_path: path,
  static_configs: [{ targets: [service === services.prometheus ? `localhost:${service.port}` : addressOf(service)] }],
});
