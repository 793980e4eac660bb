import { services, workloads } from '@headwater/contracts';
import { service, serviceAccount, type Resource } from '@headwater/k8s';
import { appIni } from './app-ini.ts';
import type { GiteaConfig } from './config.ts';
import { server, volume } from './server.ts';
import { setupJob, setupScript } from './setup.ts';

/** One Git server, its volume, and in it the repository that Argo CD tracks. */
export const gitea = (config: GiteaConfig): Resource[] => {
  const { name, portName, port } = services.gitea;
  return [
    serviceAccount({ namespace: 'cicd', name }),
    volume(config),
    appIni(config),
    server(config),
    service(name, workloads.gitea.server, [{ name: portName, port, targetPort: portName }]),
    setupScript(),
    setupJob(config),
  ];
};
