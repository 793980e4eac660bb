import type { Topology } from './topology.ts';
import type { Namespace } from './namespaces.ts';

/** Who signs the certificate of the front door: a ConfigMap of this name in each namespace whose pods have to believe it. */
export const platformCa = { namespace: 'gateway', name: 'platform-ca', key: 'ca.crt' } as const;

/** The namespaces whose pods call the front door: what has a login of its own asks Keycloak there. */
export const authorityReaders = ({ identity, observability }: Topology): Namespace[] => [
  'orchestrator',
  'deepstorage',
  'processing',
  'cicd',
  ...(identity ? (['identity'] as const) : []),
  ...(observability ? (['observability'] as const) : []),
];

/** A copy works only once Reflector does: it is a need of the Application that reads it. */
export const copiedAuthority = { application: 'reflector', ...platformCa } as const;

const folder = '/etc/headwater/authority';

/** What a pod and a container need to have the certificate as a file, which is replaced when it changes. */
export const trust = {
  volume: {
    name: 'authority',
    configMap: { name: platformCa.name, items: [{ key: platformCa.key, path: platformCa.key }] },
  },
  mount: { name: 'authority', mountPath: folder, readOnly: true },
  file: `${folder}/${platformCa.key}`,
};
