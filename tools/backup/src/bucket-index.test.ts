import { describe, expect, it } from 'vitest';
import { changes, formatIndex, isData, parseIndex, unchanged } from './bucket-index.ts';
import { object } from './testing/sample.ts';

describe('the index of a bucket', () => {
  it('is read as it was written, sorted by key', () => {
    const [a, b] = [object('a b/é', 'one'), object('b\n', 'two')];
    expect(parseIndex(formatIndex([b, a]))).toEqual([a, b]);
  });

  it('goes without a line that an interrupted write cut off', () => {
    const text = formatIndex([object('a', 'one'), object('b', 'two')]);
    expect(parseIndex(text.slice(0, -5)).map(({ key }) => key)).toEqual(['a']);
  });
});

describe('a backup into a folder that has one', () => {
  const known = [object('same', 'one'), object('changed', 'two'), object('gone', 'three')];
  const listed = [object('same', 'one'), object('changed', 'TWO'), object('new', 'four')];

  it('fetches what is new or changed, and nothing else', () => {
    const { kept, wanted } = unchanged(listed, known);
    expect(kept).toEqual([known[0]]);
    expect(wanted.map(({ key }) => key)).toEqual(['changed', 'new']);
  });
});

describe('a restore into a bucket', () => {
  const stored = [object('a', 'one'), object('b', 'two')];

  it('sends what is missing or different, and removes what the backup does not have', () => {
    const present = [{ ...object('a', 'one') }, object('b', 'xxx'), object('c', 'more')];
    expect(changes(stored, present)).toEqual({ put: [stored[1]], remove: ['c'] });
  });

  it('knows what it has sent before, though an object once uploaded in parts has another tag then', () => {
    const sent = stored.map(({ key, bytes, md5 }) => ({ key, bytes, etag: md5 }));
    expect(changes(stored, sent)).toEqual({ put: [], remove: [] });
  });

  it('does not take the marks of empty folders for data', () => {
    expect([object('folder/', ''), object('empty', ''), object('full/', 'x')].map(isData)).toEqual([false, true, true]);
  });
});
