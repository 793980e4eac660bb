import type { EnvironmentFile } from './schema/environment.ts';
import type { Problem } from './problems.ts';

/** What each value allows alone, and two of them don't allow together. */
export const contradictions = (environment: EnvironmentFile): Problem[] => [
  ...loginWithoutDoor(environment),
  ...zoneOfSomebodyElse(environment),
  ...poolBeyondServer(environment),
  ...twoIdentities(environment),
];

const loginWithoutDoor = ({ gateway, identity }: EnvironmentFile): Problem[] =>
  identity.kind === 'keycloak' && gateway.kind === 'none'
    ? [
        {
          path: ['identity', 'kind'],
          message:
            "'identity' is keycloak and 'gateway' is none: browsers and pods would not find Keycloak under one name; choose gateway traefik or ingress, or identity none",
        },
      ]
    : [];

function zoneOfSomebodyElse({ gateway }: EnvironmentFile): Problem[] {
  if (gateway.kind === 'none' || gateway.certificates?.kind !== 'acme') return [];
  const { domain, certificates } = gateway;
  const { name } = certificates.zone;
  if (domain === name || domain.endsWith(`.${name}`)) return [];
  return [
    {
      path: ['gateway', 'certificates', 'zone', 'name'],
      message: `'gateway.domain' is ${domain} and the zone is ${name}: no record of that zone proves anything about the domain; name the zone that the domain is in`,
    },
  ];
}

const poolBeyondServer = ({ airflow: { pgBouncer }, database: { maxConnections } }: EnvironmentFile): Problem[] =>
  pgBouncer.enabled && pgBouncer.connections > maxConnections
    ? [
        {
          path: ['airflow', 'pgBouncer', 'connections'],
          message: `'airflow.pgBouncer.connections' is ${pgBouncer.connections} and 'database.maxConnections' is ${maxConnections}: the server would refuse what the pool promises; raise the one, or lower the other`,
        },
      ]
    : [];

const twoIdentities = ({ airflow: { logs }, objectStore }: EnvironmentFile): Problem[] =>
  logs.kind === 'azure-blob-volume' && objectStore.kind === 'azure-blob' && logs.clientId !== objectStore.clientId
    ? [
        {
          path: ['airflow', 'logs', 'clientId'],
          message: `'airflow.logs.clientId' is ${logs.clientId} and 'objectStore.clientId' is ${objectStore.clientId}: a pod of Airflow is one identity, for its logs and for its data; name the same`,
        },
      ]
    : [];
