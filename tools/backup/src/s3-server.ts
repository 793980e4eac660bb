import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { ClusterError } from '@headwater/bootstrap';
import type { AwsClient } from 'aws4fetch';
import type { ListedObject } from './bucket-index.ts';
import { parsePage, reason } from './s3-answers.ts';

/** A server of the S3 API: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html */
export interface Server {
  /** How messages call it. */
  readonly name: string;
  readonly client: AwsClient;
  /** The URL that paths are appended to; a new one after a failure, where there is one. */
  readonly url: (again: boolean) => Promise<string>;
  /** What a person does where it does not answer. */
  readonly unanswered: string;
  /** What a refusal means, where that can be said better than the server does. */
  readonly explained?: (xml: string, what: string) => string | undefined;
}

/** What `read` makes of an answer that is good, or says that nothing is there; tried again for a while. */
export async function call<T>(
  server: Server,
  what: string,
  path: string,
  init: () => RequestInit,
  read: (answer: Response) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    let url = '';
    try {
      url = await server.url(attempt > 1);
      const answer = await server.client.fetch(`${url}${path}`, init());
      if (answer.ok || answer.status === 404) return await read(answer);
      const text = await answer.text();
      if (answer.status < 500) throw refusal(server, what, answer.status, text);
      throw new Error(`${answer.status}: ${reason(text)}; run this again`);
    } catch (error) {
      if (error instanceof ClusterError) throw error;
      if (attempt === attempts)
        throw new ClusterError(`${server.name}: ${what}: ${messageOf(error, url, server.unanswered)}`);
      await setTimeout(attempt * 500);
    }
  }
}

const attempts = 5;

// fetch says no more than that it failed; the cause says why, and a file that can't be read is one, too
function messageOf(error: unknown, url: string, unanswered: string): string {
  const { message, cause } = error as { message: string; cause?: NodeJS.ErrnoException };
  if (!(cause instanceof Error)) return message;
  const why = cause.message || cause.code;
  return cause.path === undefined ? `${new URL(url).origin} does not answer (${why}); ${unanswered}` : `${why}`;
}

const refusal = (server: Server, what: string, status: number, xml: string): ClusterError =>
  new ClusterError(`${server.name}: ${server.explained?.(xml, what) ?? `${what}: ${status}: ${reason(xml)}`}`);

/** Throws the ClusterError that says why an answer is not good. */
export async function goodText(server: Server, what: string, answer: Response): Promise<string> {
  const text = await answer.text();
  if (!answer.ok) throw refusal(server, what, answer.status, text);
  return text;
}

/** The text of an answer that has to be good. */
export const ask = (server: Server, path: string, method = 'GET', body = ''): Promise<string> => {
  const what = `${method} ${path.replace(/^\//, '').replace(/\?.*/, '') || 'the list'}`;
  const headers = { 'x-amz-content-sha256': createHash('sha256').update(body).digest('hex') };
  return call(
    server,
    what,
    path,
    () => ({ method, headers, ...(body === '' ? {} : { body }) }),
    (answer) => goodText(server, what, answer),
  );
};

/** What is gone already is removed, too. */
export const remove = (server: Server, path: string): Promise<void> =>
  call(
    server,
    `DELETE ${path.slice(1)}`,
    path,
    () => ({ method: 'DELETE' }),
    async (answer) => void (await answer.text()),
  );

/** All objects of the bucket at `path` whose keys begin with `prefix`. */
export async function list(server: Server, path: string, prefix = ''): Promise<ListedObject[]> {
  const objects: ListedObject[] = [];
  const only = prefix === '' ? '' : `&prefix=${encodeURIComponent(prefix)}`;
  let token: string | undefined;
  do {
    const from: string = token === undefined ? '' : `&continuation-token=${encodeURIComponent(token)}`;
    const page = parsePage(await ask(server, `${path}?list-type=2&encoding-type=url${only}${from}`));
    objects.push(...page.objects);
    token = page.next;
  } while (token !== undefined);
  return objects;
}

/** Some bytes of a file, which the server compares with their sum. */
export interface Content {
  readonly file: string;
  readonly start?: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Returns the entity tag of what was written. */
export const put = (server: Server, what: string, path: string, content: Content): Promise<string> =>
  call(
    server,
    what,
    path,
    () => ({
      method: 'PUT',
      ...bodyOf(content),
      headers: {
        ...content.headers,
        'content-length': String(content.bytes),
        'x-amz-content-sha256': content.sha256,
      },
    }),
    async (answer) => {
      await goodText(server, what, answer);
      return answer.headers.get('etag') ?? '';
    },
  );

// a Blob of a file has its size modulo 4 GiB: https://github.com/nodejs/node/issues/52585
function bodyOf({ file, start = 0, bytes }: Content): RequestInit {
  if (bytes === 0) return { body: '' };
  const content = createReadStream(file, { start, end: start + bytes - 1 });
  return { body: Readable.toWeb(content) as ReadableStream, duplex: 'half' };
}

export const encoded = (key: string): string => key.split('/').map(encodeURIComponent).join('/');
