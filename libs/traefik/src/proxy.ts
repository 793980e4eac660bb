import { services, workloads, type FrontDoor } from '@headwater/contracts';
import { containerSecurity, deployment, httpProbe, podSecurity, service } from '@headwater/k8s';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { IService } from 'kubernetes-models/v1';
import { configurationFile, configurationFolder, configurationName } from './configuration.ts';
import { name, ports } from './names.ts';

// the image names no user: any that isn't root will do
const user = 65532;

export const proxy = (image: string): IDeployment =>
  deployment(
    { ...workloads.traefik.proxy, name },
    {
      serviceAccountName: name,
      automountServiceAccountToken: true,
      securityContext: podSecurity(user),
      containers: [
        {
          name,
          image,
          args: [`--configFile=${configurationFolder}/${configurationFile}`],
          ports: Object.entries(ports).map(([portName, containerPort]) => ({ name: portName, containerPort })),
          readinessProbe: httpProbe('/ping', 'internal', { period: 5 }),
          livenessProbe: httpProbe('/ping', 'internal'),
          resources: { requests: { cpu: '20m', memory: '80Mi' }, limits: { cpu: '1', memory: '256Mi' } },
          securityContext: containerSecurity,
          volumeMounts: [{ name: 'configuration', mountPath: configurationFolder, readOnly: true }],
        },
      ],
      volumes: [{ name: 'configuration', configMap: { name: configurationName } }],
    },
    // the new pod answers before the old one goes
    { strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } },
  );

/** Under the port that people write, so that pods find the same address; plain HTTP only leads there. */
export const proxyService = (door: FrontDoor): IService => {
  const { name, pods, portName, port, targetPort } = services.traefik(door);
  const plain = service(name, pods, [
    { name: portName, port, targetPort },
    { name: 'http', port: 80, targetPort: ports.http },
  ]);
  return {
    ...plain,
    spec: {
      ...(door.fromOutside ? { type: 'LoadBalancer' as const } : {}),
      ...(door.clusterAddress === undefined ? {} : { clusterIP: door.clusterAddress }),
      ...plain.spec,
    },
  } as IService;
};
