import { gateway, gatewayClass, terminated } from '@headwater/gateway-api';
import type { Resource } from '@headwater/k8s';
import { gatewayName, listeners, name, namespace, ports } from './names.ts';
import type { TraefikConfig } from './traefik.ts';

/** One Gateway for every host of the domain. */
export const gateways = ({ door, certificate }: Pick<TraefikConfig, 'door' | 'certificate'>): Resource[] => {
  const hostname = `*.${door.domain}`;
  return [
    gatewayClass(name, 'traefik.io/gateway-controller'),
    gateway({ namespace, name: gatewayName, className: name }, [
      { name: listeners.http, protocol: 'HTTP', port: ports.http, hostname },
      {
        name: listeners.https,
        protocol: 'HTTPS',
        port: ports.https,
        hostname,
        tls: terminated(certificate.name),
      },
    ]),
  ];
};
