import type { SecretFinding } from './finding.ts';

/** What of Kubernetes' roles and bindings says who reads secrets: https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
export interface Role {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules?: readonly Rule[] | null;
}

interface Rule {
  readonly verbs: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
}

export interface Binding {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly roleRef: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly Subject[] | null;
}

interface Subject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface Access {
  readonly roles: readonly Role[];
  readonly bindings: readonly Binding[];
  /** The bindings that the platform wants, each `namespace/name`, or `/name` for the whole cluster. */
  readonly wanted: ReadonlySet<string>;
}

/** Whoever may read the secrets of these namespaces, or start pods there that mount them, without being meant to. */
export function access(
  secrets: readonly { readonly namespace: string; readonly name: string }[],
  { roles, bindings, wanted }: Access,
): SecretFinding[] {
  const namespaces = [...new Set(secrets.map(({ namespace }) => namespace))].sort();
  return bindings
    .filter((binding) => !wanted.has(idOf(binding)) && !isOfKubernetes(binding) && !isOfArgocd(binding))
    .flatMap((binding) => {
      const rules = roles.find((role) => isMeant(role, binding))?.rules ?? [];
      const subjects = (binding.subjects ?? []).filter(isNoPartOfKubernetes);
      const reached = namespaces.filter((each) => [undefined, each].includes(binding.metadata.namespace));
      return reached.flatMap((namespace) => {
        const names = secrets.filter((each) => each.namespace === namespace).map(({ name }) => name);
        return subjects.flatMap((subject) => {
          const power = powerOf(rules, names, mayOnlyRead(subject, binding, namespaces));
          if (power === undefined) return [];
          const by = `${binding.kind} '${binding.metadata.name}'`;
          const message = `${titleOfSubject(subject)} ${power} by ${by}, which is not of this repository; remove it, or name the secrets in resourceNames`;
          return [{ problem: 'readable' as const, where: namespace, message }];
        });
      });
    });
}

/** `namespace/name`, or `/name` for the whole cluster. */
export const idOf = ({ metadata: { namespace = '', name } }: Pick<Binding, 'metadata'>): string =>
  `${namespace}/${name}`;

const isMeant = ({ kind, metadata }: Role, { roleRef, metadata: { namespace } }: Binding): boolean =>
  kind === roleRef.kind &&
  metadata.name === roleRef.name &&
  (kind === 'ClusterRole' || metadata.namespace === namespace);

/** What the rules let somebody do with secrets of these names, as a sentence goes on. */
function powerOf(rules: readonly Rule[], names: readonly string[], readOnly: boolean): string | undefined {
  const reading = rules.filter(
    ({ verbs, apiGroups = [], resources = [] }) =>
      has(apiGroups, '') && has(resources, 'secrets') && ['get', 'list', 'watch'].some((verb) => has(verbs, verb)),
  );
  if (reading.some(({ resourceNames = [] }) => resourceNames.length === 0)) return 'may read all of its secrets';
  const named = [...new Set(reading.flatMap(({ resourceNames = [] }) => resourceNames))].filter((name) =>
    names.includes(name),
  );
  if (named.length > 0) return `may read ${named.map((name) => `'${name}'`).join(', ')}`;
  const starts = rules.some(
    ({ verbs, apiGroups = [], resources = [] }) =>
      has(verbs, 'create') && makers.some(([group, kind]) => has(apiGroups, group) && has(resources, kind)),
  );
  return starts && !readOnly ? 'may start pods there, which can mount its secrets,' : undefined;
}

/** What starts pods, or a shell in one. */
const makers = [
  ['', 'pods'],
  ['', 'pods/exec'],
  ['apps', 'deployments'],
  ['apps', 'statefulsets'],
  ['apps', 'daemonsets'],
  ['batch', 'jobs'],
  ['batch', 'cronjobs'],
] as const;

const has = (list: readonly string[], wanted: string): boolean => list.includes('*') || list.includes(wanted);

/** Provisioners and operators of the cluster start pods everywhere: of those, only who reads secrets is told. */
const mayOnlyRead = ({ kind, namespace = '' }: Subject, binding: Binding, platform: readonly string[]): boolean =>
  binding.metadata.namespace === undefined &&
  kind === 'ServiceAccount' &&
  ![...platform, 'default'].includes(namespace);

const isOfKubernetes = ({ metadata: { name, labels = {} } }: Binding): boolean =>
  labels['kubernetes.io/bootstrapping'] === 'rbac-defaults' || /^(system|kubeadm):/.test(name);

const isOfArgocd = ({ metadata: { labels = {} } }: Binding): boolean =>
  labels['app.kubernetes.io/part-of'] === 'argocd';

/** Groups that mean everybody, or every account, begin with `system:` as well. */
const isNoPartOfKubernetes = ({ namespace, name }: Subject): boolean =>
  namespace !== 'kube-system' &&
  (!name.startsWith('system:') || /^system:(un)?authenticated|^system:serviceaccount/.test(name));

const titleOfSubject = ({ kind, namespace, name }: Subject): string =>
  kind === 'ServiceAccount' ? `ServiceAccount '${namespace}/${name}'` : `${kind} '${name}'`;
