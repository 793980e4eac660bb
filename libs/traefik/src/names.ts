import { services, workloads } from '@headwater/contracts';

export const { namespace } = workloads.traefik.proxy;
export const name = 'traefik';

/** The Gateway, and the listener of each protocol. */
export const gatewayName = 'front-door';
export const listeners = { http: 'http', https: 'https' } as const;

/** Of the pods. A listener finds its entry point by the number. */
export const ports = { ...services.frontDoorPorts, internal: 8080 } as const;
