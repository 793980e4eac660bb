import { namespaces, type Namespace } from '@headwater/contracts';
import { environmentNames, loadEnvironment, type Environment } from '@headwater/environment';
import { suggestion } from '@headwater/k8s';
import { exitCodes, Failure } from './failure.ts';
import { root } from './repository.ts';

/** The environment that the command line names, or all of them. */
export const environmentsOf = (name: string | undefined): Environment[] =>
  (name === undefined ? environmentNames(root) : [name]).map((each) => loadEnvironment(root, each));

/** Throws a Failure with near misses where `name` is no namespace. */
export const namespaceOf = (name: string): Namespace => oneOf('namespace', name, namespaces);

/** Throws a Failure with near misses where `name` is none of `known`. */
export function oneOf<T extends string>(what: string, name: string, known: readonly T[]): T {
  if ((known as readonly string[]).includes(name)) return name as T;
  const way = suggestion(name, known) || `; there is ${[...known].sort().join(', ')}`;
  throw new Failure(`there is no ${what} '${name}'${way}`, exitCodes.wrongUse);
}
