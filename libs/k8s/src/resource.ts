/** Any Kubernetes object, as far as rendering needs to know it. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

/** A copy of `resource` that carries `annotations` too. */
export const annotated = <R extends Resource>(resource: R, annotations: Readonly<Record<string, string>>): R => ({
  ...resource,
  metadata: { ...resource.metadata, annotations: { ...resource.metadata?.annotations, ...annotations } },
});
