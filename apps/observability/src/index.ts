import { alertmanager, alertmanagerImage, alertmanagerSettings } from '@headwater/alertmanager';
import { alertGroups, alertRules } from '@headwater/alerts';
import {
  application,
  chartApplication,
  foundationApplication,
  upstreamApplication,
  type Application,
} from '@headwater/argocd';
import { available } from '@headwater/availability';
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
import { ingressApplications } from '@headwater/ingress';
import { keyVaultApplications } from '@headwater/key-vault';
import { kubeStateMetrics, kubeStateMetricsImage } from '@headwater/kube-state-metrics';
import { loki, lokiImage } from '@headwater/loki';
import { prometheus, prometheusImage, retentionSize } from '@headwater/prometheus';
import {
  bringsPrometheusOperatorDefinitions,
  bringsStack,
  inFront,
  prometheusOperatorImages,
  prometheusOperatorSource,
  prometheusRule,
  scrapeConfig,
  stack,
} from '@headwater/prometheus-operator';
import { alertWebhook, grafanaAdmin, own, realmClientSecrets } from '@headwater/secrets';
import { runbooks } from './runbooks.ts';

/** What runs in namespace `observability`: nothing where nothing is measured. */
export const observability = available((environment: Environment) => {
  const { observability: choice } = environment;
  if (choice.kind === 'none') return [];
  const wiring = topology(environment);
  const storageClass = environment.storage.class;
  const secrets = filledSecrets(environment, 'observability');
  return [
    foundationApplication('observability', foundation(foundationConfig(environment, 'observability'))),
    ...keyVaultApplications(keyVaultConfig(environment, 'observability')),
    ...ingressApplications(wiring, 'observability'),
    ...(choice.kind === 'prometheus' ? watching(environment, choice) : watchingByOperator(environment, choice)),
    application({ name: 'kube-state-metrics', namespace: 'observability' }, platform, () =>
      kubeStateMetrics({ image: image(environment, 'kube-state-metrics', kubeStateMetricsImage) }),
    ),
    application({ name: 'loki', namespace: 'observability' }, platform, () => {
      const { days: retentionDays, size, resources } = choice.logs;
      return loki({ image: image(environment, 'loki', lokiImage), storageClass, retentionDays, size, resources });
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
});

type Watched = Exclude<Environment['observability'], { readonly kind: 'none' }>;

/** Prometheus and Alertmanager of our own. */
function watching(environment: Environment, { alerts, metrics, scrapeSeconds }: Watched): Application[] {
  const wiring = topology(environment);
  const { days: retentionDays, size, resources } = metrics;
  return [
    application(
      { name: 'alertmanager', namespace: 'observability' },
      { ...platform, ...filledSecrets(environment, 'observability') },
      () =>
        alertmanager({
          image: image(environment, 'alertmanager', alertmanagerImage),
          ...(alerts.kind === 'slack' ? { webhook: own(alertWebhook) } : {}),
        }),
    ),
    application({ name: 'prometheus', namespace: 'observability' }, measured(environment), () =>
      prometheus({
        image: image(environment, 'prometheus', prometheusImage),
        storageClass: environment.storage.class,
        retentionDays,
        size,
        resources,
        scrapeSeconds,
        endpoints: metricsEndpoints(wiring),
        rules: { 'alerts.yaml': alertRules(wiring, runbooks(environment)) },
      }),
    ),
  ];
}

/** The same by the Prometheus operator: it makes the pods, and reads what is measured and what alerts. */
function watchingByOperator(environment: Environment, { alerts, metrics, scrapeSeconds }: Watched): Application[] {
  const wiring = topology(environment);
  const { days: retentionDays, size, resources } = metrics;
  const definitions = { application: 'prometheus-operator-crds' };
  const operator = { definitions, operator: { application: 'kube-prometheus-stack' } };
  const webhook = alerts.kind === 'slack' ? own(alertWebhook).name : undefined;
  return [
    upstreamApplication(
      {
        name: definitions.application,
        namespace: 'observability',
        component: 'libs/prometheus-operator',
        provides: bringsPrometheusOperatorDefinitions,
        serverSideApply: true,
      },
      prometheusOperatorSource,
    ),
    chartApplication(
      {
        name: operator.operator.application,
        namespace: 'observability',
        component: 'libs/prometheus-operator',
        provides: bringsStack,
      },
      { definitions, ...platform, ...filledSecrets(environment, 'observability') },
      stack({
        images: {
          operator: image(environment, 'prometheus-operator', prometheusOperatorImages.operator),
          reloader: image(environment, 'prometheus-config-reloader', prometheusOperatorImages.reloader),
          prometheus: image(environment, 'prometheus', prometheusImage),
          alertmanager: image(environment, 'alertmanager', alertmanagerImage),
        },
        storageClass: environment.storage.class,
        retentionDays,
        retentionSize: retentionSize(size),
        size,
        resources,
        scrapeSeconds,
        alertmanagerConfiguration: alertmanagerSettings(webhook && `/etc/alertmanager/secrets/${webhook}`),
        ...(webhook === undefined ? {} : { webhookSecret: webhook }),
      }),
    ),
    application(
      { name: 'alertmanager', namespace: 'observability', component: 'libs/prometheus-operator' },
      operator,
      () => [inFront(services.alertmanager)],
    ),
    application(
      { name: 'prometheus', namespace: 'observability', component: 'libs/prometheus-operator' },
      { ...operator, ...measured(environment) },
      () => [
        inFront(services.prometheus),
        prometheusRule(alertGroups(wiring, runbooks(environment))),
        ...metricsEndpoints(wiring).map(scrapeConfig),
      ],
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
