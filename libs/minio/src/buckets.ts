import { syncHook } from '@headwater/argocd';
import { addressOf, objectStoreUsers, services, workloads } from '@headwater/contracts';
import { configMap, containerSecurity, fromSecret, job, podSecurity } from '@headwater/k8s';
import type { IJob } from 'kubernetes-models/batch/v1';
import type { IConfigMap } from 'kubernetes-models/v1';
import type { MinioConfig } from './config.ts';
import { policiesName } from './policies.ts';
import { user } from './server.ts';
import { rolePolicies } from './sign-in.ts';

const scriptName = 'minio-buckets';

// mc reads the root user from its environment, and the keys of a new one from a pipe: nothing of them is on a command line
// or in a log. A user that exists gets the password of its secret again: rotating the secret is enough.
const script = `set -eu
export MC_HOST_minio="http://$ROOT_USERNAME:$ROOT_PASSWORD@$ADDRESS"
mc ready minio
for BUCKET in $BUCKETS; do
  mc mb --ignore-existing --region "$REGION" "minio/$BUCKET"
  mc anonymous set private "minio/$BUCKET"
done
for LOGIN in $LOGINS; do
  variable=$(printf '%s' "$LOGIN" | tr a-z- A-Z_)
  ACCESS_KEY=$(printenv "\${variable}_ACCESS_KEY")
  SECRET_KEY=$(printenv "\${variable}_SECRET_KEY")
  printf '%s\\n%s\\n' "$ACCESS_KEY" "$SECRET_KEY" | mc admin user add minio
  mc admin policy create minio "$LOGIN" "/policies/$LOGIN.json"
  mc admin policy attach minio "$LOGIN" --user "$ACCESS_KEY"
done
`;

const roles = `for ROLE in $ROLES; do
  mc admin policy create minio "$ROLE" "/policies/role-$ROLE.json"
done
`;

export const bucketsScript = ({ signIn }: MinioConfig): IConfigMap =>
  configMap('deepstorage', scriptName, { 'buckets.sh': signIn ? script + roles : script });

/** Makes the buckets, users and policies that are not there yet, and brings the others up to date. */
export const bucketsJob = ({ clientImage, root, store, logins, signIn }: MinioConfig): IJob =>
  job(workloads.minio.buckets, syncHook(1), {
    serviceAccountName: services.minio.name,
    securityContext: podSecurity(user),
    containers: [
      {
        name: 'buckets',
        image: clientImage,
        command: ['sh', '/scripts/buckets.sh'],
        env: [
          { name: 'ADDRESS', value: addressOf(services.minio) },
          { name: 'REGION', value: store.region },
          { name: 'BUCKETS', value: [...Object.values(store.buckets), ...store.moreBuckets].join(' ') },
          { name: 'LOGINS', value: objectStoreUsers.map(({ name }) => name).join(' ') },
          ...(signIn ? [{ name: 'ROLES', value: Object.keys(rolePolicies(store)).join(' ') }] : []),
          fromSecret('ROOT_USERNAME', root, 'username'),
          fromSecret('ROOT_PASSWORD', root, 'password'),
          ...objectStoreUsers.flatMap(({ name }) => [
            fromSecret(`${variable(name)}_ACCESS_KEY`, logins[name], 'access-key'),
            fromSecret(`${variable(name)}_SECRET_KEY`, logins[name], 'secret-key'),
          ]),
          { name: 'MC_CONFIG_DIR', value: '/tmp/mc' },
        ],
        // attaching a policy takes mc 162 MiB
        resources: { requests: { cpu: '20m', memory: '128Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
        securityContext: containerSecurity,
        volumeMounts: [
          { name: 'scripts', mountPath: '/scripts', readOnly: true },
          { name: 'policies', mountPath: '/policies', readOnly: true },
          { name: 'tmp', mountPath: '/tmp' },
        ],
      },
    ],
    volumes: [
      { name: 'scripts', configMap: { name: scriptName } },
      { name: 'policies', configMap: { name: policiesName } },
      { name: 'tmp', emptyDir: {} },
    ],
  });

const variable = (login: string): string => login.toUpperCase().replaceAll('-', '_');
