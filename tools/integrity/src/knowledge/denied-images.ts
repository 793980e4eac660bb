interface Denied {
  /** The start of the image's full name, its registry included. */
  readonly name: string;
  readonly reason: string;
  /** What to use instead. */
  readonly instead: string;
}

/** Images that can't be pulled any more, or that nobody repairs any more. */
export const deniedImages: readonly Denied[] = [
  {
    name: 'docker.io/bitnami/',
    // https://github.com/bitnami/charts/issues/35164
    reason: 'Bitnami moved its versioned images away in 2025',
    instead: "use the image of the program's own project (docker.io/library/postgres for PostgreSQL)",
  },
  {
    name: 'docker.io/bitnamilegacy/',
    reason: 'Bitnami keeps these images as they were in 2025, without repairs',
    instead: "use the image of the program's own project (docker.io/library/postgres for PostgreSQL)",
  },
  {
    name: 'docker.io/minio/',
    reason: 'MinIO deleted its images from Docker Hub in September 2026',
    instead: 'use the fork, docker.io/pgsty/silo and docker.io/pgsty/mc',
  },
  {
    name: 'quay.io/minio/',
    reason: 'quay.io lets nobody pull them without an account since September 2026',
    instead: 'use the fork, docker.io/pgsty/silo and docker.io/pgsty/mc',
  },
  {
    name: 'docker.io/pgsty/minio',
    reason: 'the fork is published under another name since August 2026',
    instead: 'use docker.io/pgsty/silo',
  },
  {
    name: 'gcr.io/spark-operator/',
    reason: 'the Spark operator has moved to Kubeflow',
    instead: 'use ghcr.io/kubeflow/spark-operator/controller',
  },
  {
    name: 'k8s.gcr.io/',
    // https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
    reason: 'the registry is frozen since April 2023',
    instead: 'use registry.k8s.io',
  },
  {
    name: 'registry.k8s.io/ingress-nginx/',
    // https://github.com/kubernetes/ingress-nginx
    reason: 'ingress-nginx is retired since March 2026 and gets no repairs',
    instead: 'use Traefik (docker.io/library/traefik) or Envoy Gateway (docker.io/envoyproxy/gateway)',
  },
  {
    name: 'docker.io/grafana/promtail',
    reason: 'Promtail is given up and gets no repairs',
    instead: 'use docker.io/grafana/alloy',
  },
];
