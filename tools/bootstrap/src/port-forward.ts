import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ClusterError, type Cluster, type Target } from './cluster.ts';
import { contextOf, variables } from './kubectl.ts';

export interface PortForward {
  /** Where it listens on this machine: `127.0.0.1:3000`. */
  readonly address: string;
  /** Ends it; the end of this process does so, too. */
  readonly close: () => void;
  /** When it has ended by itself, with what kubectl said. */
  readonly ended: Promise<string>;
}

/** A way to a Service through the API server, on `port` of this machine or one that is free. Throws a ClusterError. */
export async function portForward(
  cluster: Cluster,
  { namespace, service, port }: Target,
  localPort = 0,
): Promise<PortForward> {
  const parameters = ['port-forward', `--namespace=${namespace}`, '--address=127.0.0.1', `service/${service}`];
  const child = spawn(cluster.kubectl, [...contextOf(cluster), ...parameters, `${localPort || ''}:${port}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: variables(cluster),
  });
  const close = () => child.kill();
  process.once('exit', close);
  child.once('close', () => process.off('exit', close));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = new Promise<string>((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('close', () => resolve(said.trim()));
  });
  const address = await Promise.race([listening(child.stdout), ended.then(() => undefined)]);
  if (address === undefined) throw new ClusterError(`kubectl ${parameters.join(' ')}: ${await ended}`);
  // kubectl tells of each connection
  child.stdout.resume();
  // who only wants to call it once need not close it to end
  child.unref();
  for (const stream of [child.stdout, child.stderr]) (stream as unknown as { unref?: () => void }).unref?.();
  return { address, close, ended };
}

async function listening(output: NodeJS.ReadableStream): Promise<string | undefined> {
  for await (const line of createInterface(output)) {
    const found = /^Forwarding from (127\.0\.0\.1:\d+)/.exec(line)?.[1];
    if (found) return found;
  }
  return undefined;
}
