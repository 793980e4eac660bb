import { expect, it } from 'vitest';
import { parsePage } from './s3-answers.ts';

const content = (key: string) => `<Contents><Key>${key}</Key><Size>3</Size><ETag>&#34;abc&#34;</ETag></Contents>`;

it('reads keys with any character, and where the next page begins', () => {
  const xml = `<ListBucketResult>${content('run_id%3Da+b%2Fc%26d')}${content('x%0Ay')}<NextContinuationToken>a&amp;b=</NextContinuationToken></ListBucketResult>`;
  expect(parsePage(xml)).toEqual({
    objects: [
      { key: 'run_id=a b/c&d', bytes: 3, etag: 'abc' },
      { key: 'x\ny', bytes: 3, etag: 'abc' },
    ],
    next: 'a&b=',
  });
  expect(parsePage('<ListBucketResult></ListBucketResult>')).toEqual({ objects: [], next: undefined });
});
