import { isService, type Topology } from '@headwater/contracts';
import { airflow } from './airflow.ts';
import { argocd } from './argocd.ts';
import { dashboardJson } from './json.ts';
import { objectStore } from './object-store.ts';
import { platform } from './platform.ts';
import { postgres } from './postgres.ts';
import { spark } from './spark.ts';
import type { Dashboard } from './vocabulary.ts';

/** In the order in which they are shown. */
export const dashboards = ({ database, objectStore: store }: Topology): Dashboard[] => [
  platform,
  airflow,
  spark,
  postgres(isService(database)),
  ...(isService(store.endpoint) ? [objectStore] : []),
  argocd,
];

/** Grafana's files, by their names. */
export const dashboardFiles = (topology: Topology): Record<string, string> =>
  Object.fromEntries(dashboards(topology).map((dashboard) => [`${dashboard.name}.json`, dashboardJson(dashboard)]));
