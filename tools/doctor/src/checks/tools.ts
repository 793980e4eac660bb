import { which, $ } from 'zx';
import { machineCheck } from '../check.ts';
import type { Finding } from '../finding.ts';

interface Tools {
  readonly node: string;
  /** What `git --version` prints; undefined where there is none. */
  readonly git: string | undefined;
  readonly sshKeygen: boolean;
  readonly kubectl: boolean;
}

// strips types without a flag: https://nodejs.org/en/blog/release/v22.18.0
const oldestNode = [22, 18];
// takes configuration from variables: https://git-scm.com/docs/git#Documentation/git.txt-codeGITCONFIGCOUNTcode
const oldestGit = [2, 31];

export const tools = machineCheck<Tools>({
  name: 'tools',
  looksAt: 'Node.js, git, ssh-keygen and kubectl on this machine, and their versions',
  mendedBy: 'installing what is missing or too old',
  collect: async ({ cluster }) => ({
    node: process.versions.node,
    git: (await $({ quiet: true, nothrow: true })`git --version`).stdout.trim() || undefined,
    sshKeygen: (await which('ssh-keygen', { nothrow: true })) !== null,
    kubectl: cluster !== undefined || (await which('kubectl', { nothrow: true })) !== null,
  }),
  findings: toolFindings,
});

export function toolFindings({ node, git, sshKeygen, kubectl }: Tools): Finding[] {
  const found: Finding[] = [];
  if (isOlder(node, oldestNode)) {
    found.push({
      severity: 'error',
      subject: 'Node.js',
      what: `is ${node}, older than ${oldestNode.join('.')}`,
      why: 'it does not run TypeScript, of which every command is made',
      mend: 'npm ci: it brings the Node.js that package-lock.json pins, which ./headwater finds first',
    });
  }
  if (git === undefined || isOlder(git, oldestGit)) {
    found.push({
      severity: 'error',
      subject: 'git',
      what: git === undefined ? 'is missing' : `is '${git}', older than ${oldestGit.join('.')}`,
      why: 'a cluster runs what is committed, and gets it by a push that hands its password over in variables',
      mend: `install git ${oldestGit.join('.')} or newer (https://git-scm.com/downloads)`,
    });
  }
  if (!sshKeygen) {
    found.push({
      severity: 'warning',
      subject: 'ssh-keygen',
      what: 'is missing',
      why: 'a deploy key for a repository outside of the cluster can’t be made',
      mend: 'install the OpenSSH client (Debian: apt-get install openssh-client)',
    });
  }
  if (!kubectl) {
    found.push({
      severity: 'note',
      subject: 'kubectl',
      what: 'is missing',
      why: 'the sandbox and minikube bring their own; any other cluster needs one on this machine',
      mend: 'install it (https://kubernetes.io/docs/tasks/tools/)',
    });
  }
  return found;
}

function isOlder(text: string, [major = 0, minor = 0]: readonly number[]): boolean {
  const [, foundMajor = 0, foundMinor = 0] = (/(\d+)\.(\d+)/.exec(text) ?? []).map(Number);
  return foundMajor < major || (foundMajor === major && foundMinor < minor);
}
