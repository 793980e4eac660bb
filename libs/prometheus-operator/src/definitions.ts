import type { Provided, Upstream } from '@headwater/argocd';
import { prometheusOperatorImages } from './images.ts';

const group = 'monitoring.coreos.com';

/** Every kind that the operator watches: it ends where one of them is not defined. */
const plurals = [
  'alertmanagerconfigs',
  'alertmanagers',
  'podmonitors',
  'probes',
  'prometheusagents',
  'prometheuses',
  'prometheusrules',
  'scrapeconfigs',
  'servicemonitors',
  'thanosrulers',
] as const;

/** The chart brings them as well, and would take them along with everything that others made of them when it goes. */
export const prometheusOperatorSource: Upstream = {
  repository: 'https://github.com/prometheus-operator/prometheus-operator',
  path: 'example/prometheus-operator-crd',
  revision: prometheusOperatorImages.operator.tag,
  files: plurals.map((plural) => `${group}_${plural}.yaml`),
};

export const bringsPrometheusOperatorDefinitions: readonly Provided[] = plurals.map((plural) => ({
  kind: 'CustomResourceDefinition',
  name: `${plural}.${group}`,
}));
