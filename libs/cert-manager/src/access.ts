import { allow, grant, grantCluster, serviceAccount, type Resource } from '@headwater/k8s';
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
export const access = (issuers: readonly string[]): Resource[] => [
  serviceAccount(controllerAccount),
  ...grant(namespace, controllerAccount.name, issuing, [controllerAccount]),
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
