import { chart, figure, query, type Dashboard } from './vocabulary.ts';

export const objectStore: Dashboard = {
  name: 'object-store',
  title: 'Object store',
  rows: [
    [
      figure('Answers', 'bool_yes_no', query('min(up{job="object-store"})')),
      figure(
        'Of its volume',
        'percentunit',
        query('1 - sum(minio_cluster_capacity_usable_free_bytes) / sum(minio_cluster_capacity_usable_total_bytes)'),
      ),
      figure('Objects', 'short', query('sum(minio_bucket_usage_object_total)')),
    ],
    [
      chart('Size of buckets', 'bytes', query('sum by (bucket) (minio_bucket_usage_total_bytes)', '{{bucket}}')),
      chart('Objects in buckets', 'short', query('sum by (bucket) (minio_bucket_usage_object_total)', '{{bucket}}')),
    ],
    [
      chart('Requests in a second', 'reqps', query('sum by (api) (rate(minio_s3_requests_total[5m]))', '{{api}}')),
      chart(
        'Requests that failed, in a second',
        'reqps',
        query('sum by (api) (rate(minio_s3_requests_errors_total[5m]))', '{{api}}'),
      ),
    ],
    [
      chart(
        'Bytes in a second',
        'Bps',
        query('sum(rate(minio_s3_traffic_received_bytes[5m]))', 'received'),
        query('sum(rate(minio_s3_traffic_sent_bytes[5m]))', 'sent'),
      ),
      chart(
        'To the first byte (95 of 100)',
        's',
        query(
          'histogram_quantile(0.95, sum by (le) (rate(minio_s3_requests_ttfb_seconds_distribution[5m])))',
          'all requests',
        ),
      ),
    ],
  ],
};
