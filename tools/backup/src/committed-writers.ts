import { readFileSync } from 'node:fs';
import { argocdOf, type Checkout } from '@headwater/bootstrap';
import { databasesApplication, services, type Declared } from '@headwater/contracts';
import { load } from 'js-yaml';
import type { Writer } from './writers.ts';

interface Committed {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly destination: { readonly namespace: string };
    readonly syncPolicy?: { readonly automated?: object };
  };
}

/** The Applications of an environment whose programs use a database or the object store. */
export function committedWriters(checkout: Checkout): Writer[] {
  const read = (...path: readonly string[]): unknown => load(readFileSync(argocdOf(checkout, ...path), 'utf8'));
  const { after } = read('declared.yaml') as Declared;
  return usersOf(after, [services.postgres.application, databasesApplication, services.minio.application]).map(
    (name) => {
      const { metadata, spec } = read('apps', `${name}.yaml`) as Committed;
      const { destination, syncPolicy } = spec;
      return { application: metadata.name, namespace: destination.namespace, automated: syncPolicy?.automated };
    },
  );
}

/** The Applications that come after one of `stores`, and so write to it or read it. */
export const usersOf = (after: Readonly<Record<string, readonly string[]>>, stores: readonly string[]): string[] =>
  Object.entries(after)
    .filter(([, needs]) => needs.some((need) => stores.includes(need)))
    .map(([name]) => name)
    .sort();
