type Edges = ReadonlyMap<string, ReadonlySet<string>>;

/** The shortest way from a node back to itself, [a, b, a], for each node that no way found before leads through. */
export function cyclesIn(edges: Edges): string[][] {
  const seen = new Set<string>();
  return entangled(edges).flatMap((node) => {
    const cycle = seen.has(node) ? undefined : wayBack(edges, node);
    for (const member of cycle ?? []) seen.add(member);
    return cycle ? [cycle] : [];
  });
}

/** What is left, sorted, once all are taken away that wait for nothing, and all that wait for those only. */
function entangled(edges: Edges): string[] {
  const waiting = new Map([...edges].map(([node, needs]) => [node, needs.size]));
  const pairs = [...edges].flatMap(([node, needs]) => [...needs].map((need) => ({ node, need })));
  const users = Map.groupBy(pairs, ({ need }) => need);
  const free = [...new Set([...edges.keys(), ...users.keys()])].filter((node) => !waiting.get(node));
  for (const done of free) {
    for (const { node } of users.get(done) ?? []) {
      const left = (waiting.get(node) ?? 0) - 1;
      waiting.set(node, left);
      if (left === 0) free.push(node);
    }
  }
  return [...waiting.keys()].filter((node) => waiting.get(node)).sort();
}

function wayBack(edges: Edges, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const node of queue) {
    for (const next of edges.get(node) ?? []) {
      if (next === start) return [...pathTo(node, cameFrom), start];
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return undefined;
}

function pathTo(node: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const before = cameFrom.get(node);
  return before === undefined ? [node] : [...pathTo(before, cameFrom), node];
}
