import { nameOf, type Graph } from './graph.ts';
import { once } from './once.ts';

export type Labels = Readonly<Record<string, string>>;

/** `metav1.LabelSelector`; an empty one matches everything. */
export interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly Requirement[];
}

interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

export const selects = ({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean =>
  hasLabels(labels, matchLabels) && matchExpressions.every((requirement) => meets(labels, requirement));

export const hasLabels = (labels: Labels, wanted: Labels): boolean =>
  Object.entries(wanted).every(([key, value]) => labels[key] === value);

export const isEmpty = ({ matchLabels = {}, matchExpressions = [] }: Selector): boolean =>
  Object.keys(matchLabels).length + matchExpressions.length === 0;

/** The labels that everything has which `selector` matches. */
export const impliedLabels = ({ matchLabels, matchExpressions = [] }: Selector): Labels => ({
  ...matchLabels,
  ...Object.fromEntries(
    matchExpressions
      .filter(({ operator, values }) => operator === 'In' && values?.length === 1)
      .map(({ key, values }) => [key, values?.[0] as string]),
  ),
});

/** The rendered namespaces with their labels, the one included that the API server gives them all. */
export const namespaceLabels = once(
  (graph: Graph): ReadonlyMap<string, Labels> =>
    new Map(
      graph.of('Namespace').map(({ resource }) => {
        const name = nameOf(resource);
        return [name, { ...resource.metadata?.labels, 'kubernetes.io/metadata.name': name }];
      }),
    ),
);

// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#set-based-requirement
function meets(labels: Labels, { key, operator, values = [] }: Requirement): boolean {
  const value = labels[key];
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
