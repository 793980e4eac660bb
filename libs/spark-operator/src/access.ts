import { allow, grant, grantCluster, serviceAccount, type Resource } from '@headwater/k8s';
import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1';
import {
  controllerAccount,
  controllerLease,
  namespace,
  webhookAccount,
  webhookCertificate,
  webhookConfigurationName,
  webhookLease,
} from './names.ts';

const sparkOperator = 'sparkoperator.k8s.io';

/**
 * What the operator calls. Its own namespace is the one of its applications, yet each Role has one purpose.
 * Source: https://github.com/kubeflow/spark-operator/tree/v2.5.2/charts/spark-operator-chart
 */
export const operatorAccess = (): Resource[] => [
  serviceAccount(controllerAccount),
  ...grantCluster(controllerAccount.name, discovering, [controllerAccount]),
  ...grant(namespace, controllerLease, election(controllerLease), [controllerAccount]),
  ...grant(namespace, `${controllerAccount.name}-applications`, running, [controllerAccount]),
  serviceAccount(webhookAccount),
  ...grantCluster(webhookAccount.name, publishing, [webhookAccount]),
  ...grant(namespace, webhookLease, election(webhookLease), [webhookAccount]),
  ...grant(namespace, `${webhookAccount.name}-certificate`, certifying, [webhookAccount]),
  ...grant(namespace, `${webhookAccount.name}-applications`, reviewing, [webhookAccount]),
];

/** Verbs on objects of these names only: creation can't be narrowed to a name, the rest can. */
const named = (rule: IPolicyRule, ...names: string[]): IPolicyRule => ({ ...rule, resourceNames: names });

const events = allow(['create', 'update', 'patch'], ['events']);

const discovering: IPolicyRule[] = [allow(['get'], ['customresourcedefinitions'], 'apiextensions.k8s.io')];

const election = (lease: string): IPolicyRule[] => [
  allow(['create'], ['leases'], 'coordination.k8s.io'),
  named(allow(['get', 'update'], ['leases'], 'coordination.k8s.io'), lease),
  events,
];

const running: IPolicyRule[] = [
  allow(['get', 'list', 'watch', 'create', 'update', 'delete'], ['pods']),
  allow(['get', 'list', 'watch', 'create', 'update', 'patch'], ['configmaps']),
  allow(['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'], ['services']),
  events,
  allow(['get', 'create', 'update', 'delete'], ['ingresses'], 'extensions'),
  allow(['get', 'create', 'update', 'delete'], ['ingresses'], 'networking.k8s.io'),
  allow(['get', 'list', 'watch', 'create', 'delete'], ['sparkapplications'], sparkOperator),
  allow(['get', 'list', 'watch'], ['scheduledsparkapplications', 'sparkconnects'], sparkOperator),
  ...['status', 'finalizers'].map((part) =>
    allow(
      ['update'],
      ['sparkapplications', 'scheduledsparkapplications', 'sparkconnects'].map((resource) => `${resource}/${part}`),
      sparkOperator,
    ),
  ),
];

const webhookConfigurations = ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'];

const publishing: IPolicyRule[] = [
  allow(['list', 'watch'], webhookConfigurations, 'admissionregistration.k8s.io'),
  named(allow(['get', 'update'], webhookConfigurations, 'admissionregistration.k8s.io'), webhookConfigurationName),
];

const certifying: IPolicyRule[] = [
  allow(['create'], ['secrets']),
  named(allow(['get', 'update'], ['secrets']), webhookCertificate.name),
];

const reviewing: IPolicyRule[] = [
  allow(['list'], ['resourcequotas']),
  allow(['list', 'watch'], ['pods']),
  allow(['get', 'list', 'watch'], ['sparkapplications', 'scheduledsparkapplications'], sparkOperator),
];
