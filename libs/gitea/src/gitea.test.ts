import { giteaKeys } from '@headwater/secrets';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { IJob } from 'kubernetes-models/batch/v1';
import type { IConfigMap, IPodSpec } from 'kubernetes-models/v1';
import { describe, expect, it } from 'vitest';
import { gitea } from './gitea.ts';
import { config } from './testing/sample.ts';

const resources = gitea(config);
const named = <R>(kind: string, name: string): R =>
  resources.find((resource) => resource.kind === kind && resource.metadata?.name === name) as R;
const podOf = ({ spec }: IDeployment | IJob): IPodSpec => spec?.template.spec as IPodSpec;
const server = podOf(named<IDeployment>('Deployment', 'gitea'));
const setup = podOf(named<IJob>('Job', 'gitea-setup'));
const text = named<IConfigMap>('ConfigMap', 'gitea-configuration').data?.['app.ini'] ?? '';

/** What app.ini says for `key` in `section`. */
const setting = (section: string, key: string): string | undefined =>
  new RegExp(`^${key} = (.*)$`, 'm').exec(text.split(/^\[/m).find((part) => part.startsWith(`${section}]`)) ?? '')?.[1];

describe('the Git server', () => {
  it('reads what is secret from files that its pod has, each a key of the declared secret', () => {
    const files = [...text.matchAll(/_URI = file:(.*)$/gm)].map(([, path]) => path);
    const folder = server.containers[0]?.volumeMounts?.find(({ name }) => name === 'keys')?.mountPath;
    expect(files.sort()).toEqual(
      Object.keys(giteaKeys.keys)
        .map((key) => `${folder}/${key}`)
        .sort(),
    );
    expect(text).not.toMatch(/^(SECRET_KEY|INTERNAL_TOKEN|JWT_SECRET|LFS_JWT_SECRET|PASSWD) =/m);
  });

  it.each([
    ['service', 'DISABLE_REGISTRATION', 'true'],
    ['service', 'REQUIRE_SIGNIN_VIEW', 'true'],
    ['security', 'INSTALL_LOCK', 'true'],
    ['server', 'DISABLE_SSH', 'true'],
    ['oauth2', 'ENABLED', 'false'],
    ['openid', 'ENABLE_OPENID_SIGNIN', 'false'],
    ['openid', 'ENABLE_OPENID_SIGNUP', 'false'],
    ['actions', 'ENABLED', 'false'],
    ['packages', 'ENABLED', 'false'],
  ])('lets nobody in by another way: [%s] %s = %s', (section, key, value) => {
    expect(setting(section, key)).toBe(value);
  });

  it('calls nobody but Argo CD', () => {
    expect(setting('webhook', 'ALLOWED_HOST_LIST')).toBe('argocd-server.cicd.svc');
    expect(setting('server', 'OFFLINE_MODE')).toBe('true');
    expect(setting('cron.update_checker', 'ENABLED')).toBe('false');
    expect(setting('mirror', 'ENABLED')).toBe('false');
  });

  it('names itself as Argo CD does: by the address that Applications have', () => {
    expect(setting('server', 'ROOT_URL')).toBe('http://gitea.cicd.svc:3000/');
  });

  it('names every file of a push, as Argo CD refreshes nothing else', () => {
    expect(Number(setting('ui', 'FEED_MAX_COMMIT_NUM'))).toBeGreaterThanOrEqual(1000);
  });

  it('never runs twice on one volume', () => {
    expect(named<IDeployment>('Deployment', 'gitea').spec?.strategy).toEqual({ type: 'Recreate' });
  });

  it('writes to its volume and to /tmp alone', () => {
    for (const { containers, volumes = [] } of [server, setup]) {
      const writable = containers.flatMap(({ volumeMounts = [], securityContext }) => {
        expect(securityContext?.readOnlyRootFilesystem).toBe(true);
        return volumeMounts.filter(({ readOnly }) => !readOnly).map(({ mountPath }) => mountPath);
      });
      expect(writable.sort()).toEqual(['/tmp', '/var/lib/gitea']);
      expect(volumes.filter(({ hostPath }) => hostPath)).toEqual([]);
    }
  });

  it('is set up by the same program with the same configuration, on the node that has the volume', () => {
    const variables = setup.containers[0]?.env ?? [];
    const command = server.containers[0]?.command ?? [];
    expect(variables).toContainEqual({ name: 'GITEA', value: command.slice(0, -1).join(' ') });
    const [rule] = setup.affinity?.podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
    const { template } = named<IDeployment>('Deployment', 'gitea').spec ?? {};
    expect(rule?.labelSelector?.matchLabels).toEqual(template?.metadata?.labels);
  });
});
