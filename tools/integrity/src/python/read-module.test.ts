import { describe, expect, it } from 'vitest';
import { readModule } from './read-module.ts';

const python = (...lines: readonly string[]) => readModule(`${lines.join('\n')}\n`);
const names = (...lines: readonly string[]) => python(...lines).calls.map(({ name }) => name);

describe('a call', () => {
  it('goes by what its name was imported as', () => {
    expect(names('from airflow.sdk import Variable as V', 'V.get("a")')).toEqual(['airflow.sdk.Variable.get']);
    expect(names('import kubernetes.client.models as k8s', 'k8s.V1Pod()')).toEqual(['kubernetes.client.models.V1Pod']);
    expect(names('import airflow.sdk', 'airflow.sdk.dag()')).toEqual(['airflow.sdk.dag']);
    expect(names('from airflow.sdk import (', '    dag,  # one', '    task,', ')', '@task.bash(retries=1)')).toEqual([
      'airflow.sdk.task.bash',
    ]);
  });

  it('knows what it is given, and whether there may be more', () => {
    const [call] = python('f("a", b=["c", "d"], **e)').calls;
    expect(call?.positional.map(({ text }) => text)).toEqual(['a']);
    expect(call?.keywords['b']?.items?.map(({ text }) => text)).toEqual(['c', 'd']);
    expect(call?.open).toBe(true);
  });

  it.each([
    ['at the top', ['f()'], true],
    ['in a class', ['class A:', '    f()'], true],
    ['in the default of a parameter', ['def g(a=f()): ...'], true],
    ['in the body of a DAG', ['@dag(schedule=None)', 'def g():', '    f()'], true],
    ['in a function', ['def g():', '    f()'], false],
    ['in a task of a DAG', ['@dag', 'def g():', '    @task', '    def h():', '        f()'], false],
    ['in a lambda', ['g = lambda: f()'], false],
  ] as const)('%s happens while the file is read: %s, %s', (_where, lines, duringImport) => {
    expect(python(...lines).calls.find(({ name }) => name === 'f')?.duringImport).toBe(duringImport);
  });
});

describe('a setting', () => {
  const settings = (...lines: readonly string[]) =>
    python(...lines).settings.map(({ name, value }) => [name, value.text, value.line]);

  it('is an argument, a variable, an entry, an attribute, an element or a parameter', () => {
    expect(
      settings('f(a="1")', 'b = "2"', '{"c": "3"}', 'x.d = "4"', 'x["e"] = "5"', 'def g(f: str = "6"): ...'),
    ).toEqual([
      ['a', '1', 1],
      ['b', '2', 2],
      ['c', '3', 3],
      ['d', '4', 4],
      ['e', '5', 5],
      ['f', '6', 6],
    ]);
  });

  it('has the text of a constant, which is no text any more where it changes', () => {
    expect(settings('A = "x" "y"', 'f(a=A)')).toContainEqual(['a', 'xy', 2]);
    expect(settings('A = "x"', 'A = "y"', 'f(a=A)')).toContainEqual(['a', undefined, 3]);
    expect(settings('f(a=f"{b}")')).toContainEqual(['a', undefined, 1]);
  });
});

it('leaves out documentation, and reads strings as Python does', () => {
  const { strings } = python('"""doc"""', 'def f():', "    '''doc'''", "    return r\"\\d\" \"\\n\" '''x'''");
  expect(strings.map(({ text }) => text)).toEqual(['\\d', '\n', 'x']);
});

it.each([
  ['a bare yield', ['def g():', '    yield']],
  ['a pattern of a class', ['match x:', '    case str():', '        pass']],
  ['contexts in brackets', ['with (', '    open(a) as b,', '    open(c) as d,', '):', '    pass']],
])('reads on behind %s, which its grammar does not know', (_what, lines) => {
  expect(python(...lines, 'f("a")').calls.at(-1)).toMatchObject({ name: 'f', duringImport: true });
});
