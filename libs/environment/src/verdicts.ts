import { recalled, remember } from './cache.ts';

const kind = 'valid-environments';

/**
 * Whether `isValid()`, asked only where it was not yet found to be so for the same `texts`:
 * compiling a schema takes longer than rendering the platform.
 */
export function isKnownOr(texts: readonly string[], isValid: () => boolean): boolean {
  if (recalled(kind, texts) !== undefined) return true;
  if (!isValid()) return false;
  remember(kind, texts, '');
  return true;
}
