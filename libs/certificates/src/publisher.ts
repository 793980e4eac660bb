import { platformCa, workloads } from '@headwater/contracts';
import {
  allow,
  annotated,
  configMap,
  containerSecurity,
  deployment,
  execProbe,
  grant,
  podSecurity,
  serviceAccount,
  type Resource,
} from '@headwater/k8s';
import type { CertificatesConfig } from './certificates.ts';
import { authorityKey } from './names.ts';
import { publishScript } from './publish-script.ts';

const { namespace, name, key } = platformCa;
const account = { namespace, name: 'platform-ca' } as const;
const scriptName = 'platform-ca-publisher';

/** Writes the authority's certificate into a ConfigMap, which is copied to its readers; of the key it gets nothing to see. */
export const publisher = ({ image, copies }: Pick<CertificatesConfig, 'image' | 'copies'>): Resource[] => [
  serviceAccount(account),
  ...grant(
    namespace,
    'platform-ca-publisher',
    [{ ...allow(['get', 'patch'], ['configmaps']), resourceNames: [name] }],
    [account],
  ),
  published(copies),
  configMap(namespace, scriptName, { 'publish.py': publishScript }),
  program(image),
];

/** Without data in Git: Argo CD leaves alone what the program writes. */
const published = (copies: CertificatesConfig['copies']) =>
  annotated({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } }, copies);

const program = (image: string) =>
  deployment(
    workloads.platformCa.publisher,
    {
      serviceAccountName: account.name,
      automountServiceAccountToken: true,
      securityContext: podSecurity(1000),
      // it ends at once
      terminationGracePeriodSeconds: 1,
      containers: [
        {
          name: 'publisher',
          image,
          command: ['python3', '-u', '/scripts/publish.py'],
          env: [
            { name: 'CERTIFICATE', value: '/authority/tls.crt' },
            { name: 'CONFIG_MAP', value: `${namespace}/${name}` },
            { name: 'KEY', value: key },
          ],
          readinessProbe: execProbe(['test', '-e', '/tmp/published'], { period: 5 }),
          // each round leaves its time
          livenessProbe: execProbe(['sh', '-c', 'test -n "$(find /tmp/published -mmin -5)"'], { delay: 60, period: 60 }),
          resources: { requests: { cpu: '5m', memory: '32Mi' }, limits: { cpu: '200m', memory: '64Mi' } },
          securityContext: containerSecurity,
          volumeMounts: [
            { name: 'authority', mountPath: '/authority', readOnly: true },
            { name: 'scripts', mountPath: '/scripts', readOnly: true },
            { name: 'tmp', mountPath: '/tmp' },
          ],
        },
      ],
      volumes: [
        // the certificate alone
        { name: 'authority', secret: { secretName: authorityKey.name, items: [{ key: 'tls.crt', path: 'tls.crt' }] } },
        { name: 'scripts', configMap: { name: scriptName } },
        { name: 'tmp', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } },
      ],
    },
    { strategy: { type: 'Recreate' } },
  );
