import type { CommittedApplication } from '@headwater/bootstrap';

/** The Applications of an environment whose files are among `paths`; all of them where the paths are not known. */
export function reachedBy(
  paths: readonly string[] | undefined,
  environment: string,
  applications: readonly CommittedApplication[],
): Set<string> {
  const folders = [{ name: 'root', path: `argocd/${environment}/apps` }, ...applications];
  return new Set(
    folders.filter(({ path }) => !paths || paths.some((each) => each.startsWith(`${path}/`))).map(({ name }) => name),
  );
}
