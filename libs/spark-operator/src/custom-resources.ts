import { sparkOperatorImage } from './images.ts';

/** The folder that holds the operator's CustomResourceDefinitions, of the release that its image is. */
export const definitionsSource = {
  repository: 'https://github.com/kubeflow/spark-operator',
  path: 'config/crd/bases',
  revision: `v${sparkOperatorImage.tag}`,
} as const;

const group = 'sparkoperator.k8s.io';

/** A kind of object that the operator looks after. */
export interface CustomResource {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
}

export const customResources: readonly CustomResource[] = [
  { group, version: 'v1beta2', kind: 'SparkApplication', plural: 'sparkapplications' },
  { group, version: 'v1beta2', kind: 'ScheduledSparkApplication', plural: 'scheduledsparkapplications' },
  { group, version: 'v1alpha1', kind: 'SparkConnect', plural: 'sparkconnects' },
];

/** The names of the CustomResourceDefinitions. */
export const definitionNames: readonly string[] = customResources.map(({ plural }) => `${plural}.${group}`);
