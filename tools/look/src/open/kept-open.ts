import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { portForward, type Cluster, type Entrance } from '@headwater/bootstrap';

export interface KeptOpen {
  /** Called with the address once it listens, and not again: it stays the same. */
  readonly opened: (address: string) => void;
  /** Called when the way is lost and looked for again, with what kubectl said. */
  readonly lost: (message: string) => void;
}

/**
 * Keeps a way to the Service open until `ended` is aborted: on its preferred port where that is free, and again after
 * its pod was replaced. Throws a ClusterError where there is no way at the beginning.
 */
export async function keptOpen(
  cluster: Cluster,
  { target, port }: Pick<Entrance, 'target' | 'port'>,
  { opened, lost }: KeptOpen,
  ended: AbortSignal,
): Promise<void> {
  const over = new Promise<void>((resolve) => ended.addEventListener('abort', () => resolve(), { once: true }));
  // a child process that is not waited for would let this one end
  const alive = setInterval(() => undefined, 60_000);
  try {
    let way = await portForward(cluster, target, (await isFree(port)) ? port : 0);
    const own = Number(way.address.split(':')[1]);
    opened(way.address);
    while (!ended.aborted) {
      const message = await Promise.race([way.ended, over]);
      if (ended.aborted) break;
      lost(message ?? '');
      way = await again(() => portForward(cluster, target, own), ended);
    }
    way.close();
  } finally {
    clearInterval(alive);
  }
}

/** Once a second until it works: the new pod takes a moment. */
async function again<T>(attempt: () => Promise<T>, ended: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      await setTimeout(1000, undefined, { signal: ended }).catch(() => undefined);
      if (ended.aborted) throw error;
    }
  }
}

/** Whether nobody listens on this port of this machine. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
