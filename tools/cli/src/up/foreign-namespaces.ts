import { items, namespaceFiles, type Checkout, type Cluster } from '@headwater/bootstrap';
import { exitCodes, Failure } from '../failure.ts';

interface Namespace {
  readonly metadata: { readonly name: string; readonly managedFields?: readonly { readonly manager?: string }[] };
}

/** Namespaces of our names that somebody else made: everything in them would become ours. */
export const foreign = (present: readonly Namespace[], ours: readonly string[]): string[] =>
  present
    .filter(({ metadata: { name } }) => ours.includes(name))
    // the name under which Headwater, and Argo CD after it, apply what is in Git
    .filter(({ metadata: { managedFields = [] } }) =>
      managedFields.every(({ manager }) => manager !== 'argocd-controller'),
    )
    .map(({ metadata }) => metadata.name);

/** Throws a Failure where a cluster of somebody else has such namespaces. */
export async function refuseForeign(cluster: Cluster, checkout: Checkout): Promise<void> {
  const present = await items<Namespace>(cluster, 'namespaces', '--show-managed-fields');
  const found = foreign(
    present,
    namespaceFiles(checkout).map(({ name }) => name),
  );
  if (found.length === 0) return;
  const names = found.map((name) => `'${name}'`).join(', ');
  throw new Failure(
    `${cluster.title} has namespaces that are not Headwater's, of the same names: ${names}; choose another cluster, or delete them if nothing in them is needed`,
    exitCodes.wrongUse,
  );
}
