import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { ClusterError } from '@headwater/bootstrap';
import { errorCode, reason, values } from './s3-answers.ts';
import { ask, put, remove, type Content, type Server } from './s3-server.ts';

/** Uploads a file that is too large for one request: https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html */
export async function uploadInParts(
  server: Server,
  path: string,
  { file, bytes, sha256 }: Content,
  part: number,
): Promise<void> {
  const [id = ''] = values(await ask(server, `${path}?uploads`, 'POST'), 'UploadId');
  const upload = `uploadId=${encodeURIComponent(id)}`;
  try {
    const whole = createHash('sha256');
    const tags: string[] = [];
    for (let start = 0; start < bytes; start += part) {
      const number = tags.length + 1;
      const length = Math.min(part, bytes - start);
      const content = { file, start, bytes: length, sha256: await sumOfPart(file, start, length, whole) };
      tags.push(await put(server, `PUT ${path.slice(1)}`, `${path}?partNumber=${number}&${upload}`, content));
    }
    // the server knows the sums of the parts alone
    if (whole.digest('hex') !== sha256) throw new ClusterError(`${file}: is not what was written; run this again`);
    const xml = tags
      .map((tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag}</ETag></Part>`)
      .join('');
    const ended = await ask(
      server,
      `${path}?${upload}`,
      'POST',
      `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${xml}</CompleteMultipartUpload>`,
    );
    // it may fail after its answer has begun well
    if (errorCode(ended) !== undefined)
      throw new ClusterError(`${server.name}: POST ${path.slice(1)}: ${reason(ended)}; run this again`);
  } catch (error) {
    await remove(server, `${path}?${upload}`).catch(() => undefined);
    throw error;
  }
}

async function sumOfPart(file: string, start: number, bytes: number, whole: Hash): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { start, end: start + bytes - 1 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    whole.update(chunk);
  }
  return hash.digest('hex');
}
