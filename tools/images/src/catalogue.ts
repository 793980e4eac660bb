/** An image that is built from docker/ and pinned in libs/. */
export interface BuiltImage {
  readonly repository: string;
  /** The folder of its Dockerfile, which is a project of Nx, too. */
  readonly folder: string;
  readonly target: string;
}

const registry = 'ghcr.io/headwater-platform';

/** Every image that .github/workflows/images.yml builds. */
export const builtImages: readonly BuiltImage[] = [
  { repository: `${registry}/airflow`, folder: 'docker/airflow', target: 'airflow' },
  { repository: `${registry}/airflow-spark-submit`, folder: 'docker/airflow', target: 'airflow-spark-submit' },
  { repository: `${registry}/keycloak`, folder: 'docker/keycloak', target: 'keycloak' },
  { repository: `${registry}/realm`, folder: 'docker/realm', target: 'realm' },
  { repository: `${registry}/spark`, folder: 'docker/spark', target: 'spark' },
];
