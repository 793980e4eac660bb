import { application, foundationApplication, type Application } from '@headwater/argocd';
import { available } from '@headwater/availability';
import { argocd, argocdImages, argocdMetrics, providedByArgocd, type ArgocdConfig } from '@headwater/argocd-install';
import { publicUrl } from '@headwater/contracts';
import {
  filledSecrets,
  foundationConfig,
  image,
  keyVaultConfig,
  signIn,
  topology,
  type Environment,
} from '@headwater/environment';
import { foundation } from '@headwater/foundation';
import { gitea, giteaImage } from '@headwater/gitea';
import { ingressApplications } from '@headwater/ingress';
import { keyVaultApplications } from '@headwater/key-vault';
import { gitReader, giteaAdmin, giteaKeys, giteaWebhook, own, realmClientSecrets } from '@headwater/secrets';

/** What runs in namespace `cicd`. */
export const cicd = available((environment: Environment) => [
  foundationApplication('cicd', foundation(foundationConfig(environment, 'cicd'))),
  ...keyVaultApplications(keyVaultConfig(environment, 'cicd')),
  ...ingressApplications(topology(environment), 'cicd'),
  ...gitServer(environment),
  application(
    {
      name: 'argocd',
      namespace: 'cicd',
      component: 'libs/argocd-install',
      provides: [...providedByArgocd, ...(environment.observability.kind === 'none' ? [] : argocdMetrics)],
      // the ApplicationSet definition alone is larger than an annotation may be
      serverSideApply: true,
    },
    filledSecrets(environment, 'cicd'),
    () =>
      argocd({
        images: {
          argocd: image(environment, 'argocd', argocdImages.argocd),
          redis: image(environment, 'redis', argocdImages.redis),
        },
        ...(environment.git.kind === 'in-cluster'
          ? { webhook: own(giteaWebhook) }
          : { knownHosts: environment.git.knownHosts }),
        ...urlOf(environment),
        ...signInOf(environment),
      }),
  ),
]);

function urlOf(environment: Environment): { readonly url?: string } {
  const { frontDoor } = topology(environment);
  return frontDoor ? { url: publicUrl(frontDoor, 'argocd') } : {};
}

/** None where the repository is on a server outside of the cluster. */
function gitServer(environment: Environment): Application[] {
  const { git } = environment;
  if (git.kind !== 'in-cluster') return [];
  return [
    application({ name: 'gitea', namespace: 'cicd' }, filledSecrets(environment, 'cicd'), () =>
      gitea({
        image: image(environment, 'gitea', giteaImage),
        storageClass: environment.storage.class,
        size: git.size,
        resources: git.resources,
        branch: git.revision,
        behindTls: topology(environment).frontDoor !== undefined,
        keys: own(giteaKeys),
        admin: own(giteaAdmin),
        reader: own(gitReader),
        webhook: own(giteaWebhook),
      }),
    ),
  ];
}

/** With the password that Argo CD makes where the environment has no Keycloak. */
function signInOf(environment: Environment): Pick<ArgocdConfig, 'signIn'> {
  const { frontDoor } = topology(environment);
  if (!frontDoor || !signIn(environment).includes('argocd')) return {};
  return { signIn: { door: frontDoor, secret: own(realmClientSecrets.argocd) } };
}
