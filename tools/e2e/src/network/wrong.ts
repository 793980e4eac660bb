import type { Verdict } from '@headwater/integrity';

/** A connection that is declared and not open, or open and not declared. */
export interface Wrong {
  readonly from: string;
  readonly to: string;
  readonly port: string;
  readonly declared: boolean;
  /** `open`, or how it is not. */
  readonly result: string;
  /** What the live policies make of it. */
  readonly verdicts: readonly Verdict[];
}

/** A line for each, with the policy that is missing or too wide. */
export const wrongLines = (wrong: readonly Wrong[]): string[] =>
  wrong.map(({ from, to, port, declared, result, verdicts }) => {
    const [wanted, reason] = declared ? ['declared', missing(verdicts)] : ['not declared', tooWide(verdicts)];
    return `${from} → ${to} ${port}: ${wanted}, and ${result}: ${reason}`;
  });

function missing(verdicts: readonly Verdict[]): string {
  const closed = verdicts.filter(({ about, openedBy }) => about.length > 0 && openedBy.length === 0);
  if (closed.length === 0) return 'the policies open it, but the network does not';
  return closed
    .map(({ direction, namespace, about }) => `no ${direction} in '${namespace}' by ${about.join(', ')}`)
    .join(' and ');
}

function tooWide(verdicts: readonly Verdict[]): string {
  if (verdicts.some(({ about, openedBy }) => about.length > 0 && openedBy.length === 0)) {
    return 'the policies close it, but the network does not';
  }
  return verdicts
    .map(({ direction, namespace, openedBy }) =>
      openedBy.length > 0
        ? `${direction} in '${namespace}' by ${openedBy.join(', ')}`
        : `no policy about ${direction} in '${namespace}'`,
    )
    .join(' and ');
}
