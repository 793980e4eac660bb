/** A wish: an address in the cluster's network, and the port of 127.0.0.1 where it shall answer if that is free. */
export interface Forward {
  /** `<service>.<namespace>.svc.cluster.local:<port>`, or an address with a port. */
  readonly target: string;
  readonly port: number;
}

/** A forward as it is: connections to `listen` go to `target`. */
export interface Listening {
  /** `127.0.0.1:<port>` */
  readonly listen: string;
  readonly target: string;
}

/** Gives each forward its own port, or the next one that is free. */
export async function listening(
  forwards: readonly Forward[],
  isFree: (port: number) => Promise<boolean>,
): Promise<Listening[]> {
  const taken = new Set<number>();
  const found: Listening[] = [];
  for (const { target, port: wanted } of forwards) {
    let port = wanted;
    while (taken.has(port) || !(await isFree(port))) port += 1;
    taken.add(port);
    found.push({ listen: `127.0.0.1:${port}`, target });
  }
  return found;
}
