import { applicationOf, applicationsOf } from './applications.ts';
import { customResources, definitionOf } from './custom-resources.ts';
import { nameOf, namespaceOf, type Graph } from './graph.ts';
import { callsOf } from './hosts.ts';
import { doorsOf } from './routes.ts';
import { filesOfTraefik } from './traefik.ts';
import { once } from './once.ts';
import { containersOf, type Pods } from './pods.ts';
import { configMapsReadBy, secretsReadBy } from './readings.ts';

/** An Application that works only once another one does, as a file shows. */
export interface Dependency {
  readonly from: string;
  readonly to: string;
  readonly file: string;
  /** For messages: `Deployment 'spark-history' calls 'minio.deepstorage.svc'`. */
  readonly because: string;
}

/** What the files show of who needs whom: for each pair of Applications, the first thing that shows it. */
export const dependenciesOf = once((graph: Graph): readonly Dependency[] => {
  const { byName, root } = applicationsOf(graph);
  const found = new Map<string, Dependency>();
  const all = [
    ...ofNamespaces(graph),
    ...ofCustomResources(graph),
    ...graph.pods.flatMap((pods) => ofPods(graph, pods)),
    ...ofCalls(graph),
    ...ofQuestionsAtStart(graph),
  ];
  for (const { file, to, because } of all) {
    const from = applicationOf(graph, file)?.name;
    if (from === undefined || to === undefined || from === to || from === root?.name || !byName.has(to)) continue;
    const key = JSON.stringify([from, to]);
    if (!found.has(key)) found.set(key, { from, to, file, because });
  }
  return [...found.values()];
});

interface Evidence {
  readonly file: string;
  /** None where no Application makes what is needed. */
  readonly to: string | undefined;
  readonly because: string;
}

const ofNamespaces = (graph: Graph): Evidence[] =>
  graph.items.flatMap(({ file, resource }) => {
    const namespace = graph.find('Namespace', undefined, namespaceOf(resource) ?? '');
    if (!namespace) return [];
    const because = `${resource.kind} '${nameOf(resource)}' is in namespace '${nameOf(namespace.resource)}'`;
    return [{ file, to: applicationOf(graph, namespace.file)?.name, because }];
  });

const ofCustomResources = (graph: Graph): Evidence[] =>
  customResources(graph).map(({ file, resource }) => ({
    file,
    to: definitionOf(graph, resource)?.maker,
    because: `${resource.kind} '${nameOf(resource)}' is of a kind that it defines`,
  }));

/** Pods start only once what they are given is there. */
function ofPods(graph: Graph, pods: Pods): Evidence[] {
  const { file, title, namespace, spec } = pods;
  const uses = (
    kind: 'Secret' | 'ConfigMap' | 'ServiceAccount' | 'PersistentVolumeClaim',
    name: string,
  ): Evidence[] => {
    const rendered = graph.find(kind, namespace, name);
    const made = graph.runtime(kind, namespace, name);
    if (!rendered && (!made || made.optional)) return [];
    const to = rendered ? applicationOf(graph, rendered.file)?.name : made?.madeBy;
    return [
      { file, to, because: `${title} uses ${kind} '${name}'${made?.copyOf ? `, a copy of '${made.copyOf}'` : ''}` },
    ];
  };
  return [
    ...secretsReadBy(pods)
      .filter(({ optional }) => !optional)
      .flatMap(({ name }) => uses('Secret', name)),
    ...configMapsReadBy(pods)
      .filter(({ optional }) => !optional)
      .flatMap(({ name }) => uses('ConfigMap', name)),
    ...(spec.volumes ?? []).flatMap(({ persistentVolumeClaim: claim }) =>
      claim ? uses('PersistentVolumeClaim', claim.claimName) : [],
    ),
    ...(spec.serviceAccountName ? uses('ServiceAccount', spec.serviceAccountName) : []),
  ];
}

function ofCalls(graph: Graph): Evidence[] {
  const doors = filesOfTraefik(graph);
  return callsOf(graph).flatMap(({ pods, file, host, service }) =>
    service && !doors.has(file)
      ? [{ file: pods.file, to: applicationOf(graph, service.file)?.name, because: `${pods.title} calls '${host}'` }]
      : [],
  );
}

/** Of MinIO, which answers nobody until an address of Keycloak's has answered it: https://github.com/minio/minio/blob/master/cmd/iam.go */
const askedAtStart = 'MINIO_IDENTITY_OPENID_CONFIG_URL';

const ofQuestionsAtStart = (graph: Graph): Evidence[] =>
  graph.pods.flatMap((pods) =>
    containersOf(pods)
      .flatMap(({ env = [] }) => env)
      .flatMap(({ name, value = '' }) =>
        name === askedAtStart && URL.canParse(value) ? [new URL(value).hostname] : [],
      )
      .flatMap((host) =>
        doorsOf(graph)
          .filter(({ hosts }) => hosts.includes(host))
          .map((door) => ({
            file: pods.file,
            to: applicationOf(graph, door.file)?.name,
            because: `${pods.title} asks '${host}' before it answers anybody`,
          })),
      ),
  );
