import { applicationOf, type Application } from '../graph/applications.ts';
import type { Graph } from '../graph/graph.ts';
import type { Item } from '../graph/manifests.ts';
import { syncOptionsOf } from '../graph/sync-options.ts';
import type { Rule } from '../rule.ts';

// https://github.com/kubernetes/apimachinery/blob/v0.34.4/pkg/api/validation/objectmeta.go
const annotationLimit = 256 * 1024;
// https://kubernetes.io/docs/concepts/configuration/configmap/#motivation
const dataLimit = 1024 * 1024;

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

export const annotationTooLarge: Rule = {
  name: 'annotation-too-large',
  why: "Client-side apply keeps a copy of the whole object in an annotation: 'metadata.annotations: Too long', and nothing is applied.",
  check: (graph) =>
    graph.items.flatMap((item) => problems(graph, item).map((message) => ({ file: item.file, message }))),
};

function problems(graph: Graph, { file, resource }: Item): string[] {
  const annotated = bytes(Object.entries(resource.metadata?.annotations ?? {}).flat());
  const data = dataOf(resource);
  const refused = [
    ...(annotated > annotationLimit
      ? [`has ${size(annotated)} of annotations, where ${limit(annotationLimit)}; shorten them`]
      : []),
    ...(data > dataLimit
      ? [`holds ${size(data)} of data, where ${limit(dataLimit)}; split it, or bring it in an image`]
      : []),
  ];
  if (refused.length > 0 || appliedOnServer(applicationOf(graph, file), resource)) return refused;
  const applied = annotated + bytes([lastApplied, JSON.stringify(resource)]);
  if (applied <= annotationLimit) return [];
  return [
    `becomes ${size(applied)} of annotations when the client applies it, where ${limit(annotationLimit)}; ` +
      "give it the annotation 'argocd.argoproj.io/sync-options: ServerSideApply=true'",
  ];
}

/** The option of the resource, or else that of its Application. */
function appliedOnServer(application: Application | undefined, resource: Item['resource']): boolean {
  const { syncOptions = [] } = (application?.resource.spec.syncPolicy ?? {}) as { syncOptions?: readonly string[] };
  const options = [...syncOptionsOf(resource), ...syncOptions];
  return options.find((option) => /^(?:ServerSideApply|Replace)=/.test(option))?.endsWith('=true') ?? false;
}

function dataOf(resource: Item['resource']): number {
  if (resource.kind !== 'ConfigMap' && resource.kind !== 'Secret') return 0;
  const { data = {}, stringData = {}, binaryData = {} } = resource as unknown as Record<string, Record<string, string>>;
  const [plain, encoded] = resource.kind === 'Secret' ? [stringData, data] : [data, binaryData];
  // four characters of base64 are three bytes
  return bytes(Object.values(plain)) + (bytes(Object.values(encoded)) * 3) / 4;
}

const bytes = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const limit = (count: number): string => `the API server takes ${size(count)}`;

const size = (count: number): string => `${Math.ceil(count / 1024)} KiB`;
