import { alertWebhook, own } from '@headwater/secrets';
import type { IConfigMap } from 'kubernetes-models/v1';
import { expect, it } from 'vitest';
import { alertmanager } from './alertmanager.ts';

const image = 'quay.io/prometheus/alertmanager:v0';
const settings = (...[more]: [object?]) =>
  (alertmanager({ image, ...more }).find(({ kind }) => kind === 'ConfigMap') as IConfigMap).data?.['alertmanager.yml'];

it('shows alerts, and sends them to nobody, where nobody is named', () => {
  expect(settings()).not.toContain('slack_configs');
});

it('sends them to a channel whose address stands in no manifest', () => {
  expect(settings({ webhook: own(alertWebhook) })).toContain('api_url_file: /etc/alertmanager-secret/url');
});

it('keeps quiet about what follows from a database that is away', () => {
  expect(settings()).toContain('alertname =~ "SchedulerSilent|CanaryFailing|DagFailingRepeatedly"');
});
