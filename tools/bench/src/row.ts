import type { Case } from './cases.ts';
import type { Measurement } from './measure.ts';

/** What was measured of one case. */
export interface Row {
  readonly case: Case;
  readonly ours: Measurement;
  readonly peer?: Measurement;
}
