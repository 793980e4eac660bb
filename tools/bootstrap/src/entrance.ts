import type { Target } from './cluster.ts';

/** Something of the platform that a person uses, and how to sign in. */
export interface Entrance {
  readonly name: string;
  readonly target: Target;
  /** Undefined where it is not spoken over HTTP. */
  readonly path?: string;
  /** The port on this machine where that is free. */
  readonly port: number;
  /** The secret that holds the password, and who signs in with it; none where nobody signs in. */
  readonly login?: { readonly user: string; readonly secret: string; readonly key: string };
}

/** In the order in which they are shown. */
export const entrances: readonly Entrance[] = [
  {
    name: 'Airflow',
    target: { namespace: 'orchestrator', service: 'airflow-api-server', port: 8080 },
    path: '/',
    port: 8080,
    login: { user: 'admin', secret: 'airflow-admin', key: 'password' },
  },
  {
    name: 'Argo CD',
    target: { namespace: 'cicd', service: 'argocd-server', port: 80 },
    path: '/',
    port: 8081,
    // made by Argo CD itself: https://argo-cd.readthedocs.io/en/stable/getting_started/#4-login-using-the-cli
    login: { user: 'admin', secret: 'argocd-initial-admin-secret', key: 'password' },
  },
  {
    name: 'Gitea',
    target: { namespace: 'cicd', service: 'gitea', port: 3000 },
    path: '/',
    port: 3000,
    login: { user: 'headwater', secret: 'gitea-admin', key: 'password' },
  },
  {
    name: 'MinIO console',
    target: { namespace: 'deepstorage', service: 'minio-console', port: 9001 },
    path: '/',
    port: 9001,
    login: { user: 'headwater', secret: 'minio-root', key: 'password' },
  },
  {
    name: 'S3 endpoint',
    target: { namespace: 'deepstorage', service: 'minio', port: 9000 },
    port: 9000,
    login: { user: 'spark', secret: 'object-store-spark', key: 'secret-key' },
  },
  {
    name: 'Spark history',
    target: { namespace: 'processing', service: 'spark-history', port: 18080 },
    path: '/',
    port: 18080,
  },
  {
    name: 'PostgreSQL',
    target: { namespace: 'database', service: 'postgres', port: 5432 },
    port: 5432,
    login: { user: 'postgres', secret: 'postgres-superuser', key: 'password' },
  },
];
