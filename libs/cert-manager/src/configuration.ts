import { hostOf, services } from '@headwater/contracts';
import { configMap } from '@headwater/k8s';
import { emit } from '@headwater/yaml';
import type { IConfigMap } from 'kubernetes-models/v1';
import { namespace, webhookAuthority } from './names.ts';

export const ports = { health: 6080, controllerHealth: 9403, metrics: 9402 } as const;

/** What runs of the controller: neither issuers of the whole cluster, nor what makes certificates of Ingresses and Gateways. */
const ownAuthority = [
  'issuers',
  'certificates-issuing',
  'certificates-key-manager',
  'certificates-metrics',
  'certificates-readiness',
  'certificates-request-manager',
  'certificates-revision-manager',
  'certificates-trigger',
  'certificaterequests-approver',
  'certificaterequests-issuer-ca',
  'certificaterequests-issuer-selfsigned',
];

/** The same for an authority elsewhere, which asks for a proof in DNS. */
const publicAuthority = ['certificaterequests-issuer-acme', 'orders', 'challenges'];

// one of each runs: there is nobody to agree with
const alone = { leaderElectionConfig: { enabled: false } };

const proofs = {
  // an Issuer may use the identity of the controller's pod, which is there for this alone
  issuerAmbientCredentials: true,
  // it looks whether others see the proof through the DNS of the cluster, not at every server of the world
  acmeDNS01Config: { recursiveNameserversOnly: true },
};

/** A file for each program: https://cert-manager.io/docs/reference/api-docs/ */
export const configuration = (acme: boolean): IConfigMap[] => [
  file('controller', 'ControllerConfiguration', {
    namespace,
    ...alone,
    controllers: acme ? [...ownAuthority, ...publicAuthority] : ownAuthority,
    ...(acme ? proofs : {}),
    enableGatewayAPI: false,
    metricsListenAddress: `0.0.0.0:${ports.metrics}`,
    healthzListenAddress: `0.0.0.0:${ports.controllerHealth}`,
  }),
  file('webhook', 'WebhookConfiguration', {
    securePort: services.certManagerWebhook.port,
    healthzPort: ports.health,
    tlsConfig: {
      dynamic: {
        secretNamespace: webhookAuthority.namespace,
        secretName: webhookAuthority.name,
        dnsNames: [hostOf(services.certManagerWebhook)],
      },
    },
    metricsListenAddress: '0',
  }),
  file('cainjector', 'CAInjectorConfiguration', {
    namespace,
    ...alone,
    enableDataSourceConfig: { certificates: false },
    // it tells the API server whom to believe, for the webhook and nothing else
    enableInjectableConfig: { customResourceDefinitions: false, apiServices: false },
    metricsListenAddress: `0.0.0.0:${ports.metrics}`,
  }),
];

export const configurationName = (program: string): string => `cert-manager-${program}`;
export const configurationFolder = '/etc/cert-manager';
export const configurationFile = 'configuration.yaml';

const file = (program: string, kind: string, fields: object): IConfigMap =>
  configMap(namespace, configurationName(program), {
    [configurationFile]: emit({ apiVersion: `${program}.config.cert-manager.io/v1alpha1`, kind, ...fields }),
  });
