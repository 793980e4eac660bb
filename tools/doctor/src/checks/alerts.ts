import { clusterCheck } from '../check.ts';
import type { Finding } from '../finding.ts';
import { prometheus, type FiringAlert, type ScrapeTarget } from '../prometheus.ts';
import { spell, timeOf } from '../time.ts';

interface Watched {
  readonly now: number;
  readonly alerts: readonly FiringAlert[];
  readonly targets: readonly ScrapeTarget[];
}

export const alerts = clusterCheck<Watched>({
  name: 'alerts',
  looksAt: 'alerts that fire, and what Prometheus gets no answer from; nothing where the environment measures nothing',
  mendedBy: 'what the alert’s runbook says (docs/runbooks)',
  collect: async ({ cluster }, { environment }) => ({
    now: Date.now(),
    ...(environment.observability.kind === 'none' ? { alerts: [], targets: [] } : await prometheus(cluster)),
  }),
  findings: alertFindings,
});

export function alertFindings({ now, alerts, targets }: Watched): Finding[] {
  return [
    ...alerts.filter(({ state }) => state === 'firing').map((alert) => alertFinding(alert, now)),
    ...targets.filter(({ health }) => health === 'down').map(targetFinding),
  ];
}

const alertFinding = ({ labels, annotations, activeAt }: FiringAlert, now: number): Finding => ({
  severity: labels['severity'] === 'critical' ? 'error' : 'warning',
  subject: `alert '${labels['alertname']}'`,
  what: `has fired for ${spell(now - timeOf(activeAt))}`,
  why: annotations['summary'] ?? '',
  mend: `read ${annotations['runbook_url'] ?? 'docs/runbooks'}`,
});

const targetFinding = ({ scrapePool, scrapeUrl, lastError }: ScrapeTarget): Finding => ({
  severity: 'warning',
  subject: `target '${scrapePool}'`,
  what: `gives Prometheus no answer at ${scrapeUrl}: ${lastError}`,
  why: 'alerts and dashboards that rest on it are blind',
  mend: 'read docs/runbooks/target-down.md',
});
