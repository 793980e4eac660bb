import { syncHook } from '@headwater/argocd';
import { addressOf, hostOf, repositoryName, repositoryOwner, services, workloads } from '@headwater/contracts';
import { configMap, containerSecurity, fromSecret, job, podSecurity } from '@headwater/k8s';
import type { IJob } from 'kubernetes-models/batch/v1';
import type { IConfigMap } from 'kubernetes-models/v1';
import type { GiteaConfig } from './config.ts';
import { command, environment, mounts, user, volumes } from './pod-parts.ts';
import { script } from './setup-script.ts';

const scriptName = 'gitea-setup';

export const setupScript = (): IConfigMap => configMap('cicd', scriptName, { 'setup.sh': script });

/** Makes what the platform needs of a new server, and brings an older one up to date. */
export const setupJob = (config: GiteaConfig): IJob =>
  job(workloads.gitea.setup, syncHook(1), {
    serviceAccountName: services.gitea.name,
    securityContext: podSecurity(user),
    affinity: besideServer,
    containers: [
      {
        name: 'setup',
        image: config.image,
        command: ['sh', '/scripts/setup.sh'],
        env: [
          ...environment,
          { name: 'GITEA', value: command.join(' ') },
          { name: 'ADDRESS', value: addressOf(services.gitea) },
          { name: 'OWNER', value: repositoryOwner },
          { name: 'REPOSITORY', value: repositoryName },
          { name: 'BRANCH', value: config.branch },
          { name: 'WEBHOOK', value: `http://${hostOf(services.argocdServer)}/api/webhook` },
          fromSecret('WEBHOOK_SECRET', config.webhook, 'secret'),
          fromSecret('ADMIN_USERNAME', config.admin, 'username'),
          fromSecret('ADMIN_PASSWORD', config.admin, 'password'),
          fromSecret('READER_USERNAME', config.reader, 'username'),
          fromSecret('READER_PASSWORD', config.reader, 'password'),
        ],
        resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
        securityContext: containerSecurity,
        volumeMounts: [...mounts, { name: 'scripts', mountPath: '/scripts', readOnly: true }],
      },
    ],
    volumes: [
      ...volumes(config),
      { name: 'scripts', configMap: { name: scriptName } },
      // logins are written there
      { name: 'tmp', emptyDir: { medium: 'Memory', sizeLimit: '16Mi' } },
    ],
  });

// the volume can be mounted on one node only
const besideServer = {
  podAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: [
      {
        labelSelector: { matchLabels: { ...workloads.gitea.server.labels } },
        topologyKey: 'kubernetes.io/hostname',
      },
    ],
  },
};
