import { chart, figure, query, type Dashboard } from './vocabulary.ts';

/** `ours`: on a volume of the cluster, not on the disk of somebody else. */
export const postgres = (ours: boolean): Dashboard => ({
  name: 'postgres',
  title: 'PostgreSQL',
  rows: [
    [
      figure('Answers', 'bool_yes_no', query('min(pg_up)')),
      figure(
        'Connections of those it takes',
        'percentunit',
        query('sum(pg_stat_database_numbackends) / max(pg_settings_max_connections)'),
      ),
      ...(ours
        ? [
            figure(
              'On its volume',
              'percentunit',
              query(
                '(sum(pg_database_size_bytes) + sum(pg_wal_size_bytes)) / sum(kube_persistentvolumeclaim_resource_requests_storage_bytes{namespace="database"})',
              ),
            ),
          ]
        : []),
    ],
    [
      chart('Connections', 'short', query('sum by (datname) (pg_stat_database_numbackends) > 0', '{{datname}}')),
      chart(
        'Size',
        'bytes',
        query('sum by (datname) (pg_database_size_bytes)', '{{datname}}'),
        query('sum(pg_wal_size_bytes)', 'written ahead'),
      ),
    ],
    [
      chart(
        'Transactions in a second',
        'short',
        query('sum by (datname) (rate(pg_stat_database_xact_commit[5m]))', '{{datname}}'),
      ),
      chart(
        'Rolled back in a second',
        'short',
        query('sum by (datname) (rate(pg_stat_database_xact_rollback[5m]))', '{{datname}}'),
      ),
    ],
    [
      chart(
        'Found in memory',
        'percentunit',
        query(
          'sum(rate(pg_stat_database_blks_hit[5m])) / (sum(rate(pg_stat_database_blks_hit[5m])) + sum(rate(pg_stat_database_blks_read[5m])))',
          'blocks',
        ),
      ),
      chart(
        'Deadlocks in an hour',
        'short',
        query('sum by (datname) (increase(pg_stat_database_deadlocks[1h]))', '{{datname}}'),
      ),
    ],
  ],
});
