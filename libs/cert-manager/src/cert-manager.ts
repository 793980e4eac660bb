import { services, useLabel, workloads, type AzureIdentity } from '@headwater/contracts';
import { httpProbe, withPodLabels, service, type Resource } from '@headwater/k8s';
import { access } from './access.ts';
import { configuration, ports } from './configuration.ts';
import { controllerAccount, injectorAccount, webhookAccount } from './names.ts';
import { program } from './program.ts';
import { mutatingWebhooks, validatingWebhooks } from './webhook-configurations.ts';

export interface CertManagerConfig {
  readonly images: Readonly<Record<'controller' | 'webhook' | 'injector', string>>;
  /** The Issuers whose certificates it may give out. */
  readonly issuers: readonly string[];
  /** Whether somebody reads when certificates end. */
  readonly measured: boolean;
  /** Who writes proofs that a domain is ours into its zone; none where no authority asks for one. */
  readonly identity?: AzureIdentity;
}

/** Makes the certificates of namespace `gateway`, and new ones before they expire: https://cert-manager.io */
export const certManager = ({ images, issuers, measured, identity }: CertManagerConfig): Resource[] => [
  ...access(issuers, identity),
  ...configuration(identity !== undefined),
  identity ? withPodLabels(controller(images.controller), { [useLabel]: 'true' }) : controller(images.controller),
  webhook(images.webhook),
  webhookService(),
  ...(measured ? [metricsService()] : []),
  injector(images.injector),
  mutatingWebhooks(),
  validatingWebhooks(),
];

const controller = (image: string) =>
  program({
    name: 'controller',
    workload: { ...workloads.certManager.controller, name: controllerAccount.name },
    account: controllerAccount.name,
    image,
    ports: [
      { name: 'metrics', containerPort: ports.metrics },
      { name: 'health', containerPort: ports.controllerHealth },
    ],
    readinessProbe: httpProbe('/livez', 'health'),
    livenessProbe: httpProbe('/livez', 'health', { timeout: 15, failures: 8 }),
    resources: { requests: { cpu: '10m', memory: '80Mi' }, limits: { cpu: '500m', memory: '192Mi' } },
  });

const webhook = (image: string) => {
  const { name, pods, portName, port } = services.certManagerWebhook;
  return program({
    name: 'webhook',
    workload: { ...pods, name },
    account: webhookAccount.name,
    image,
    ports: [
      { name: portName, containerPort: port },
      { name: 'health', containerPort: ports.health },
    ],
    readinessProbe: httpProbe('/healthz', 'health', { period: 5 }),
    livenessProbe: httpProbe('/livez', 'health', { failures: 6 }),
    resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '500m', memory: '192Mi' } },
  });
};

const webhookService = () => {
  const { name, pods, portName, port } = services.certManagerWebhook;
  return service(name, pods, [{ name: portName, port, targetPort: portName }]);
};

const metricsService = () => {
  const { name, pods, portName, port } = services.certManagerMetrics;
  return service(name, pods, [{ name: portName, port, targetPort: portName }]);
};

const injector = (image: string) =>
  program({
    name: 'cainjector',
    workload: workloads.certManager.injector,
    account: injectorAccount.name,
    image,
    ports: [{ name: 'metrics', containerPort: ports.metrics }],
    // nothing else that it serves says that it is alive
    livenessProbe: httpProbe('/metrics', 'metrics', { period: 30 }),
    resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '500m', memory: '192Mi' } },
  });
