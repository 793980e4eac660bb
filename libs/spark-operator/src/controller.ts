import { workloads } from '@headwater/contracts';
import { containerSecurity, deployment, podSecurity } from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import { ports, probes, sharedFlags, user } from './container.ts';
import { controllerAccount, controllerLease } from './names.ts';

/** Turns SparkApplications into driver pods, and follows them to their end. */
export const controller = (image: string): IDeployment =>
  deployment(workloads.spark.operator, {
    serviceAccountName: controllerAccount.name,
    automountServiceAccountToken: true,
    securityContext: podSecurity(user),
    containers: [
      {
        name: 'controller',
        image,
        args: [
          'controller',
          'start',
          ...sharedFlags(controllerLease),
          // each may run a spark-submit, which is a Java program of about 300 MiB
          '--controller-threads=3',
          '--workqueue-ratelimiter-bucket-qps=50',
          '--workqueue-ratelimiter-bucket-size=500',
          // by default the pause after a failure doubles without end
          '--workqueue-ratelimiter-max-delay=6h',
        ],
        // spark-submit lives for seconds: to optimize its code takes longer than it runs
        env: [{ name: 'SPARK_SUBMIT_OPTS', value: '-XX:TieredStopAtLevel=1' }],
        ports,
        ...probes,
        resources: { requests: { cpu: '50m', memory: '96Mi' }, limits: { cpu: '1', memory: '1280Mi' } },
        securityContext: containerSecurity,
        // spark-submit's own
        volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
      },
    ],
    volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }],
  });
