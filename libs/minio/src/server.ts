import { services, workloads } from '@headwater/contracts';
import {
  containerSecurity,
  fromSecret,
  httpProbe,
  podSecurity,
  statefulSet,
  volumeClaimTemplate,
} from '@headwater/k8s';
import type { IStatefulSet } from 'kubernetes-models/apps/v1';
import type { MinioConfig } from './config.ts';
import { openidEnvironment, trust } from './sign-in.ts';

// the image names no user: any that isn't root will do
export const user = 1000;

export const server = (config: MinioConfig): IStatefulSet => {
  const { minio, minioConsole } = services;
  const { signIn } = config;
  const trusted = signIn && trust(signIn);
  return statefulSet(
    { ...workloads.minio.server, name: minio.name },
    {
      serviceAccountName: minio.name,
      securityContext: podSecurity(user),
      ...(trusted?.hostAliases.length ? { hostAliases: trusted.hostAliases } : {}),
      terminationGracePeriodSeconds: 60,
      containers: [
        {
          name: 'minio',
          image: config.image,
          // no command: the entrypoint of each fork knows the name of its own program
          args: ['server', '/data', '--console-address', `:${minioConsole.port}`],
          ports: [
            { name: minio.portName, containerPort: minio.port },
            { name: minioConsole.portName, containerPort: minioConsole.port },
          ],
          env: [
            fromSecret('MINIO_ROOT_USER', config.root, 'username'),
            fromSecret('MINIO_ROOT_PASSWORD', config.root, 'password'),
            { name: 'MINIO_SITE_REGION', value: config.store.region },
            { name: 'MINIO_BROWSER', value: 'on' },
            ...(config.consoleUrl === undefined
              ? []
              : [{ name: 'MINIO_BROWSER_REDIRECT_URL', value: config.consoleUrl }]),
            { name: 'MINIO_UPDATE', value: 'off' },
            // metrics without a token: the NetworkPolicies say who reaches them
            { name: 'MINIO_PROMETHEUS_AUTH_TYPE', value: 'public' },
            // it makes a folder for certificates there
            { name: 'HOME', value: '/tmp' },
            ...(signIn ? openidEnvironment(signIn) : []),
          ],
          startupProbe: httpProbe('/minio/health/live', minio.portName, { period: 2, failures: 150 }),
          readinessProbe: httpProbe('/minio/health/ready', minio.portName),
          livenessProbe: httpProbe('/minio/health/live', minio.portName, { failures: 6 }),
          resources: config.resources,
          securityContext: containerSecurity,
          volumeMounts: [
            { name: 'data', mountPath: '/data' },
            { name: 'tmp', mountPath: '/tmp' },
            ...(trusted?.mounts ?? []),
          ],
        },
      ],
      volumes: [{ name: 'tmp', emptyDir: {} }, ...(trusted?.volumes ?? [])],
    },
    {
      serviceName: `${minio.name}-pods`,
      volumeClaimTemplates: [volumeClaimTemplate('data', config.storageClass, config.size)],
    },
  );
};
