export const severities = ['error', 'warning', 'note'] as const;

/** An error keeps something from working, a warning will or may, a note is worth knowing. */
export type Severity = (typeof severities)[number];

/** Something that is not as it should be. */
export interface Finding {
  readonly severity: Severity;
  /** `secret 'orchestrator/postgres-airflow'`. */
  readonly subject: string;
  /** What is seen, to be read after the subject. */
  readonly what: string;
  /** What comes of it. */
  readonly why: string;
  /** A command that mends it, or a sentence that says how. */
  readonly mend: string;
}

/** The worst of them; none of nothing. */
export const worst = (findings: readonly Finding[]): Severity | undefined =>
  severities.find((severity) => findings.some((finding) => finding.severity === severity));
