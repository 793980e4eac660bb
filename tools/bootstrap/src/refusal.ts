import type { RemoteAnswer } from './list-remote.ts';

export interface Remote {
  readonly environment: string;
  readonly repository: string;
  readonly revision: string;
  /** Of the deploy key, where one is used. */
  readonly publicKey?: string;
}

/** Why a repository can't be read, and what to do about it. */
export interface Refusal {
  readonly what: string;
  readonly mend: string;
  /** What the server has to be given. */
  readonly publicKey?: string;
}

/** Which of key, host key, branch or address is wrong; undefined where nothing is. */
export function refusal({ exitCode, said }: RemoteAnswer, remote: Remote): Refusal | undefined {
  if (exitCode === 0) return undefined;
  const { repository, revision, publicKey } = remote;
  const file = `environments/${remote.environment}.yaml`;
  const last = said.trim().split('\n').at(-1) || 'the server does not answer';
  const { host } = placeOf(repository);
  // https://git-scm.com/docs/git-ls-remote: --exit-code
  if (exitCode === 2) {
    // a commit can't be listed, and whoever can list the rest can read it
    if (/^[0-9a-f]{40}$/.test(revision)) return undefined;
    return { what: `there is no branch or tag '${revision}'`, mend: `push it, or change git.revision of ${file}` };
  }
  if (/Host key verification failed|no matching host key|REMOTE HOST IDENTIFICATION/.test(said)) {
    return {
      what: `the host key of ${host} is not one of git.knownHosts in ${file}`,
      mend: `compare ssh-keyscan ${host} with what its owner publishes, and correct it`,
    };
  }
  if (/Permission denied|Repository not found|not have permission|access rights/i.test(said) && publicKey) {
    return {
      what: 'the server does not accept the deploy key',
      mend: `add its public half, to read only, ${placeForKey(repository)}`,
      publicKey,
    };
  }
  if (/could not read Username|Authentication failed|Repository not found|not found/i.test(said)) {
    return {
      what: `it can't be read without credentials (${last})`,
      mend: `make it public, or use its SSH address in git.repository of ${file}, for a deploy key`,
    };
  }
  return { what: last, mend: `check git.repository of ${file}, and that this machine reaches ${host}` };
}

/** The page on which a person adds a deploy key. */
function placeForKey(repository: string): string {
  const { host, path } = placeOf(repository);
  // https://docs.github.com/en/authentication/connecting-to-github-with-ssh/managing-deploy-keys
  if (host === 'github.com') return `at https://github.com/${path}/settings/keys/new`;
  // https://docs.gitlab.com/user/project/deploy_keys/
  if (host.includes('gitlab')) return `at https://${host}/${path}/-/settings/repository`;
  return `to the deploy keys of ${path} on ${host}`;
}

/** Of `git@host:path`, `ssh://git@host:port/path` or `https://host/path`. */
function placeOf(repository: string): { readonly host: string; readonly path: string } {
  const short = /^git@([^:/]+):(.+)$/.exec(repository);
  const url = short ? undefined : new URL(repository);
  const path = short?.[2] ?? url?.pathname.slice(1) ?? '';
  return { host: short?.[1] ?? url?.hostname ?? '', path: path.replace(/\.git$/, '') };
}
