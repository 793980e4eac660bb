import { isService, type Topology } from '@headwater/contracts';
import type { Alert } from './alert.ts';

const databaseFull = `(sum(pg_database_size_bytes) + sum(pg_wal_size_bytes)) / sum(kube_persistentvolumeclaim_resource_requests_storage_bytes{namespace="database"})`;
const storeFull = '1 - sum(minio_cluster_capacity_usable_free_bytes) / sum(minio_cluster_capacity_usable_total_bytes)';

const named = (volume: string, expression: string): string =>
  `label_replace(${expression}, "volume", "${volume}", "", "") > 0.8`;

/** Of what keeps data; of somebody else's object store, and of the disk of somebody else's database, nobody measures anything here. */
export const storeAlerts = ({ database, objectStore }: Topology): Alert[] => {
  const ownStore = isService(objectStore.endpoint);
  const full = [
    ...(isService(database) ? [named('postgres', databaseFull)] : []),
    ...(ownStore ? [named('object-store', storeFull)] : []),
  ];
  return [
    {
      name: 'DatabaseDown',
      expression: 'pg_up == 0 or up{job="postgres"} == 0',
      for: '1m',
      severity: 'critical',
      component: 'postgres',
      summary: 'PostgreSQL does not answer: Airflow can neither begin nor end a task',
    },
    ...(ownStore
      ? [
          {
            name: 'ObjectStoreDown',
            expression: 'up{job="object-store"} == 0',
            for: '1m',
            severity: 'critical' as const,
            component: 'object-store',
            summary: 'The object store does not answer: tasks can neither read, write nor keep their logs',
          },
        ]
      : []),
    ...(full.length > 0
      ? [
          {
            name: 'ClaimFilling',
            // the programs' own figures: of volumes that are folders of the node, the kubelet has none
            expression: full.join(' or '),
            for: '5m',
            severity: 'warning' as const,
            component: 'storage',
            summary: 'The volume of {{ $labels.volume }} is {{ $value | humanizePercentage }} full',
          },
        ]
      : []),
  ];
};
