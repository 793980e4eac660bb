import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ClusterError, contextOf, variables, type Cluster } from '@headwater/bootstrap';
import { services } from '@headwater/contracts';

/** Asks a statement of SQL; rows come as texts. Throws a ClusterError with what PostgreSQL says. */
export type Ask = (statement: string) => Promise<string[][]>;

/** A conversation with a database in the pod of PostgreSQL, as its superuser, in one connection. */
export async function conversation<T>(cluster: Cluster, database: string, talk: (ask: Ask) => Promise<T>): Promise<T> {
  const child = inPod(
    cluster,
    'exec psql --no-psqlrc --quiet --no-align --tuples-only --field-separator="$1" --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$0"',
    database,
    '\t',
  );
  const ended = outcome(child);
  const lines = createInterface(child.stdout!)[Symbol.asyncIterator]();
  const ask: Ask = async (statement) => {
    child.stdin!.write(`${statement};\n\\echo ${end}\n`);
    const rows: string[][] = [];
    for (;;) {
      const { done, value } = await lines.next();
      if (done) throw new ClusterError(`database '${database}': ${(await ended) || 'the connection was lost'}`);
      if (value === end) return rows;
      rows.push(value.split('\t'));
    }
  };
  // what psql can't take any more is said by its end
  child.stdin!.on('error', () => undefined);
  try {
    return await talk(ask);
  } finally {
    child.stdin!.end();
  }
}

const end = 'end of the answer';

/** A dump in pg_dump's own format, of what `snapshot` sees. */
export async function dump(
  cluster: Cluster,
  database: string,
  snapshot: string,
  write: (content: Readable) => Promise<void>,
): Promise<void> {
  const child = inPod(
    cluster,
    'pg_dump --username "$POSTGRES_USER" --format=custom --snapshot="$1" --dbname="$0" && printf %s "$2"',
    database,
    snapshot,
    trailer,
  );
  child.stdin!.end();
  const ended = outcome(child);
  const failed = (message: string) => new ClusterError(`dump of database '${database}': ${message}; run this again`);
  const content = child.stdout!.pipe(withoutTrailer(() => failed('the connection was lost')));
  // a dump that fails says more than its missing end
  const [written, message] = await Promise.allSettled([write(content), ended]);
  if (message.status === 'fulfilled' && message.value !== '') throw failed(message.value);
  if (written.status === 'rejected') throw written.reason;
}

// kubectl may end well though the connection was cut: https://github.com/kubernetes/kubernetes/issues/60140
const trailer = '\nend of the dump';

/** Passes on everything but the trailer, without which it fails. */
export function withoutTrailer(failure: () => Error): Transform {
  let held = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      held = Buffer.concat([held, chunk]);
      const free = Math.max(held.length - trailer.length, 0);
      this.push(held.subarray(0, free));
      held = held.subarray(free);
      done();
    },
    flush: (done) => done(held.toString() === trailer ? null : failure()),
  });
}

/** Fills an empty database from a dump, wholly or not at all. */
export async function undump(cluster: Cluster, database: string, content: Readable): Promise<void> {
  const child = inPod(
    cluster,
    'exec pg_restore --username "$POSTGRES_USER" --single-transaction --exit-on-error --dbname="$0"',
    database,
  );
  child.stdout!.resume();
  const [sent, message] = await Promise.allSettled([pipeline(content, child.stdin!), outcome(child)]);
  const problem = message.status === 'fulfilled' ? message.value : String(message.reason);
  if (problem !== '') throw new ClusterError(`restore of database '${database}': ${problem}`);
  if (sent.status === 'rejected') throw sent.reason;
}

/** The major versions of the programs in the pod. */
export async function dumpVersion(cluster: Cluster): Promise<string> {
  const child = inPod(cluster, 'exec pg_dump --version');
  child.stdin!.end();
  const text: Buffer[] = [];
  child.stdout!.on('data', (chunk: Buffer) => text.push(chunk));
  const problem = await outcome(child);
  if (problem !== '') throw new ClusterError(`pg_dump in the pod of PostgreSQL: ${problem}`);
  return /\d+(\.\d+)*/.exec(Buffer.concat(text).toString())?.[0] ?? '';
}

/** Runs a shell script in the pod of PostgreSQL, with these parameters from `$0` on. */
function inPod(cluster: Cluster, script: string, ...parameters: readonly string[]): ChildProcess {
  const { name, pods } = services.postgres;
  const exec = ['exec', '--stdin', `--namespace=${pods.namespace}`, `statefulset/${name}`, `--container=${name}`, '--'];
  return spawn(cluster.kubectl, [...contextOf(cluster), ...exec, 'sh', '-c', script, ...parameters], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: variables(cluster),
  });
}

/** Empty where the program ended well, else what it said. */
const outcome = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    let said = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.once('error', ({ message }) => resolve(message));
    child.once('close', (code) => resolve(code === 0 ? '' : said.trim() || `ended with ${code}`));
  });
