import { services, workloads } from '@headwater/contracts';
import { containerSecurity, deployment, podSecurity, service } from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { IService } from 'kubernetes-models/v1';
import { ports, probes, sharedFlags, user } from './container.ts';
import { webhookAccount, webhookCertificate, webhookConfigurationName, webhookLease } from './names.ts';

const { name, pods, port, portName } = services.sparkWebhook;

/** Refuses faulty SparkApplications, and gives Spark's pods what spark-submit has no setting for. */
export const webhook = (image: string): IDeployment =>
  deployment(workloads.spark.webhook, {
    serviceAccountName: webhookAccount.name,
    automountServiceAccountToken: true,
    securityContext: podSecurity(user),
    containers: [
      {
        name: 'webhook',
        image,
        args: [
          'webhook',
          'start',
          ...sharedFlags(webhookLease),
          `--webhook-port=${port}`,
          `--webhook-svc-name=${name}`,
          `--webhook-svc-namespace=${pods.namespace}`,
          `--webhook-secret-name=${webhookCertificate.name}`,
          `--webhook-secret-namespace=${webhookCertificate.namespace}`,
          `--mutating-webhook-name=${webhookConfigurationName}`,
          `--validating-webhook-name=${webhookConfigurationName}`,
        ],
        ports: [{ name: portName, containerPort: port }, ...ports],
        ...probes,
        resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
        securityContext: containerSecurity,
        // it serves its certificate from files
        volumeMounts: [{ name: 'certificate', mountPath: '/etc/k8s-webhook-server/serving-certs' }],
      },
    ],
    volumes: [{ name: 'certificate', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } }],
  });

export const webhookService = (): IService => service(name, pods, [{ name: portName, port, targetPort: portName }]);
