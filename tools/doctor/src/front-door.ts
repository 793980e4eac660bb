import { connect, type TLSSocket } from 'node:tls';

/** What the front door says to somebody who asks for a host. */
export interface Greeting {
  /** Why its certificate is not believed; undefined where it is. */
  readonly distrust?: string;
  /** The HTTP status of `GET /`. */
  readonly status?: number;
}

interface Question {
  /** Where it listens: `127.0.0.1:8443`. */
  readonly address: string;
  readonly host: string;
  /** The certificates that are believed, in PEM; those of Node.js where there are none. */
  readonly authority?: string;
  /** In milliseconds. */
  readonly patience: number;
}

/** Asks by hand: `fetch` finds an address by its name only, and the name may lead elsewhere on this machine. */
export function greet({ address, host, authority, patience }: Question): Promise<Greeting> {
  const [ip = '', port = ''] = address.split(':');
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connect({
      host: ip,
      port: Number(port),
      servername: host,
      ...(authority === undefined ? {} : { ca: authority }),
      // the reason is wanted, and nothing is told before it is known
      rejectUnauthorized: false,
    });
    let said = '';
    socket.setTimeout(patience, () => socket.destroy(new Error(`no answer within ${patience / 1000} s`)));
    socket.once('secureConnect', () => {
      if (!socket.authorized) {
        resolve({ distrust: String(socket.authorizationError) });
        socket.destroy();
      } else socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    });
    socket.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const status = /^HTTP\/1\.1 (\d{3})/.exec(said)?.[1];
      if (status === undefined) return;
      resolve({ status: Number(status) });
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('it ended the connection without an answer')));
  });
}
