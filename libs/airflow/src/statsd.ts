import { services, workloads } from '@headwater/contracts';
import {
  configMap,
  containerSecurity,
  deployment,
  httpProbe,
  podSecurity,
  service,
  type Resource,
} from '@headwater/k8s';
import { emit } from '@headwater/yaml';
import type { AirflowConfig } from './config.ts';

const mappingName = 'airflow-statsd-mapping';
// nobody, in the exporter's image
const user = 65534;

/** https://github.com/prometheus/statsd_exporter#metric-mapping-and-configuration */
const mapping = {
  defaults: {
    observer_type: 'histogram',
    // seconds, from a quick query to a long task
    histogram_options: { buckets: [0.01, 0.1, 0.5, 1, 5, 15, 60, 300, 1800, 7200] },
  },
  mappings: [],
};

/** Turns the metrics that Airflow sends into what Prometheus reads. */
export const statsd = ({ images }: AirflowConfig): Resource[] => {
  const { name, port, portName } = services.statsd;
  const workload = workloads.airflow.statsd;
  const scrape = services.airflowMetrics;
  const health = httpProbe('/-/healthy', scrape.portName);
  return [
    configMap('orchestrator', mappingName, { 'mapping.yaml': emit(mapping) }),
    service(name, workload, [
      { name: portName, port, targetPort: portName, protocol: 'UDP' },
      { name: scrape.portName, port: scrape.port, targetPort: scrape.portName },
    ]),
    deployment(workload, {
      serviceAccountName: workload.name,
      securityContext: podSecurity(user),
      containers: [
        {
          name: 'statsd-exporter',
          image: images.statsdExporter,
          args: [
            '--statsd.mapping-config=/etc/statsd-exporter/mapping.yaml',
            '--statsd.cache-type=lru',
            '--statsd.cache-size=1000',
          ],
          ports: [
            { name: portName, containerPort: port, protocol: 'UDP' },
            { name: scrape.portName, containerPort: scrape.port },
          ],
          readinessProbe: httpProbe('/-/ready', scrape.portName),
          livenessProbe: health,
          resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { cpu: '200m', memory: '128Mi' } },
          securityContext: containerSecurity,
          volumeMounts: [{ name: 'mapping', mountPath: '/etc/statsd-exporter', readOnly: true }],
        },
      ],
      volumes: [{ name: 'mapping', configMap: { name: mappingName } }],
    }),
  ];
};
