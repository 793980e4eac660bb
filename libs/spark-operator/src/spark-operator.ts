import type { Resource } from '@headwater/k8s';
import { operatorAccess } from './access.ts';
import { applicationAccess } from './application-access.ts';
import { controller } from './controller.ts';
import { mutatingWebhooks, validatingWebhooks } from './webhook-configurations.ts';
import { webhook, webhookService } from './webhook.ts';

export interface SparkOperatorConfig {
  readonly image: string;
}

/** Runs SparkApplications in namespace `processing`: https://github.com/kubeflow/spark-operator */
export const sparkOperator = ({ image }: SparkOperatorConfig): Resource[] => [
  ...operatorAccess(),
  ...applicationAccess(),
  controller(image),
  webhook(image),
  webhookService(),
  mutatingWebhooks(),
  validatingWebhooks(),
];
