import { join } from 'node:path';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import type { Destination } from './destination.ts';
import type { StoredFile } from './manifest.ts';
import { errorCode } from './s3-answers.ts';
import { ask, call, encoded, goodText, list, put, remove, type Server } from './s3-server.ts';
import { uploadInParts } from './upload-in-parts.ts';

/** The files of a backup in a bucket, by their paths below its prefix. */
export interface Remote {
  /** `s3://bucket/prefix` */
  readonly name: string;
  /** Where an object store would have the file: its bucket and key. */
  readonly at: (path: string) => { readonly bucket: string; readonly key: string };
  /** The bytes of each file that is there. */
  readonly sizes: () => Promise<ReadonlyMap<string, number>>;
  /** What `read` makes of the content, or undefined where the file is missing. */
  readonly fetch: <T>(path: string, read: (content: Readable) => Promise<T>) => Promise<T | undefined>;
  /** Sends a file of `folder`; one whose SHA-256 is another is refused. */
  readonly send: (folder: string, file: StoredFile) => Promise<void>;
  readonly write: (path: string, text: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
}

/** What one request may carry at AWS, and how large the parts of larger files are: 10,000 of them are 10 TiB. */
const limits = { request: 5 * 2 ** 30, part: 2 ** 30 };

export function remote(destination: Destination, { request, part } = limits): Remote {
  const { name, bucket, prefix } = destination;
  const server = serverOf(destination);
  const pathOf = (path: string): string => `/${encoded(prefix + path)}`;
  return {
    name,
    at: (path) => ({ bucket, key: prefix + path }),
    sizes: async () =>
      new Map((await list(server, '', prefix)).map(({ key, bytes }) => [key.slice(prefix.length), bytes])),
    fetch: (path, read) =>
      call(
        server,
        `GET ${path}`,
        pathOf(path),
        () => ({}),
        async (answer) => {
          if (answer.ok) return read(answer.body ? Readable.fromWeb(answer.body) : Readable.from([]));
          if (errorCode(await answer.clone().text()) !== 'NoSuchKey') await goodText(server, `GET ${path}`, answer);
          return undefined;
        },
      ),
    send: async (folder, { file, bytes, sha256 }) => {
      const content = { file: join(folder, file), bytes, sha256 };
      if (bytes > request) await uploadInParts(server, pathOf(file), content, part);
      else await put(server, `PUT ${file}`, pathOf(file), content);
    },
    write: async (path, text) => {
      await ask(server, pathOf(path), 'PUT', text);
    },
    remove: (path) => remove(server, pathOf(path)),
  };
}

function serverOf(destination: Destination): Server {
  const { name, bucket, url, region, accessKeyId, secretAccessKey, sessionToken } = destination;
  const login = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  return {
    name,
    client: new AwsClient({ ...login, service: 's3', region, retries: 0 }),
    url: () => Promise.resolve(url),
    unanswered: 'check AWS_ENDPOINT_URL_S3, or run this again',
    explained: (xml, what) => {
      const code = errorCode(xml) ?? '';
      if (code === 'NoSuchBucket')
        return `there is no bucket '${bucket}' at ${new URL(url).origin}; make it first, or name another`;
      if (code === 'AccessDenied')
        return `access is denied (${what}); let AWS_ACCESS_KEY_ID list, read, write and delete there`;
      if (wrongLogin.includes(code))
        return `the login is refused (${code}); check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN`;
      if (wrongRegion.includes(code)) return `is not in region '${region}' (${code}); check AWS_REGION`;
      return undefined;
    },
  };
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
const wrongLogin = ['InvalidAccessKeyId', 'SignatureDoesNotMatch', 'InvalidToken', 'ExpiredToken'];
const wrongRegion = ['PermanentRedirect', 'TemporaryRedirect', 'AuthorizationHeaderMalformed', 'InvalidRegion'];
