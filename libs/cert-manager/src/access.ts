import { identityAnnotations, type AzureIdentity } from '@headwater/contracts';
import { allow, annotated, grant, grantCluster, serviceAccount, type Resource } from '@headwater/k8s';
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import {
  controllerAccount,
  injectorAccount,
  namespace,
  webhookAccount,
  webhookAuthority,
  webhookConfigurationName,
} from './names.ts';

const group = 'cert-manager.io';
const admission = 'admissionregistration.k8s.io';
const webhookConfigurations = ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'];

/**
 * What its programs call. Secrets they see in their own namespace only; for the whole cluster, two of them have what
 * has no namespace.
 * Source: https://github.com/cert-manager/cert-manager/tree/v1.20.3/deploy/charts/cert-manager/templates
 */
export const access = (issuers: readonly string[], identity?: AzureIdentity): Resource[] => [
  identity
    ? annotated(serviceAccount(controllerAccount), identityAnnotations(identity))
    : serviceAccount(controllerAccount),
  ...grant(namespace, controllerAccount.name, identity ? [...issuing, ...proving] : issuing, [controllerAccount]),
  ...grantCluster(`${controllerAccount.name}-approving`, [approving(issuers)], [controllerAccount]),
  serviceAccount(webhookAccount),
  ...grant(namespace, webhookAccount.name, certifying, [webhookAccount]),
  ...grantCluster(
    webhookAccount.name,
    [allow(['create'], ['subjectaccessreviews'], 'authorization.k8s.io')],
    [webhookAccount],
  ),
  serviceAccount(injectorAccount),
  ...grant(namespace, injectorAccount.name, [allow(['get', 'list', 'watch'], ['secrets'])], [injectorAccount]),
  ...grantCluster(injectorAccount.name, injecting, [injectorAccount]),
];

/** Verbs on objects of these names only. */
const named = (rule: IPolicyRule, ...names: string[]): IPolicyRule => ({ ...rule, resourceNames: names });

const events = allow(['create', 'patch'], ['events']);

const issuing: IPolicyRule[] = [
  allow(['get', 'list', 'watch', 'update', 'patch'], ['issuers', 'certificates'], group),
  allow(['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'], ['certificaterequests'], group),
  allow(['update', 'patch'], ['issuers/status', 'certificates/status', 'certificaterequests/status'], group),
  allow(['update'], ['certificates/finalizers', 'certificaterequests/finalizers'], group),
  // it counts them, although nothing here makes one
  allow(['list', 'watch'], ['challenges'], `acme.${group}`),
  allow(['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'], ['secrets']),
  events,
];

/** What it calls to prove that a domain is ours. It watches what it would prove it by over HTTP, and makes none. */
const proving: IPolicyRule[] = [
  allow(['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'], ['orders', 'challenges'], `acme.${group}`),
  allow(['update', 'patch'], ['orders/status', 'challenges/status'], `acme.${group}`),
  allow(['update'], ['orders/finalizers', 'challenges/finalizers'], `acme.${group}`),
  allow(['list', 'watch'], ['pods', 'services']),
  allow(['list', 'watch'], ['ingresses'], 'networking.k8s.io'),
];

/** Which requests it may let through: the API server has no object for this, and no namespace. */
const approving = (issuers: readonly string[]): IPolicyRule =>
  named(
    allow(['approve'], ['signers'], group),
    ...issuers.map((issuer) => `issuers.cert-manager.io/${namespace}.${issuer}`),
  );

const certifying: IPolicyRule[] = [
  allow(['create'], ['secrets']),
  named(allow(['get', 'list', 'watch', 'update'], ['secrets']), webhookAuthority.name),
];

const injecting: IPolicyRule[] = [
  allow(['list', 'watch'], webhookConfigurations, admission),
  named(allow(['get', 'update', 'patch'], webhookConfigurations, admission), webhookConfigurationName),
];
