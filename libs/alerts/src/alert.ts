/** Something that a person has to look at. */
export interface Alert {
  /** In capitals, as Prometheus' users write them; the runbook is the same name in small letters. */
  readonly name: string;
  /** In PromQL: it holds where this has a result, one alert for each. */
  readonly expression: string;
  /** How long it has to hold. */
  readonly for: string;
  /** Critical where the platform does not do its work. */
  readonly severity: 'critical' | 'warning';
  /** What it is about; Alertmanager keeps quiet about warnings of what is in a critical state anyway. */
  readonly component: string;
  /** What is seen, in a sentence. */
  readonly summary: string;
}

/** The file in docs/runbooks: `SchedulerSilent` → `scheduler-silent.md`. */
export const runbookOf = ({ name }: Pick<Alert, 'name'>): string =>
  `${name.replaceAll(/(?<!^)[A-Z]/g, '-$&').toLowerCase()}.md`;
