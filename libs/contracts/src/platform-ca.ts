import type { Namespace } from './namespaces.ts';
import { ingressOf, isTrustedByAll, type FrontDoor } from './front-door.ts';
import type { Topology } from './topology.ts';

/** The certificate of who signs for the front door: a ConfigMap of this name in each namespace whose pods call it. */
export const platformCa = { namespace: 'gateway', name: 'platform-ca', key: 'ca.crt' } as const;

/**
 * Those namespaces: what people sign in to asks Keycloak, by the address that browsers have. None where everybody
 * trusts the front door already.
 */
export const platformCaReaders = ({ frontDoor, identity, observability }: Topology): Namespace[] =>
  frontDoor === undefined || isTrustedByAll(frontDoor)
    ? []
    : [
        'orchestrator',
        'deepstorage',
        'processing',
        'cicd',
        ...(identity ? (['identity'] as const) : []),
        ...(observability ? (['observability'] as const) : []),
      ];

const volumeName = 'platform-ca';

/** What a pod needs to believe the front door, besides the authorities of its image: nothing where everybody does. */
export const authorityVolumes = (door: FrontDoor, { optional }: { readonly optional?: true } = {}) =>
  isTrustedByAll(door)
    ? []
    : [{ name: volumeName, configMap: { name: platformCa.name, ...(optional ? { optional } : {}) } }];

/** Where its container finds the certificate: `<folder>/ca.crt`. */
export const authorityMounts = (door: FrontDoor, folder: string) =>
  isTrustedByAll(door) ? [] : [{ name: volumeName, mountPath: folder, readOnly: true }];

/** What Applications need whose pods sign people in: the certificate, and who brings it to their namespace. */
export const signInNeeds = ({ frontDoor, identity }: Topology) =>
  frontDoor && identity && !isTrustedByAll(frontDoor)
    ? { authority: { application: 'certificates' }, mirror: { application: 'reflector' } }
    : {};

/** The same for MinIO, which answers nobody until Keycloak has answered it: the realm, and the door to it, come first. */
export const signInFirstNeeds = (topology: Topology) =>
  topology.frontDoor && topology.identity
    ? {
        ...signInNeeds(topology),
        realm: { application: 'realm' },
        door: topology.frontDoor.ingress ? ingressOf('identity') : { application: 'traefik' },
      }
    : {};
