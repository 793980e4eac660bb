/** A Go program: a package of a Go module here, or of one that `go install` takes as it is. */
export interface Program {
  /** Below tools/sandbox: its go.mod and go.sum pin everything. */
  readonly folder?: string;
  /** An import path; `<path>@<version>` where there is no folder. */
  readonly package: string;
  /** String variables that upstream's build sets. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly tags?: readonly string[];
  /** Holds C: linked statically, so that it does not matter which Debian it runs on. */
  readonly c?: boolean;
}

/** The version of Kubernetes, which its go.mod pins too. */
const kubernetesVersion = 'v1.34.4';

const kubernetesVariables = Object.fromEntries(
  ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap((path) => [
    [`${path}.gitVersion`, kubernetesVersion],
    [`${path}.gitMajor`, '1'],
    [`${path}.gitMinor`, '34'],
    [`${path}.gitTreeState`, 'clean'],
  ]),
);

/** What programs made with Prometheus' tools say of themselves. */
const prometheusVariables = (version: string) => ({ 'github.com/prometheus/common/version.Version': version });

/** Of the ways to find what is scraped, Kubernetes' and files: the others are clouds. */
const prometheusTags = ['remove_all_sd', 'enable_kubernetes_sd'];

/** Every program that the sandbox builds. */
export const catalogue = {
  kubernetes: { folder: 'cluster', package: './cmd/kubernetes', variables: kubernetesVariables },
  sandbox: { folder: 'cluster', package: './cmd/sandbox' },
  layer: { folder: 'programs/layer', package: '.' },
  argocd: {
    folder: 'programs/argocd',
    package: 'github.com/argoproj/argo-cd/v3/cmd',
    variables: { 'github.com/argoproj/argo-cd/v3/common.version': '3.5.7' },
  },
  gitea: {
    folder: 'programs/gitea',
    package: 'code.gitea.io/gitea',
    variables: {
      'main.Version': '1.26.4',
      'main.Tags': 'sqlite sqlite_unlock_notify',
      // its image has these files; upstream's program holds them
      'code.gitea.io/gitea/modules/setting.StaticRootPath': '/usr/local/share/gitea',
    },
    tags: ['sqlite', 'sqlite_unlock_notify', 'sqlite_omit_load_extension', 'osusergo', 'netgo'],
    c: true,
  },
  'spark-operator': {
    folder: 'programs/spark-operator',
    package: 'github.com/kubeflow/spark-operator/v2/cmd/operator',
  },
  traefik: {
    folder: 'programs/traefik',
    package: 'github.com/traefik/traefik/v3/cmd/traefik',
    variables: { 'github.com/traefik/traefik/v3/pkg/version.Version': '3.7.13' },
  },
  'cert-manager': {
    folder: 'programs/cert-manager',
    package: '.',
    variables: { 'github.com/cert-manager/cert-manager/pkg/util.AppVersion': 'v1.20.3' },
  },
  'external-secrets': {
    folder: 'programs/external-secrets',
    package: 'github.com/external-secrets/external-secrets',
  },
  prometheus: {
    folder: 'programs/prometheus',
    package: 'github.com/prometheus/prometheus/cmd/prometheus',
    variables: prometheusVariables('3.16.0'),
    tags: prometheusTags,
  },
  promtool: {
    folder: 'programs/prometheus',
    package: 'github.com/prometheus/prometheus/cmd/promtool',
    variables: prometheusVariables('3.16.0'),
    tags: prometheusTags,
  },
  alertmanager: {
    folder: 'programs/alertmanager',
    package: 'github.com/prometheus/alertmanager/cmd/alertmanager',
    variables: prometheusVariables('0.31.1'),
  },
  'kube-state-metrics': {
    folder: 'programs/kube-state-metrics',
    package: 'k8s.io/kube-state-metrics/v2',
    variables: prometheusVariables('v2.20.0'),
  },
  'postgres-exporter': {
    folder: 'programs/postgres-exporter',
    package: 'github.com/prometheus-community/postgres_exporter/cmd/postgres_exporter',
    variables: prometheusVariables('0.17.1'),
  },
  'oauth2-proxy': {
    folder: 'programs/oauth2-proxy',
    package: 'github.com/oauth2-proxy/oauth2-proxy/v7',
    variables: { 'github.com/oauth2-proxy/oauth2-proxy/v7/pkg/version.VERSION': 'v7.15.6' },
  },
  loki: {
    folder: 'programs/loki',
    package: 'github.com/grafana/loki/v3/cmd/loki',
    variables: { 'github.com/grafana/loki/v3/pkg/util/build.Version': '3.7.8' },
  },
  'otel-collector': { folder: 'programs/otel-collector', package: '.', variables: { 'main.version': '0.165.1' } },
  grafana: { folder: 'stand-ins/grafana', package: '.' },
  reflector: { folder: 'stand-ins/reflector', package: '.' },
  'git-sync': { folder: 'stand-ins/git-sync', package: '.' },
  minio: { package: 'github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c' },
  mc: { package: 'github.com/minio/mc@v0.0.0-20250313080218-cf909e1063a9' },
  coredns: { package: 'github.com/coredns/coredns@v1.15.0' },
  'local-path-provisioner': {
    package: 'github.com/rancher/local-path-provisioner@v0.0.30',
    variables: { 'main.VERSION': 'v0.0.30' },
  },
  'statsd-exporter': { package: 'github.com/prometheus/statsd_exporter@v0.30.0' },
  kustomize: { package: 'sigs.k8s.io/kustomize/kustomize/v5@v5.8.1' },
} as const satisfies Record<string, Program>;

export type ProgramName = keyof typeof catalogue;
