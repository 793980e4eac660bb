import { applicationStates, committedApplications, isDone, type ApplicationState } from '@headwater/bootstrap';
import { clusterCheck } from '../check.ts';
import type { Finding, Severity } from '../finding.ts';
import { kubectlCommand, refreshCommand, syncCommand } from '../mend.ts';

interface Applications {
  readonly committed: readonly string[];
  readonly states: readonly ApplicationState[];
}

export const applications = clusterCheck<Applications>({
  name: 'applications',
  looksAt: 'whether every committed Application is there, synced and healthy, with Argo CD’s reason',
  mendedBy: 'a refresh, a sync, or a commit that corrects what it names',
  collect: async ({ cluster }, { root, environment }) => ({
    committed: committedApplications({ root, environment: environment.name }).map(({ name }) => name),
    states: await applicationStates(cluster),
  }),
  findings: applicationFindings,
});

export function applicationFindings({ committed, states }: Applications): Finding[] {
  const missing = ['root', ...committed].filter((name) => !states.some((state) => state.name === name));
  const ill = states.filter((state) => !isDone(state));
  // the root is as healthy as the worst of the others
  const explained = ill.filter(({ name, sync }) => name !== 'root' || sync !== 'Synced' || ill.length === 1);
  return [
    ...missing.map((name): Finding => ({
      severity: 'error',
      subject: `Application '${name}'`,
      what: 'is committed, and not there',
      why: 'what it brings does not run; the root makes it once the wave before it is healthy',
      mend: name === 'root' ? './headwater up' : refreshCommand('root'),
    })),
    ...explained.map(finding),
  ];
}

function finding({ name, sync, health, failed, operating, reason }: ApplicationState): Finding {
  return {
    severity: severityOf(health, operating, failed !== undefined),
    subject: `Application '${name}'`,
    what: `is ${sync}, ${health}${reason === '' ? '' : `: ${reason}`}`,
    why: 'what runs is not what is in Git, or it does not work; later waves wait for it',
    mend: mend({ name, sync, failed }),
  };
}

function severityOf(health: string, operating: boolean, failed: boolean): Severity {
  if (failed || health === 'Degraded' || health === 'Missing') return 'error';
  return operating || health === 'Progressing' ? 'note' : 'warning';
}

function mend({
  name,
  sync,
  failed,
}: Pick<ApplicationState, 'name' | 'sync'> & { failed: string | undefined }): string {
  if (failed !== undefined)
    return `correct what it names, commit, ./headwater push; or try again: ${syncCommand(name)}`;
  if (sync === 'OutOfSync') return refreshCommand(name);
  return `./headwater doctor shows the pods behind it; ${kubectlCommand(`describe application ${name} --namespace=cicd`)} says the rest`;
}
