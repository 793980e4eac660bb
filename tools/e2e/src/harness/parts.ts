import { join } from 'node:path';
import { loadEnvironment } from '@headwater/environment';

const { gateway, identity, observability } = loadEnvironment(join(import.meta.dirname, '../../../..'), 'minikube');
const when = (choice: { readonly kind: string }, file: string) =>
  choice.kind === 'none' ? [] : [`src/parts/${file}.e2e.ts`];

/** The tests of what an environment may have off, as far as minikube has it on. */
export const testsOfParts = [
  ...when(gateway, 'gateway'),
  ...when(identity, 'identity'),
  ...when(observability, 'observability'),
];

/** The faults that fire alerts, which take ten minutes. */
export const testsOfAlerts = when(observability, 'alerts');
