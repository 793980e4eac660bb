import { inWave } from '@headwater/argocd';
import { asIdentity } from '@headwater/contracts';
import { annotated, type Resource } from '@headwater/k8s';
import { access } from './access.ts';
import { setup } from './setup.ts';
import { apiServer } from './api-server.ts';
import type { AirflowConfig } from './config.ts';
import { configuration } from './configuration.ts';
import { dagProcessor } from './dag-processor.ts';
import { serverTrust } from './environment.ts';
import { identityOf } from './identity.ts';
import { migrations } from './migrations.ts';
import { pgBouncer } from './pgbouncer.ts';
import { scheduler } from './scheduler.ts';
import { statsd } from './statsd.ts';
import { triggerer } from './triggerer.ts';
import { podTemplate } from './worker.ts';

/**
 * Airflow with the KubernetesExecutor: what is configured first, then the tables of its database,
 * then the programs that work with them.
 */
export function airflow(config: AirflowConfig): Resource[] {
  const { accounts, identity } = identityOf(config);
  return asIdentity(resources(config), accounts, identity);
}

const resources = (config: AirflowConfig): Resource[] => [
  ...access(config.pgBouncer.enabled),
  configuration(config),
  ...serverTrust(config).resources,
  podTemplate(config),
  ...config.dags.resources,
  ...config.logs.resources,
  ...statsd(config),
  ...(config.pgBouncer.enabled ? pgBouncer(config) : []),
  migrations(config),
  ...setup(config),
  ...programs(config).map((resource) => annotated(resource, inWave(2))),
];

const programs = (config: AirflowConfig): Resource[] => [
  ...apiServer(config),
  scheduler(config),
  dagProcessor(config),
  ...triggerer(config),
];
