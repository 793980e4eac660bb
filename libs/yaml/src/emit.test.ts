import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emit } from './emit.ts';
import { samples } from './samples.ts';

const parsers = {
  'yaml, as YAML 1.2': (text: string): unknown => parse(text),
  'yaml, as YAML 1.1': (text: string): unknown => parse(text, { version: '1.1' }),
  'js-yaml': (text: string): unknown => load(text),
};

describe.each(Object.entries(parsers))('%s', (_name, read) => {
  it('reads back what was emitted, whatever it is', () => {
    for (const data of samples(10_000)) {
      const text = emit({ data });
      expect(read(text), text).toEqual({ data });
    }
  });
});

describe('emit', () => {
  const lines = (data: object) => emit(data).split('\n').slice(0, -1);

  it('writes what people write', () => {
    const spec = { args: ['server', '--console-address', '$(HOST):5432'], memory: '512Mi', empty: {}, none: [] };
    expect(lines({ kind: 'Pod', spec })).toEqual([
      'kind: Pod',
      'spec:',
      '  args:',
      '    - server',
      '    - --console-address',
      '    - $(HOST):5432',
      '  memory: 512Mi',
      '  empty: {}',
      '  none: []',
    ]);
  });

  it('quotes what some parser would not read as a string', () => {
    const tricky = { on: 'no', port: '5432', version: '1.34', date: '2026-11-21', time: '12:30:45', colon: 'a: b' };
    expect(lines(tricky)).toEqual([
      '"on": "no"',
      'port: "5432"',
      'version: "1.34"',
      'date: "2026-11-21"',
      'time: "12:30:45"',
      'colon: "a: b"',
    ]);
  });

  it('keeps the lines of a text, and its last line break', () => {
    expect(lines({ script: 'set -eu\n  true\n', more: 'one\ntwo', many: 'one\n\n' })).toEqual([
      'script: |',
      '  set -eu',
      '    true',
      'more: |-',
      '  one',
      '  two',
      'many: |+',
      '  one',
      '',
    ]);
  });

  it('writes JSON between single quotes', () => {
    expect(lines({ connection: '{"host": "it\'s"}' })).toEqual([`connection: '{"host": "it''s"}'`]);
  });

  it('never leaves in a block what YAML 1.1 reads as a line break', () => {
    expect(lines({ next: '\u0085a\n', separator: 'a\n\u2028' })).toEqual([
      'next: "\\u0085a\\n"',
      'separator: "a\\n\\u2028"',
    ]);
  });

  it('leaves out what is undefined, and keeps the order of keys and lists', () => {
    expect(lines({ b: 1, a: undefined, c: [{ second: 2, first: 1 }, [3]] })).toEqual([
      'b: 1',
      'c:',
      '  - second: 2',
      '    first: 1',
      '  - - 3',
    ]);
  });

  it('refuses what JSON can not say', () => {
    expect(() => emit({ replicas: Number.NaN })).toThrow('NaN (number) has no place in a manifest');
    expect(() => emit({ name: () => 'x' })).toThrow('(function) has no place in a manifest');
  });
});
