import { publicHost, publicNames } from '@headwater/contracts';
import { httpRoute, type HttpFilter, type HttpRoute } from '@headwater/gateway-api';
import { backendName } from './configuration.ts';
import { gatewayName, listeners, namespace } from './names.ts';
import type { TraefikConfig } from './traefik.ts';

/** A route for each host, and one that leads from plain HTTP to HTTPS. */
export const routes = ({ door, published }: Pick<TraefikConfig, 'door' | 'published'>): HttpRoute[] => [
  httpRoute('to-https', attachment(listeners.http), [`*.${door.domain}`], {
    filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', port: door.port, statusCode: 301 } }],
  }),
  ...published.map(({ service }) =>
    httpRoute(publicNames[service], attachment(listeners.https), [publicHost(door, service)], {
      filters: [strictTransport],
      backendRefs: [{ group: 'traefik.io', kind: 'TraefikService', name: backendName(service) }],
    }),
  ),
];

const attachment = (listener: string) => ({ namespace, gateway: gatewayName, listener });

/** A browser that was here once asks for nothing but HTTPS for half a year: https://datatracker.ietf.org/doc/html/rfc6797 */
const strictTransport: HttpFilter = {
  type: 'ResponseHeaderModifier',
  responseHeaderModifier: { set: [{ name: 'Strict-Transport-Security', value: 'max-age=15768000' }] },
};
