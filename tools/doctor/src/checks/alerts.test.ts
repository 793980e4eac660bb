import { expect, it } from 'vitest';
import { patient } from '../testing/patient.ts';
import { alertFindings, alerts } from './alerts.ts';

const now = Date.parse('2026-01-01T12:00:00Z');
const alert = (state: 'pending' | 'firing', severity: string) => ({
  labels: { alertname: 'DatabaseDown', severity },
  annotations: { summary: 'PostgreSQL does not answer', runbook_url: 'docs/runbooks/database-down.md' },
  state,
  activeAt: '2026-01-01T11:50:00Z',
});
const target = (health: 'up' | 'down') => ({
  scrapePool: 'airflow',
  scrapeUrl: 'http://airflow-statsd.orchestrator.svc:9102/metrics',
  health,
  lastError: health === 'up' ? '' : 'connection refused',
});

it('finds nothing where nothing fires and everything answers', () => {
  expect(alertFindings({ now, alerts: [alert('pending', 'critical')], targets: [target('up')] })).toEqual([]);
});

it('tells of each alert that fires, with its runbook', () => {
  const [finding, other] = alertFindings({
    now,
    alerts: [alert('firing', 'critical'), alert('firing', 'warning')],
    targets: [],
  });
  expect(finding).toEqual({
    severity: 'error',
    subject: "alert 'DatabaseDown'",
    what: 'has fired for 10 minutes',
    why: 'PostgreSQL does not answer',
    mend: 'read docs/runbooks/database-down.md',
  });
  expect(other?.severity).toBe('warning');
});

it('tells of what does not answer', () => {
  const [finding] = alertFindings({ now, alerts: [], targets: [target('down')] });
  expect(finding?.what).toBe(
    'gives Prometheus no answer at http://airflow-statsd.orchestrator.svc:9102/metrics: connection refused',
  );
});

it('asks nobody where nothing is measured', async () => {
  const nobody = { cluster: undefined as never, items: () => Promise.reject(), kubectl: () => Promise.reject() };
  const { environment, ...rest } = patient(nobody);
  const unwatched = { ...environment, observability: { kind: 'none' } } as const;
  expect(await alerts.run({ ...rest, environment: unwatched })).toEqual([]);
});
