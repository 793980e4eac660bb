import { spawn } from 'node:child_process';
import { request as plain, type IncomingHttpHeaders } from 'node:http';
import { request as secure } from 'node:https';
import { createInterface } from 'node:readline';
import { repository } from './machine.ts';

export interface Forward {
  readonly port: number;
  readonly close: () => void;
}

/** A way to a port of a Service, on a port of this machine that is free. */
export async function forward(namespace: string, service: string, port: number): Promise<Forward> {
  const parameters = ['kubectl', 'port-forward', `--namespace=${namespace}`, `service/${service}`, `:${port}`];
  const child = spawn(`${repository}/headwater`, parameters, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  // the script has become node, which has called kubectl
  const close = () => void process.kill(-child.pid!);
  for await (const line of createInterface(child.stdout)) {
    const found = /^Forwarding from 127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (found) {
      child.stdout.resume();
      return { port: Number(found), close };
    }
  }
  throw new Error(`kubectl ${parameters.join(' ')} ended`);
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

/** As a browser asks that finds the host at this machine; redirects are not followed. */
export const ask = ({ port, host, path = '/', tls = true, authority, ...asked }: Question): Promise<Answer> =>
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
