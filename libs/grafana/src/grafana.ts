import { services, workloads } from '@headwater/contracts';
import {
  containerSecurity,
  deployment,
  fromSecret,
  httpProbe,
  podSecurity,
  service,
  serviceAccount,
  type Resource,
} from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { GrafanaConfig } from './config.ts';
import { dashboards, dashboardsFolder, dashboardsName, provisioning, provisioningName } from './provisioning.ts';
import { oauthSettings, trust } from './sign-in.ts';

const { name, port, portName } = services.grafana;
// the grafana user of the image
const user = 472;

/** Shows what Prometheus and Loki have. It keeps nothing itself: all that it shows is in Git. */
export const grafana = (config: GrafanaConfig): Resource[] => [
  serviceAccount({ namespace: 'observability', name }),
  provisioning(),
  dashboards(config.dashboards),
  server(config),
  service(name, workloads.grafana.server, [{ name: portName, port, targetPort: portName }]),
];

const server = (config: GrafanaConfig): IDeployment => {
  const trusted = config.signIn && trust(config.signIn);
  return deployment(
    { ...workloads.grafana.server, name },
    {
      serviceAccountName: name,
      securityContext: podSecurity(user, 0),
      ...(trusted?.hostAliases.length ? { hostAliases: trusted.hostAliases } : {}),
      containers: [
        {
          name: 'grafana',
          image: config.image,
          ports: [{ name: portName, containerPort: port }],
          env: environment(config),
          startupProbe: httpProbe('/api/health', portName, { period: 2, failures: 150 }),
          readinessProbe: httpProbe('/api/health', portName),
          livenessProbe: httpProbe('/api/health', portName, { failures: 6 }),
          resources: config.resources,
          securityContext: containerSecurity,
          volumeMounts: [
            ...['datasources', 'dashboards'].map((kind) => ({
              name: 'provisioning',
              mountPath: `/etc/grafana/provisioning/${kind}/${kind}.yaml`,
              subPath: `${kind}.yaml`,
              readOnly: true,
            })),
            { name: 'dashboards', mountPath: dashboardsFolder, readOnly: true },
            { name: 'data', mountPath: '/var/lib/grafana' },
            { name: 'tmp', mountPath: '/tmp' },
            ...(trusted?.mounts ?? []),
          ],
        },
      ],
      volumes: [
        { name: 'provisioning', configMap: { name: provisioningName } },
        { name: 'dashboards', configMap: { name: dashboardsName } },
        // users and their preferences, which nobody misses
        { name: 'data', emptyDir: {} },
        { name: 'tmp', emptyDir: {} },
        ...(trusted?.volumes ?? []),
      ],
    },
    { strategy: { type: 'Recreate' } },
  );
};

/** Source of the keys: https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/ */
const environment = ({ admin, publicUrl, signIn }: GrafanaConfig) => [
  fromSecret('GF_SECURITY_ADMIN_USER', admin, 'username'),
  fromSecret('GF_SECURITY_ADMIN_PASSWORD', admin, 'password'),
  ...(publicUrl === undefined ? [] : [{ name: 'GF_SERVER_ROOT_URL', value: publicUrl }]),
  { name: 'GF_USERS_ALLOW_SIGN_UP', value: 'false' },
  // it may call nobody outside
  { name: 'GF_ANALYTICS_REPORTING_ENABLED', value: 'false' },
  { name: 'GF_ANALYTICS_CHECK_FOR_UPDATES', value: 'false' },
  { name: 'GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES', value: 'false' },
  { name: 'GF_PLUGINS_PREINSTALL_DISABLED', value: 'true' },
  { name: 'GF_NEWS_NEWS_FEED_ENABLED', value: 'false' },
  { name: 'GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH', value: `${dashboardsFolder}/platform.json` },
  ...(signIn ? oauthSettings(signIn) : []),
];
