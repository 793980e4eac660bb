import { alertmanager, alertmanagerImage } from '@headwater/alertmanager';
import { alertRules } from '@headwater/alerts';
import { application, foundationApplication, type Application } from '@headwater/argocd';
import { metricsEndpoints, publicUrl, services, signInNeeds } from '@headwater/contracts';
import { dashboardFiles } from '@headwater/dashboards';
import {
  filledSecrets,
  foundationConfig,
  image,
  keyVaultConfig,
  signIn,
  topology,
  type Environment,
} from '@headwater/environment';
import { foundation } from '@headwater/foundation';
import { grafana, grafanaImage, type GrafanaConfig } from '@headwater/grafana';
import { keyVaultApplications } from '@headwater/key-vault';
import { kubeStateMetrics, kubeStateMetricsImage } from '@headwater/kube-state-metrics';
import { loki, lokiImage } from '@headwater/loki';
import { prometheus, prometheusImage } from '@headwater/prometheus';
import { alertWebhook, grafanaAdmin, own, realmClientSecrets } from '@headwater/secrets';
import { runbooks } from './runbooks.ts';

/** What runs in namespace `observability`: nothing where nothing is measured. */
export function observability(environment: Environment): Application[] {
  const { observability: choice } = environment;
  if (choice.kind === 'none') return [];
  const wiring = topology(environment);
  const storageClass = environment.storage.class;
  const secrets = filledSecrets(environment, 'observability');
  return [
    foundationApplication('observability', foundation(foundationConfig(environment, 'observability'))),
    ...keyVaultApplications(keyVaultConfig(environment, 'observability')),
    application({ name: 'alertmanager', namespace: 'observability' }, { ...platform, ...secrets }, () =>
      alertmanager({
        image: image(environment, 'alertmanager', alertmanagerImage),
        ...(choice.alerts.kind === 'slack' ? { webhook: own(alertWebhook) } : {}),
      }),
    ),
    application({ name: 'kube-state-metrics', namespace: 'observability' }, platform, () =>
      kubeStateMetrics({ image: image(environment, 'kube-state-metrics', kubeStateMetricsImage) }),
    ),
    application({ name: 'loki', namespace: 'observability' }, platform, () => {
      const { days: retentionDays, size, resources } = choice.logs;
      return loki({ image: image(environment, 'loki', lokiImage), storageClass, retentionDays, size, resources });
    }),
    application({ name: 'prometheus', namespace: 'observability' }, measured(environment), () => {
      const { days: retentionDays, size, resources } = choice.metrics;
      return prometheus({
        image: image(environment, 'prometheus', prometheusImage),
        storageClass,
        retentionDays,
        size,
        resources,
        scrapeSeconds: choice.scrapeSeconds,
        endpoints: metricsEndpoints(wiring),
        rules: { 'alerts.yaml': alertRules(wiring, runbooks(environment)) },
      });
    }),
    application(
      { name: 'grafana', namespace: 'observability' },
      { ...sources, ...secrets, ...signInNeeds(wiring) },
      () =>
        grafana({
          image: image(environment, 'grafana', grafanaImage),
          ...(wiring.frontDoor ? { publicUrl: publicUrl(wiring.frontDoor, 'grafana') } : {}),
          admin: own(grafanaAdmin),
          ...signInOf(environment),
          resources: choice.dashboards.resources,
          dashboards: dashboardFiles(wiring),
        }),
    ),
  ];
}

/** As its administrator alone where the environment has no Keycloak. */
function signInOf(environment: Environment): Pick<GrafanaConfig, 'signIn'> {
  const { frontDoor } = topology(environment);
  if (!frontDoor || !signIn(environment).includes('grafana')) return {};
  return { signIn: { door: frontDoor, secret: own(realmClientSecrets.grafana) } };
}

/** The platform comes first: what only watches it must not keep it from starting. */
const platform = { airflow: services.airflowApi, history: services.sparkHistory };

const sources = { prometheus: services.prometheus, loki: services.loki, alertmanager: services.alertmanager };

const measured = (environment: Environment) => ({
  ...Object.fromEntries(metricsEndpoints(topology(environment)).map(({ service }) => [service.name, service])),
  alertmanager: services.alertmanager,
});
