import { at, titleOf, type Item } from '../../objects/item.ts';
import { podSpecOf } from '../../objects/pod-spec.ts';
import type { RiskRule } from '../risk.ts';

/** Secrets that pods would ask for, and that nobody has made: they would not start. */
export const neededSecrets: RiskRule = ({ changes, secrets }) =>
  changes.flatMap(({ identity, before, after }) => {
    if (!after) return [];
    const known = before ? secretsOf(before) : [];
    return secretsOf(after)
      .filter((name) => !known.includes(name) && !secrets.has(`${identity.namespace}/${name}`))
      .map((name) => ({
        level: 'danger' as const,
        rule: 'secret-needed',
        message: `${titleOf(identity)} needs the secret '${name}', which is not in ${identity.namespace}; ./headwater up makes what secrets/ declares`,
      }));
  });

/** Names of the secrets without which a pod of this object does not start. */
export function secretsOf(item: Item): string[] {
  const names: unknown[] = [];
  collect(podSpecOf(item), names);
  return [...new Set(names.filter((name) => typeof name === 'string'))].sort();
}

/** They are in environment variables, volumes and pull secrets: whatever is named so is one. */
function collect(value: unknown, names: unknown[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [field, inner] of Object.entries(value)) {
    const optional = at(inner, 'optional') === true;
    if ((field === 'secretKeyRef' || field === 'secretRef') && !optional) names.push(at(inner, 'name'));
    else if (field === 'secret' && !optional) names.push(at(inner, 'secretName') ?? at(inner, 'name'));
    else if (field === 'imagePullSecrets') for (const each of inner as unknown[]) names.push(at(each, 'name'));
    else collect(inner, names);
  }
}
