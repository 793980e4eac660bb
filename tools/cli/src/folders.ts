import type { Application } from '@headwater/argocd';
import { namespaces, type Namespace } from '@headwater/contracts';
import type { Environment } from '@headwater/environment';
import { namespaceFolder, type Folder } from '@headwater/render';
import { contractFolder } from './contract-folder.ts';
import { namespaceOf, oneOf } from './selection.ts';

/** What of an environment a command is about. */
export interface Selection {
  readonly namespace?: string;
  readonly application?: string;
  readonly appOfApps?: boolean;
}

/** The folders that `selection` names, with what is rendered into them. */
export async function foldersOf(environment: Environment, selection: Selection): Promise<Folder[]> {
  const { application, appOfApps } = selection;
  const namespace = selection.namespace === undefined ? undefined : namespaceOf(selection.namespace);
  // one namespace is rendered from its own project alone: it does not fail because of another one
  const applications = namespace ? await applicationsOf(namespace, environment) : await allApplications(environment);
  if (application !== undefined) return applicationFolder(environment, applications, application);
  if (namespace !== undefined) {
    const folder = namespaceFolder(environment.name, namespace, applications);
    // what DAGs rely on is decided where Airflow is composed
    return namespace === 'orchestrator' ? [folder, await contractFolder(environment)] : [folder];
  }
  const { appOfApps: appOfAppsFolder } = await import('@headwater/platform');
  const { infrastructureFolder } = await import('@headwater/azure');
  const wide = [appOfAppsFolder(environment, applications), ...infrastructureFolder(environment)];
  if (appOfApps) return wide;
  return [manifestsFolder(environment, applications), ...wide, await contractFolder(environment)];
}

/** Throws a Failure with near misses where none of `environments` has an Application `name`. */
export async function refuseUnknown(name: string, environments: readonly Environment[]): Promise<void> {
  const all = await Promise.all(environments.map(allApplications));
  oneOf('application', name, [...new Set(all.flat().map((each) => each.name))]);
}

async function allApplications(environment: Environment): Promise<Application[]> {
  const { platform } = await import('@headwater/platform');
  return platform(environment);
}

async function applicationsOf(namespace: Namespace, environment: Environment): Promise<Application[]> {
  const module = (await import(`../../../apps/${namespace}/src/index.ts`)) as Record<
    string,
    (environment: Environment) => Application[]
  >;
  return module[namespace]!(environment);
}

/** All of `manifests/<environment>`: a namespace that is no longer composed leaves nothing behind. */
function manifestsFolder(environment: Environment, applications: readonly Application[]): Folder {
  const folders = namespaces.map((namespace) => ({
    namespace,
    folder: namespaceFolder(
      environment.name,
      namespace,
      applications.filter((each) => each.namespace === namespace),
    ),
  }));
  return {
    path: `manifests/${environment.name}`,
    files: folders.flatMap(({ namespace, folder }) =>
      folder.files.map((file) => ({ ...file, path: `${namespace}/${file.path}` })),
    ),
  };
}

/** None where this environment has no such Application: another one may. */
function applicationFolder(environment: Environment, applications: readonly Application[], name: string): Folder[] {
  const found = applications.find((each) => each.name === name);
  if (!found) return [];
  const { namespace, folder } = found;
  const { path, files } = namespaceFolder(environment.name, namespace, [found]);
  return [
    {
      path: `${path}/${folder}`,
      files: files.map((file) => ({ ...file, path: file.path.slice(folder.length + 1) })),
    },
  ];
}
