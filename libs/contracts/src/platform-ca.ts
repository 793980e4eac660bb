import type { Namespace } from './namespaces.ts';
import type { Topology } from './topology.ts';

/** The certificate of who signs for the front door: a ConfigMap of this name in each namespace whose pods call it. */
export const platformCa = { namespace: 'gateway', name: 'platform-ca', key: 'ca.crt' } as const;

/** Those namespaces: what people sign in to asks Keycloak, by the address that browsers have. */
export const platformCaReaders = ({ identity, observability }: Topology): Namespace[] => [
  'orchestrator',
  'deepstorage',
  'processing',
  'cicd',
  ...(identity ? (['identity'] as const) : []),
  ...(observability ? (['observability'] as const) : []),
];

/** What Applications need whose pods sign people in: the certificate, and who brings it to their namespace. */
export const signInNeeds = ({ frontDoor, identity }: Topology) =>
  frontDoor && identity ? { authority: { application: 'certificates' }, mirror: { application: 'reflector' } } : {};

/** The same for MinIO, which answers nobody until Keycloak has answered it: the realm, and the door to it, come first. */
export const signInFirstNeeds = (topology: Topology) =>
  topology.frontDoor && topology.identity
    ? { ...signInNeeds(topology), realm: { application: 'realm' }, door: { application: 'traefik' } }
    : {};
