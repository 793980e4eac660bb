import { doorCertificate, publicHost, publicNames, type FrontDoor, type Published } from '@headwater/contracts';
import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1';

/** The host of a published service, in the namespace of the Service: an Ingress leads nowhere else. */
export const ingress = (door: FrontDoor, className: string, { service, backend }: Published): IIngress => {
  const host = publicHost(door, service);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: publicNames[service], namespace: backend.pods.namespace },
    spec: {
      ingressClassName: className,
      tls: [{ hosts: [host], secretName: doorCertificate.name }],
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: backend.name, port: { number: backend.port } } },
              },
            ],
          },
        },
      ],
    },
  };
};
