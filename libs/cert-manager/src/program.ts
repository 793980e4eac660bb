import { containerSecurity, deployment, podSecurity, type Workload } from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { IContainer } from 'kubernetes-models/v1';
import { configurationFile, configurationFolder, configurationName } from './configuration.ts';

// the user of its images
const user = 1000;

export interface Program extends Pick<IContainer, 'env' | 'ports' | 'livenessProbe' | 'readinessProbe' | 'resources'> {
  readonly name: string;
  readonly workload: Workload;
  readonly account: string;
  readonly image: string;
}

/** One of cert-manager's programs, with its configuration in a file. */
export const program = ({ name, workload, account, ...container }: Program): IDeployment =>
  deployment(workload, {
    serviceAccountName: account,
    automountServiceAccountToken: true,
    securityContext: podSecurity(user),
    containers: [
      {
        name,
        args: [`--config=${configurationFolder}/${configurationFile}`],
        ...container,
        securityContext: containerSecurity,
        volumeMounts: [{ name: 'configuration', mountPath: configurationFolder, readOnly: true }],
      },
    ],
    volumes: [{ name: 'configuration', configMap: { name: configurationName(name) } }],
  });
