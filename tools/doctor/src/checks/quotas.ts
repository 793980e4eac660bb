import type { IEvent, IResourceQuota } from 'kubernetes-models/v1';
import { applicationOf } from '../application-of.ts';
import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { kubectlCommand, syncCommand } from '../mend.ts';
import { pathOf } from '../names.ts';
import { isOurs } from '../pods.ts';
import { quantity } from '../room.ts';
import { spell, timeOf } from '../time.ts';

interface Quotas {
  readonly now: number;
  readonly environment: string;
  readonly committed: readonly { readonly quota: IResourceQuota; readonly application: string }[];
  readonly live: readonly IResourceQuota[];
  readonly events: readonly IEvent[];
}

export const quotas = clusterCheck<Quotas>({
  name: 'quotas',
  looksAt: 'whether ResourceQuotas allow what Git says, and which pods they have refused',
  mendedBy: 'a sync of the Application that brings it, or more under `namespaces` in environments/',
  collect: async ({ items }, { environment, manifests }) => {
    const [live, events] = await Promise.all([
      items<IResourceQuota>('resourcequotas', '--all-namespaces'),
      items<IEvent>('events', '--all-namespaces', '--field-selector=type=Warning'),
    ]);
    const committed = manifests.items
      .filter(({ resource }) => resource.kind === 'ResourceQuota')
      .map(({ file, resource }) => ({
        quota: resource as IResourceQuota,
        application: applicationOf(manifests, file) ?? '',
      }));
    return { now: Date.now(), environment: environment.name, committed, live, events };
  },
  findings: quotaFindings,
});

export function quotaFindings(facts: Quotas): Finding[] {
  const { committed, live } = facts;
  return [
    ...committed.flatMap(({ quota, application }) => changed(quota, application, facts)),
    ...live
      .filter((quota) => isOurs(quota.metadata?.namespace) && refused(quota, facts).length > 0)
      // one that is not what Git says has been told
      .filter((quota) => !committed.some((each) => pathOf(each.quota) === pathOf(quota) && differs(each.quota, quota)))
      .map((quota) => full(quota, facts)),
  ];
}

/** The resources of which a quota allows less or more than Git says. */
const differing = (quota: IResourceQuota, live: IResourceQuota): string[] =>
  Object.entries(quota.spec?.hard ?? {})
    .filter(([resource, amount]) => quantity(amount) !== quantity(live.spec?.hard?.[resource]))
    .map(([resource]) => resource);

const differs = (quota: IResourceQuota, live: IResourceQuota): boolean => differing(quota, live).length > 0;

function changed(quota: IResourceQuota, application: string, facts: Quotas): Finding[] {
  const subject = `ResourceQuota '${pathOf(quota)}'`;
  const mend = syncCommand(application);
  const live = facts.live.find((each) => pathOf(each) === pathOf(quota));
  if (!live) {
    const why = 'the pods of this namespace may take what others need';
    return [{ severity: 'warning', subject, what: 'is not there', why, mend }];
  }
  const resources = differing(quota, live);
  if (resources.length === 0) return [];
  const allowed = (resource: string) => live.spec?.hard?.[resource];
  const less = resources.some(
    (resource) =>
      allowed(resource) !== undefined && quantity(allowed(resource)) < quantity(quota.spec?.hard?.[resource]),
  );
  const amounts = resources.map(
    (resource) => `${allowed(resource) ?? 'any amount'} of ${resource}, and Git says ${quota.spec?.hard?.[resource]}`,
  );
  return [
    {
      severity: less ? 'error' : 'warning',
      subject,
      what: `allows ${amounts.join('; ')}${spelled(refused(live, facts))}`,
      why: less
        ? 'pods above it are refused: they are not even Pending, they are not there'
        : 'the pods of this namespace may take what others need',
      mend,
    },
  ];
}

function full(quota: IResourceQuota, facts: Quotas): Finding {
  const { namespace, name } = quota.metadata ?? {};
  const isCommitted = facts.committed.some((each) => pathOf(each.quota) === pathOf(quota));
  return {
    severity: 'error',
    subject: `ResourceQuota '${pathOf(quota)}'`,
    what: `has no room${spelled(refused(quota, facts))}`,
    why: 'what it refuses is not even Pending, it is not there; whoever wants it tries again, more and more rarely',
    mend: isCommitted
      ? `raise namespaces.${namespace} in environments/${facts.environment}.yaml, then ./headwater render; or wait until something there has ended`
      : kubectlCommand(`delete resourcequota ${name} --namespace=${namespace}`),
  };
}

interface Refusal {
  readonly by: string;
  readonly requested: string;
  readonly age: number;
}

// whoever makes pods tries again after seventeen minutes at most
const recent = 1_200_000;

/** What a quota has refused a while ago, and still would: nobody takes such an event back. */
function refused(quota: IResourceQuota, { now, events }: Quotas): Refusal[] {
  return events
    .filter(({ metadata }) => metadata?.namespace === quota.metadata?.namespace)
    .flatMap((event): Refusal[] => {
      const [, name, requested = ''] =
        /exceeded quota: ([^,\s]+), requested: (.*?), used: /.exec(event.message ?? '') ?? [];
      const age = now - timeOf(event.lastTimestamp ?? event.eventTime ?? event.metadata?.creationTimestamp);
      if (name !== quota.metadata?.name || age > recent || fits(quota, requested)) return [];
      return [{ by: `${event.involvedObject.kind} '${event.involvedObject.name}'`, requested, age }];
    });
}

/** Whether there is room for `requests.cpu=500m,requests.memory=1Gi`. */
const fits = ({ status }: IResourceQuota, requested: string): boolean =>
  requested.split(',').every((each) => {
    const [resource = '', amount] = each.split('=');
    return quantity(status?.used?.[resource]) + quantity(amount) <= quantity(status?.hard?.[resource]);
  });

function spelled(refusals: readonly Refusal[]): string {
  const [last] = refusals.toSorted((a, b) => a.age - b.age);
  return last === undefined ? '' : `; it refused ${last.by} ${last.requested} ${spell(last.age)} ago`;
}
