import type { Manifests } from '@headwater/integrity';
import type { Resource } from '@headwater/k8s';

interface Application extends Resource {
  readonly spec?: { readonly source?: { readonly path?: string } };
}

/** The name of the Application that brings `file`; undefined of what none brings. */
export function applicationOf({ items }: Manifests, file: string): string | undefined {
  const folder = file.slice(0, file.lastIndexOf('/'));
  return items.find(
    ({ resource }) => resource.kind === 'Application' && (resource as Application).spec?.source?.path === folder,
  )?.resource.metadata?.name;
}
