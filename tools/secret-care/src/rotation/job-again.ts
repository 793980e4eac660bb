/** A Job as the API server writes it, as far as another one is made of it. */
export interface JobObject {
  readonly metadata: { readonly namespace: string; readonly name: string; readonly labels?: Labels };
  readonly spec: {
    readonly backoffLimit?: number;
    readonly activeDeadlineSeconds?: number;
    readonly template: {
      readonly metadata?: { readonly labels?: Labels; readonly annotations?: Labels };
      readonly spec: { readonly containers: readonly object[] };
    };
  };
}

type Labels = Readonly<Record<string, string>>;

/** The name of a Job that does once more what `name` did. */
export const againName = (name: string): string => `${name}-again`;

/** A Job like `job` that no sync of Argo CD knows; with `arguments` in place of those of its first container. */
export function jobAgain({ metadata, spec }: JobObject, parameters?: readonly string[]): object {
  const { template } = spec;
  const [first, ...others] = template.spec.containers;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { namespace: metadata.namespace, name: againName(metadata.name), labels: { ...metadata.labels } },
    spec: {
      backoffLimit: spec.backoffLimit,
      activeDeadlineSeconds: spec.activeDeadlineSeconds,
      template: {
        metadata: { labels: ownLabels(template.metadata?.labels ?? {}), annotations: template.metadata?.annotations },
        spec: { ...template.spec, containers: [parameters ? { ...first, args: parameters } : first, ...others] },
      },
    },
  };
}

/** Without those by which Kubernetes tells the pods of one Job from another's. */
const ownLabels = (labels: Labels): Labels =>
  Object.fromEntries(
    Object.entries(labels).filter(([key]) => !/^(batch\.kubernetes\.io\/)?(controller-uid|job-name)$/.test(key)),
  );
