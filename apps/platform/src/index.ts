import {
  appProject,
  applicationResource,
  rootApplication,
  waves,
  type Application,
  type Tracking,
} from '@headwater/argocd';
import { cicd } from '@headwater/cicd';
import { namespaces, type Namespace } from '@headwater/contracts';
import { database } from '@headwater/database';
import { deepstorage } from '@headwater/deepstorage';
import { repositoryUrl, type Environment } from '@headwater/environment';
import { gateway } from '@headwater/gateway';
import { identity } from '@headwater/identity';
import { logs } from '@headwater/logs';
import { management } from '@headwater/management';
import { observability } from '@headwater/observability';
import { orchestrator } from '@headwater/orchestrator';
import { processing } from '@headwater/processing';
import { distinct, type File, type Folder } from '@headwater/render';
import { declared } from './declared.ts';

export { secretsOf } from '@headwater/environment';

/** The platform's table of contents. The app-of-apps is made from this list. */
const composition: Readonly<Record<Namespace, (environment: Environment) => Application[]>> = {
  management,
  database,
  deepstorage,
  processing,
  orchestrator,
  cicd,
  gateway,
  identity,
  observability,
  logs,
};

/** Every Application of an environment. */
export const platform = (environment: Environment): Application[] =>
  namespaces.flatMap((namespace) => composition[namespace](environment));

/** `argocd/<environment>`: the root Application, what it tracks, and what the wiring declares. */
export function appOfApps(environment: Environment, applications: readonly Application[]): Folder {
  const tracking: Tracking = {
    environment: environment.name,
    repository: repositoryUrl(environment),
    revision: environment.git.revision,
  };
  const wave = waves(applications);
  const file = (path: string, content: object): File => ({ path, origin: 'apps/platform', content });
  return {
    path: `argocd/${environment.name}`,
    files: distinct([
      file('root.yaml', rootApplication(tracking)),
      file('declared.yaml', declared(environment, applications)),
      ...namespaces
        .filter((name) => applications.some(({ namespace }) => namespace === name))
        .map((name) => file(`apps/project-${name}.yaml`, appProject(name, applications, tracking))),
      ...applications.map((application) =>
        file(
          `apps/${application.name}.yaml`,
          applicationResource(application, wave.get(application.name) ?? 0, tracking),
        ),
      ),
    ]),
  };
}
