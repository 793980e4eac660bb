import { at, titleOf, type Item } from '../../objects/item.ts';
import type { Risk, RiskRule } from '../risk.ts';

/** Kinds of objects that change: those that exist have to fit what they become. */
export const definitions: RiskRule = ({ changes }) =>
  changes.flatMap(({ identity, before, after }): Risk[] => {
    if (identity.kind === 'CustomResourceDefinition' && before && after) {
      const gone = versions(before).filter((version) => !versions(after).includes(version));
      if (gone.length === 0) {
        return [
          { level: 'care', rule: 'definition', message: `${titleOf(identity)} changes: its objects must fit it` },
        ];
      }
      const message = `${titleOf(identity)} no longer serves ${gone.join(', ')}: objects and programs that use it fail`;
      return [{ level: 'danger', rule: 'definition', message }];
    }
    if (identity.kind === 'Application' && before && after) return upstream(identity.name, before, after);
    return [];
  });

const versions = (item: Item): string[] =>
  ((at(item, 'spec', 'versions') as { name: string; served?: boolean }[] | undefined) ?? [])
    .filter(({ served = true }) => served)
    .map(({ name }) => name);

/** A source outside of this repository can't be read here. */
function upstream(name: string, before: Item, after: Item): Risk[] {
  const [from, to] = [before, after].map((item) => at(item, 'spec', 'source', 'targetRevision'));
  const repository = String(at(after, 'spec', 'source', 'repoURL'));
  if (from === to) return [];
  return [
    {
      level: 'care',
      rule: 'definition',
      message: `Application '${name}': ${repository} goes from ${String(from)} to ${String(to)}: what it changes is not in this repository; read its release notes`,
    },
  ];
}
