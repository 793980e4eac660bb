import { addressOf, services, type ServiceContract } from '@headwater/contracts';
import { configMap } from '@headwater/k8s';
import { emit } from '@headwater/yaml';
import type { IConfigMap } from 'kubernetes-models/v1';

export const provisioningName = 'grafana-provisioning';
export const dashboardsName = 'grafana-dashboards';
export const dashboardsFolder = '/var/lib/grafana-dashboards';

const url = (service: ServiceContract): string => `http://${addressOf(service)}`;

/**
 * Where it reads, and what it shows. Nobody changes either in a browser: a change is a commit.
 * Source: https://grafana.com/docs/grafana/latest/administration/provisioning/
 */
export const provisioning = (): IConfigMap =>
  configMap('observability', provisioningName, {
    'datasources.yaml': emit({
      apiVersion: 1,
      prune: true,
      datasources: [
        { ...source('prometheus', 'Prometheus', services.prometheus), isDefault: true },
        source('loki', 'Loki', services.loki),
        {
          ...source('alertmanager', 'Alertmanager', services.alertmanager),
          jsonData: { implementation: 'prometheus' },
        },
      ],
    }),
    'dashboards.yaml': emit({
      apiVersion: 1,
      providers: [
        {
          name: 'headwater',
          type: 'file',
          disableDeletion: true,
          allowUiUpdates: false,
          options: { path: dashboardsFolder },
        },
      ],
    }),
  });

/** Dashboards name a source by its `uid`. */
const source = (uid: string, name: string, service: ServiceContract) => ({
  name,
  uid,
  type: uid,
  access: 'proxy',
  url: url(service),
  editable: false,
});

export const dashboards = (files: Readonly<Record<string, string>>): IConfigMap =>
  configMap('observability', dashboardsName, files);
