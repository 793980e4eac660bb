import type { Item } from '../objects/item.ts';

/** Both without the values of a Secret: a value that differs says so, and no more. */
export function masked(live: Item, committed: Item): [Item, Item] {
  if (live.kind !== 'Secret') return [live, committed];
  const hide = (item: Item, other: Item, side: string): Item => ({
    ...item,
    ...Object.fromEntries(
      ['data', 'stringData'].flatMap((field) => {
        const [values, others] = [item[field], other[field]] as (Record<string, string> | undefined)[];
        if (!values) return [];
        const shown = Object.entries(values).map(([key, value]) => [
          key,
          others?.[key] === undefined || others[key] === value ? '(hidden)' : `(hidden, ${side})`,
        ]);
        return [[field, Object.fromEntries(shown) as unknown]];
      }),
    ),
  });
  return [hide(live, committed, 'as it is live'), hide(committed, live, 'as it is committed')];
}
