import { services, workloads } from '@headwater/contracts';
import { containerSecurity, deployment, httpProbe, podSecurity } from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1';
import type { GiteaConfig } from './config.ts';
import { command, environment, mounts, user, volumes } from './pod-parts.ts';

const { name, port, portName } = services.gitea;
const health = '/api/healthz';

export const server = (config: GiteaConfig): IDeployment =>
  deployment(
    { ...workloads.gitea.server, name },
    {
      serviceAccountName: name,
      securityContext: podSecurity(user),
      terminationGracePeriodSeconds: 60,
      containers: [
        {
          name: 'gitea',
          image: config.image,
          command: [...command, 'web'],
          env: environment,
          ports: [{ name: portName, containerPort: port }],
          startupProbe: httpProbe(health, portName, { period: 2, failures: 90 }),
          readinessProbe: httpProbe(health, portName),
          livenessProbe: httpProbe(health, portName, { failures: 6 }),
          resources: config.resources,
          securityContext: containerSecurity,
          volumeMounts: mounts,
        },
      ],
      volumes: [...volumes(config), { name: 'tmp', emptyDir: {} }],
    },
    // two servers on one database would spoil it
    { strategy: { type: 'Recreate' } },
  );

export const volume = ({ storageClass, size }: GiteaConfig): IPersistentVolumeClaim => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name, namespace: 'cicd' },
  spec: {
    accessModes: ['ReadWriteOnce'],
    storageClassName: storageClass,
    resources: { requests: { storage: size } },
  },
});
