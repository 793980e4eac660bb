import { services, type AzureIdentity } from '@headwater/contracts';
import { service, type Resource } from '@headwater/k8s';
import { operatorAccess } from './access.ts';
import { applicationAccess } from './application-access.ts';
import { controller } from './controller.ts';
import { mutatingWebhooks, validatingWebhooks } from './webhook-configurations.ts';
import { webhook, webhookService } from './webhook.ts';

export interface SparkOperatorConfig {
  readonly image: string;
  /** Whether somebody reads what it counts. */
  readonly measured: boolean;
  /** Who drivers are in Azure. */
  readonly identity?: AzureIdentity | undefined;
}

/** Runs SparkApplications in namespace `processing`: https://github.com/kubeflow/spark-operator */
export const sparkOperator = ({ image, measured, identity }: SparkOperatorConfig): Resource[] => [
  ...operatorAccess(),
  ...applicationAccess(identity),
  controller(image),
  ...(measured ? [metricsService()] : []),
  webhook(image),
  webhookService(),
  mutatingWebhooks(),
  validatingWebhooks(),
];

function metricsService(): Resource {
  const { name, pods, port, portName } = services.sparkOperatorMetrics;
  return service(name, pods, [{ name: portName, port, targetPort: portName }]);
}
