import { services, workloads } from '@headwater/contracts';
import { headlessService, service, serviceAccount, type Resource } from '@headwater/k8s';
import { bucketsJob, bucketsScript } from './buckets.ts';
import type { MinioConfig } from './config.ts';
import { policyFiles } from './policies.ts';
import { server } from './server.ts';

/** One MinIO server, or a fork of it, its volume, and the buckets and users in it. */
export const minio = (config: MinioConfig): Resource[] => {
  const { minio: s3, minioConsole } = services;
  const { server: pods } = workloads.minio;
  return [
    serviceAccount({ namespace: 'deepstorage', name: s3.name }),
    server(config),
    service(s3.name, pods, [port(s3)]),
    service(minioConsole.name, pods, [port(minioConsole)]),
    headlessService(`${s3.name}-pods`, pods, [port(s3)]),
    bucketsScript(config),
    policyFiles(config),
    bucketsJob(config),
  ];
};

const port = ({ portName, port }: { readonly portName: string; readonly port: number }) => ({
  name: portName,
  port,
  targetPort: portName,
});
