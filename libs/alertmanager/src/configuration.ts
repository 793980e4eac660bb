import { configMap, type SecretRef } from '@headwater/k8s';
import { emit } from '@headwater/yaml';
import type { IConfigMap } from 'kubernetes-models/v1';

export const configurationName = 'alertmanager-configuration';
export const secretFolder = '/etc/alertmanager-secret';

/** Holds the address that alerts are sent to. */
export type Webhook = SecretRef<'observability', 'url'>;

export const configuration = (webhook: Webhook | undefined): IConfigMap =>
  configMap('observability', configurationName, {
    'alertmanager.yml': emit(alertmanagerSettings(webhook && secretFolder)),
  });

/**
 * Alerts of one cause come together, and again only after half a day. Where they are sent, the address is read from the
 * file `url` in `secretFolder`.
 * Source: https://prometheus.io/docs/alerting/latest/configuration/
 */
export const alertmanagerSettings = (secretFolder?: string) => ({
  route: {
    receiver,
    group_by: ['alertname', 'namespace'],
    group_wait: '30s',
    group_interval: '5m',
    repeat_interval: '12h',
  },
  // where the database is away, what rests on it is away too
  inhibit_rules: [
    { source_matchers: ['severity = "critical"'], target_matchers: ['severity = "warning"'], equal: ['component'] },
    {
      source_matchers: ['alertname = "DatabaseDown"'],
      target_matchers: ['alertname =~ "SchedulerSilent|CanaryFailing|DagFailingRepeatedly"'],
    },
  ],
  receivers: [{ name: receiver, ...(secretFolder === undefined ? {} : { slack_configs: [slack(secretFolder)] }) }],
});

const receiver = 'people';

/** Mattermost, Rocket.Chat and others take the same message. */
const slack = (secretFolder: string) => ({
  api_url_file: `${secretFolder}/url`,
  send_resolved: true,
  title: '{{ .Status | toUpper }}: {{ .CommonLabels.alertname }}',
  text: '{{ range .Alerts }}{{ .Annotations.summary }}\n{{ .Annotations.runbook_url }}\n{{ end }}',
});
