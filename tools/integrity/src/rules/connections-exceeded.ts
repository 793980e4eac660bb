import { declaredFile } from '../graph/files.ts';
import type { Graph } from '../graph/graph.ts';
import { containersOf } from '../graph/pods.ts';
import type { Rule } from '../rule.ts';

export const connectionsExceeded: Rule = {
  name: 'connections-exceeded',
  why:
    "Under load, PostgreSQL refuses who comes too late: 'sorry, too many clients already', and a scheduler or an API server " +
    'that can’t reach its database is restarted when it is needed most.',
  check: (graph) => {
    const pools = poolsOf(graph);
    const total = pools.reduce((sum, { connections }) => sum + connections, 0);
    return servers(graph)
      .filter(({ allowed, reserved }) => total > allowed - reserved)
      .map(({ file, allowed, reserved }) => ({
        file,
        message:
          `PostgreSQL allows ${allowed} connections, ${reserved > 0 ? `${reserved} of them to its superuser alone, ` : ''}and Airflow may hold ${total} ` +
          `(${pools.map(({ title, connections }) => `${title} ${connections}`).join(', ')}); ` +
          `raise database.maxConnections in environments/${graph.declared.environment}.yaml to ${total + reserved}`,
      }));
  },
};

// https://www.postgresql.org/docs/17/runtime-config-connection.html#GUC-SUPERUSER-RESERVED-CONNECTIONS
const reservedByOwn = 3;
// https://airflow.apache.org/docs/apache-airflow/3.3.2/configurations-ref.html#sql-alchemy-pool-size
const usual = { POOL_SIZE: 5, MAX_OVERFLOW: 10 } as const;

/** What runs for good and has a pool of connections to the server; a Job of a sync holds one or two for a moment. */
const poolsOf = (graph: Graph): { readonly title: string; readonly connections: number }[] =>
  graph.pods
    .filter(({ owner: { kind } }) => kind === 'Deployment' || kind === 'StatefulSet')
    .flatMap((pods) => {
      const [variables] = pods.spec.containers
        .map(({ env = [] }) => new Map(env.map(({ name, value }) => [name, value])))
        .filter((env) => direct(env.get('AIRFLOW__DATABASE__SQL_ALCHEMY_CONN')));
      if (!variables) return [];
      const size = (name: keyof typeof usual) =>
        Number(variables.get(`AIRFLOW__DATABASE__SQL_ALCHEMY_${name}`) ?? usual[name]);
      return [{ title: pods.title, connections: pods.count * (size('POOL_SIZE') + size('MAX_OVERFLOW')) }];
    });

/** PgBouncer has a number of its own. */
const direct = (address: string | undefined): boolean => address !== undefined && !address.includes('pgbouncer');

interface Server {
  readonly file: string;
  readonly allowed: number;
  readonly reserved: number;
}

const servers = (graph: Graph): Server[] => [...ownServers(graph), ...externalServers(graph)];

const ownServers = (graph: Graph): Server[] =>
  graph.pods.flatMap((pods) =>
    containersOf(pods)
      .flatMap(({ args = [] }) => args)
      .flatMap((argument) => {
        const allowed = /^max_connections=(\d+)$/.exec(argument)?.[1];
        return allowed === undefined ? [] : [{ file: pods.file, allowed: Number(allowed), reserved: reservedByOwn }];
      }),
  );

/** Without what it keeps for itself. */
const externalServers = (graph: Graph): Server[] => {
  const allowed = graph.declared.databaseConnections;
  return allowed === undefined ? [] : [{ file: declaredFile(graph), allowed, reserved: 0 }];
};
