export const problems = ['missing', 'copy-differs', 'interrupted', 'weak', 'unused', 'readable', 'old'] as const;

/** One thing that is wrong with a secret: where, what, and what to do about it; never a value. */
export interface SecretFinding {
  readonly problem: (typeof problems)[number];
  /** `namespace/name`, or the namespace where all of its secrets are meant. */
  readonly where: string;
  readonly message: string;
}
