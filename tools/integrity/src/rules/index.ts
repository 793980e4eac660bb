import type { Rule } from '../rule.ts';
import { secretKeyMissing } from './secret-key-missing.ts';
import { secretMissing } from './secret-missing.ts';

/** Every rule, in the order of their names. */
export const rules: readonly Rule[] = [secretKeyMissing, secretMissing];
