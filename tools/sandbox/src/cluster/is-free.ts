import { createServer } from 'node:net';
import { SandboxError } from '../sandbox-error.ts';

/** Whether a server could listen on the port of 127.0.0.1. */
export function isFree(port: number): Promise<boolean> {
  if (port > 65535) throw new SandboxError('127.0.0.1: no free port is left; end what listens there');
  return new Promise((settle) => {
    const server = createServer();
    server.once('error', () => settle(false));
    server.listen(port, '127.0.0.1', () => server.close(() => settle(true)));
  });
}
