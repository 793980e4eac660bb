import { serviceAccounts, services } from '@headwater/contracts';
import type { ServiceAccountRef } from '@headwater/k8s';

/** Where cert-manager runs, and the only namespace whose certificates it looks after. */
export const namespace = 'gateway';

const account = (name: string): ServiceAccountRef => ({ namespace, name });

export const controllerAccount = serviceAccounts.certificateIssuer;
export const webhookAccount = account('cert-manager-webhook');
export const injectorAccount = account('cert-manager-cainjector');

/** Of both configurations by which the API server finds the webhook. */
export const webhookConfigurationName = services.certManagerWebhook.name;

/** The authority that signs the webhook's own certificate, which the webhook makes by itself. */
export const webhookAuthority = { kind: 'Secret', namespace, name: 'cert-manager-webhook-ca' } as const;
