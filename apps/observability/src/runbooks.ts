import { publicUrl, repositoryPath } from '@headwater/contracts';
import { topology, type Environment } from '@headwater/environment';

const folder = 'docs/runbooks';

/** Where people read what to do about an alert: on the Git server that a browser reaches, or in their own clone. */
export function runbooks(environment: Environment): string {
  const { git } = environment;
  if (git.kind === 'remote') {
    const [, host, path] =
      /^(?:git@|(?:ssh|https):\/\/(?:git@)?)([^:/]+)(?::\d+)?[:/](.+?)(?:\.git)?$/.exec(git.repository) ?? [];
    return host === undefined ? folder : `https://${host}/${path}/blob/${git.revision}/${folder}`;
  }
  const { frontDoor } = topology(environment);
  return frontDoor ? `${publicUrl(frontDoor, 'gitea')}/${repositoryPath}/src/branch/${git.revision}/${folder}` : folder;
}
