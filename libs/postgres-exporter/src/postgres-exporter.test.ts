import { services } from '@headwater/contracts';
import { own, postgresMonitor } from '@headwater/secrets';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import { expect, it } from 'vitest';
import { postgresExporter } from './postgres-exporter.ts';

const [, deployment] = postgresExporter({
  image: 'quay.io/prometheuscommunity/postgres-exporter:v0',
  database: services.postgres,
  login: own(postgresMonitor),
}) as [unknown, IDeployment];
const container = deployment.spec?.template.spec?.containers[0];

it('signs in as the role that only measures', () => {
  expect(container?.env?.map(({ name, valueFrom }) => [name, valueFrom?.secretKeyRef?.name])).toEqual([
    ['DATA_SOURCE_URI', undefined],
    ['DATA_SOURCE_USER', 'postgres-monitor'],
    ['DATA_SOURCE_PASS', 'postgres-monitor'],
  ]);
});

it('is ready while the database is not: it is the one to say so', () => {
  expect(container?.readinessProbe?.httpGet?.path).toBe('/');
});
