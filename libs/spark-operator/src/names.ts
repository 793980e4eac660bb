import { services, workloads } from '@headwater/contracts';
import type { ServiceAccountRef } from '@headwater/k8s';

/** The namespace of the operator, and of the applications that it runs. */
export const namespace = 'processing';

const { operator, webhook } = workloads.spark;

export const controllerAccount: ServiceAccountRef<'processing'> = { namespace, name: operator.name };
export const webhookAccount: ServiceAccountRef<'processing'> = { namespace, name: webhook.name };

/** The Leases by which the pods of each Deployment agree on who works. */
export const controllerLease = `${operator.name}-leader`;
export const webhookLease = `${webhook.name}-leader`;

/** Of both webhook configurations, into which the webhook writes the certificate that it made for itself. */
export const webhookConfigurationName = services.sparkWebhook.name;

/** The Secret in which the webhook keeps that certificate. */
export const webhookCertificate = { kind: 'Secret', namespace, name: `${webhook.name}-certs` } as const;
