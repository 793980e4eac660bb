import type { Declared, RuntimeObject } from '@headwater/contracts';
import type { ApplicationResource } from '@headwater/argocd';
import type { ExternalSecret } from '@headwater/key-vault';
import type { Resource } from '@headwater/k8s';
import { folderOf } from './files.ts';
import type { Item } from './manifests.ts';

/** The Secret that an ExternalSecret fills, by its name and that of its target: the target's is optional. */
export const targetOf = ({ metadata, spec }: ExternalSecret): string => spec.target?.name ?? metadata?.name ?? '';

/** The keys that it fills: those from the vault, and those that its template says. */
export function filledKeys({ spec }: ExternalSecret): string[] {
  const { data = [], target } = spec;
  return [...new Set([...data.map(({ secretKey }) => secretKey), ...Object.keys(target?.template?.data ?? {})])];
}

/** What is declared, with the Secrets that External Secrets fills among what exists at run time. */
export function withFilledSecrets(declared: Declared, items: readonly Item[]): Declared {
  const known = new Set(declared.runtime.map(titleOf));
  const filled = filledSecrets(items).filter((object) => !known.has(titleOf(object)));
  return filled.length === 0 ? declared : { ...declared, runtime: [...declared.runtime, ...filled] };
}

const titleOf = ({ kind, namespace, name }: RuntimeObject): string => `${kind} ${namespace ?? ''}/${name}`;

/** Every Secret that External Secrets fills, by the Application that applies the ExternalSecret. */
function filledSecrets(items: readonly Item[]): RuntimeObject[] {
  const external = items.filter(isExternalSecret);
  if (external.length === 0) return [];
  const applications = new Map(items.flatMap(trackedFolder));
  return external.flatMap(({ file, resource }) => {
    const madeBy = applications.get(folderOf(file));
    if (madeBy === undefined) return [];
    const optional = resource.metadata?.annotations?.['argocd.argoproj.io/ignore-healthcheck'] === 'true';
    const { namespace = 'default' } = resource.metadata ?? {};
    return [
      {
        kind: 'Secret',
        namespace,
        name: targetOf(resource),
        madeBy,
        keys: filledKeys(resource),
        ...(optional ? { optional } : {}),
      },
    ];
  });
}

const isExternalSecret = (item: Item): item is Item<ExternalSecret> => item.resource.kind === 'ExternalSecret';

function trackedFolder({ resource }: Item<Resource>): [string, string][] {
  if (resource.kind !== 'Application') return [];
  const { path } = (resource as Partial<ApplicationResource>).spec?.source ?? {};
  return path === undefined ? [] : [[path.replace(/^\.\/|\/$/g, ''), resource.metadata?.name ?? '']];
}
