import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of the S3 API on the loopback interface that has one bucket, `backups`; two objects are a page of its list. */
export interface S3Bucket {
  readonly url: string;
  readonly objects: Map<string, Buffer>;
  /** `PUT team/manifest.json` */
  readonly requests: string[];
  /** How many uploads in parts nobody has ended. */
  readonly open: () => number;
  readonly close: () => void;
}

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/** What `refuse` names for a request is the code of the error that it gets, with status 403. */
export async function s3Bucket(refuse: (request: string) => string | undefined = () => undefined): Promise<S3Bucket> {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const requests: string[] = [];

  const answer = (request: IncomingMessage, body: Buffer): Answer => {
    const { method = '', headers, url = '' } = request;
    const { pathname, searchParams: query } = new URL(url, 'http://server');
    const [, bucket = '', ...rest] = pathname.split('/').map(decodeURIComponent);
    const key = rest.join('/');
    requests.push(`${method} ${key}`);
    if (!/^AWS4-HMAC-SHA256 Credential=key\/\d+\/us-east-1\/s3\/aws4_request, /.test(headers.authorization ?? ''))
      return error(403, 'InvalidAccessKeyId');
    if (bucket !== 'backups') return error(404, 'NoSuchBucket');
    const refused = refuse(`${method} ${key}`);
    if (refused !== undefined) return error(403, refused);
    const sum = headers['x-amz-content-sha256'];
    if (method !== 'GET' && method !== 'DELETE' && sum !== sumOf(body)) return error(400, 'XAmzContentSHA256Mismatch');
    // Amazon takes no body whose length it is not told
    if (method === 'PUT' && headers['content-length'] === undefined) return error(411, 'MissingContentLength');
    const upload = query.get('uploadId');
    if (query.has('uploads')) {
      const id = `upload+${uploads.size}/=`;
      uploads.set(id, new Map());
      return { body: `<R><UploadId>${id}</UploadId></R>` };
    }
    if (upload !== null) return part(method, key, upload, query, body);
    if (query.has('list-type')) return listed(query.get('prefix') ?? '', Number(query.get('continuation-token') ?? 0));
    if (method === 'PUT') objects.set(key, body);
    if (method === 'DELETE') {
      objects.delete(key);
      return { status: 204 };
    }
    const content = objects.get(key);
    return content ? { ...(method === 'GET' ? { body: content } : {}) } : error(404, 'NoSuchKey');
  };

  const part = (method: string, key: string, id: string, query: URLSearchParams, body: Buffer): Answer => {
    const parts = uploads.get(id);
    if (!parts) return error(404, 'NoSuchUpload');
    if (method === 'PUT') {
      parts.set(Number(query.get('partNumber')), body);
      return { headers: { etag: `"${sumOf(body)}"` } };
    }
    uploads.delete(id);
    if (method === 'DELETE') return { status: 204 };
    const named = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>"(\w+)"<\/ETag>/g)];
    const contents = named.map(([, number]) => parts.get(Number(number))!);
    if (named.some(([, , tag], index) => tag !== sumOf(contents[index]!))) return error(200, 'InvalidPart');
    objects.set(key, Buffer.concat(contents));
    return { body: '<R></R>' };
  };

  const listed = (prefix: string, from: number): Answer => {
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
    const contents = keys
      .slice(from, from + 2)
      .map((key) => `<Key>${encodeURIComponent(key)}</Key><Size>${objects.get(key)!.length}</Size><ETag>"x"</ETag>`);
    const next = from + 2 < keys.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : '';
    return { body: `<R>${contents.map((each) => `<Contents>${each}</Contents>`).join('')}${next}</R>` };
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status = 200, headers = {}, body = '' } = answer(request, Buffer.concat(chunks));
      response.writeHead(status, headers).end(body);
    });
  });
  await listening(server);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    requests,
    open: () => uploads.size,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const listening = (server: Server): Promise<void> => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

const sumOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

const error = (status: number, code: string): Answer => ({
  status,
  body: `<Error><Code>${code}</Code><Message>the server says ${code}</Message></Error>`,
});
