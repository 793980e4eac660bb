import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { refreshCommand } from '../mend.ts';
import { accessReview, granted, type Permission } from '../permissions.ts';

/** What is granted in Git, and the API server denies. */
export const permissions = clusterCheck<readonly Permission[]>({
  name: 'permissions',
  looksAt:
    'whether service accounts may do what the committed Roles grant them (SubjectAccessReview, as kubectl auth can-i --as)',
  mendedBy: 'a sync of the Application that the Role belongs to',
  collect: async ({ kubectl }, { manifests }) => {
    const asked = granted(manifests);
    const list = { apiVersion: 'v1', kind: 'List', items: asked.map(accessReview) };
    // one answer a line, in the order of the questions
    const parameters = ['create', '--validate=false', '--filename=-', '--output=jsonpath={.status.allowed}{"\\n"}'];
    const answers = (await kubectl(parameters, JSON.stringify(list))).trim().split('\n');
    if (answers.length !== asked.length) {
      throw new Error(`${asked.length} questions got ${answers.length} answers from the API server`);
    }
    return asked.filter((_, index) => answers[index] !== 'true');
  },
  findings: permissionFindings,
});

/** One for each account, place and resource. */
export function permissionFindings(denied: readonly Permission[]): Finding[] {
  return [...Map.groupBy(denied, placeOf).values()].map((group) => {
    const [first] = group as [Permission, ...Permission[]];
    const { account, namespace, application } = first;
    // several Roles may grant the same
    const verbs = [...new Set(group.map(({ verb }) => verb))].sort();
    const where = namespace === undefined ? 'the whole cluster' : `namespace '${namespace}'`;
    return {
      severity: 'error',
      subject: `service account '${account}'`,
      what: `may not ${verbs.join(', ')} ${resourceOf(first)} in ${where}, which Git grants it`,
      why: 'its program gets ‘403 Forbidden’, often only when the first task runs',
      mend: refreshCommand(application),
    };
  });
}

const placeOf = (permission: Permission): string =>
  [permission.account, permission.namespace ?? '', resourceOf(permission)].join(' ');

const resourceOf = ({ group, resource, subresource, name }: Permission): string =>
  `${resource}${group === '' ? '' : `.${group}`}${subresource ? `/${subresource}` : ''}${name ? ` '${name}'` : ''}`;
