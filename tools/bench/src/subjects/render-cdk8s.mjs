// The peer, as its users compile it: plain JavaScript, a file per resource.
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';

const [folder, count] = process.argv.slice(2);
const namespace = 'orchestrator';
const start = performance.now();
const app = new App({ outdir: folder, yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
const chart = new Chart(app, 'bench', { disableResourceNameHashes: true });

for (let index = 0; index < Number(count); index++) {
  const name = `component-${index}`;
  const labels = { 'app.kubernetes.io/name': name };
  const settings = Array.from({ length: 10 }, (_, key) => [`setting-${key}`, `value ${key} of ${name}, revision 0`]);
  const metadata = { name, namespace };
  const add = (kind, apiVersion, fields) => new ApiObject(chart, `${kind}-${index}`, { apiVersion, kind, ...fields });
  const probe = (path) => ({
    httpGet: { path, port: 'http' },
    periodSeconds: 10,
    timeoutSeconds: 5,
    failureThreshold: 3,
  });
  add('ServiceAccount', 'v1', { metadata, automountServiceAccountToken: false });
  add('ConfigMap', 'v1', { metadata, data: Object.fromEntries(settings) });
  add('Deployment', 'apps/v1', {
    metadata: { ...metadata, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, annotations: { 'headwater.dev/config-hash': '0123456789abcdef' } },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          serviceAccountName: name,
          containers: [
            {
              name: 'server',
              image: 'docker.io/library/nginx:1.29.1',
              args: ['server', '--port', '8080'],
              ports: [{ name: 'http', containerPort: 8080 }],
              envFrom: [{ configMapRef: { name } }],
              readinessProbe: probe('/ready'),
              livenessProbe: probe('/live'),
              resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '100m', memory: '32Mi' } },
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
            },
          ],
        },
      },
    },
  });
  add('Service', 'v1', {
    metadata: { ...metadata, labels },
    spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
  });
}

app.synth();
console.log(JSON.stringify({ milliseconds: performance.now() - start, bytes: process.resourceUsage().maxRSS * 1024 }));
