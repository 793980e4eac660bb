import { spawn } from 'node:child_process';
import { request as plain, type IncomingHttpHeaders } from 'node:http';
import { request as secure } from 'node:https';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { repository } from './machine.ts';

export interface Forward {
  readonly port: number;
  readonly close: () => void;
}

/**
 * A way to a port of a Service, on a port of this machine that is free. kubectl ends when the other side resets a
 * connection, as servers do that close one first: then there is another one.
 */
export async function forward(namespace: string, service: string, port: number): Promise<Forward> {
  let closed = false;
  const open = async (wanted = ''): Promise<{ readonly local: string; readonly group: number }> => {
    const parameters = [
      'kubectl',
      'port-forward',
      `--namespace=${namespace}`,
      `service/${service}`,
      `${wanted}:${port}`,
    ];
    const child = spawn(`${repository}/headwater`, parameters, {
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    for await (const line of createInterface(child.stdout)) {
      const local = /^Forwarding from 127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (local === undefined) continue;
      child.stdout.resume();
      child.once('exit', () => {
        if (closed) return;
        current = open(local);
        // whoever asks finds out
        current.catch(() => undefined);
      });
      return { local, group: child.pid! };
    }
    throw new Error(`kubectl ${parameters.join(' ')} ended`);
  };
  let current = open();
  const { local } = await current;
  const close = () => {
    closed = true;
    // the script has become node, which has called kubectl
    void current.then(({ group }) => process.kill(-group)).catch(() => undefined);
  };
  return { port: Number(local), close };
}

export interface Question {
  readonly port: number;
  readonly host: string;
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** False for plain HTTP. */
  readonly tls?: boolean;
  /** The certificates that are believed; those of Node.js where there are none. */
  readonly authority?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** As a browser asks that finds the host at this machine; redirects are not followed. Asks again where the way broke. */
export async function ask(question: Question): Promise<Answer> {
  const end = performance.now() + 10_000;
  for (;;) {
    try {
      return await once(question);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if ((code !== 'ECONNREFUSED' && code !== 'ECONNRESET') || performance.now() > end) throw error;
      await setTimeout(200);
    }
  }
}

const once = ({ port, host, path = '/', tls = true, authority, ...asked }: Question): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', body } = asked;
    const headers = { ...asked.headers, Host: host };
    const options = { host: '127.0.0.1', port, path, method, headers, agent: false as const };
    const call = tls
      ? secure({ ...options, servername: host, ...(authority === undefined ? {} : { ca: authority }) })
      : plain(options);
    call.setTimeout(30_000, () => call.destroy(new Error(`${host}${path}: no answer within 30 s`)));
    call.once('error', reject);
    call.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    call.end(body);
  });
