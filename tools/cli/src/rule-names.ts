import { rules } from '@headwater/integrity';

/** What `integrity --explain` explains. */
export const ruleNames = rules.map(({ name }) => name);
