import { stripVTControlCharacters } from 'node:util';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { progress } from './progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

/** What a terminal, or a file, has been told. */
function told(isTTY: boolean) {
  const texts: string[] = [];
  const write = (text: string) => texts.push(stripVTControlCharacters(text)) > 0;
  return { texts, shown: progress({ write, isTTY, columns: 80 }) };
}

it('says in a log what goes on for long, once', () => {
  const { texts, shown } = told(false);
  shown.current('programs: kubernetes …');
  vi.advanceTimersByTime(19_000);
  expect(texts).toEqual([]);
  shown.current('programs: kubernetes …');
  vi.advanceTimersByTime(300_000);
  expect(texts).toEqual([expect.stringMatching(/ s {2}programs: kubernetes …\n$/)]);
});

it('says nothing in a log of what is soon done, or soon something else', () => {
  const { texts, shown } = told(false);
  shown.current('Argo CD …');
  vi.advanceTimersByTime(10_000);
  shown.current('root …');
  vi.advanceTimersByTime(10_000);
  shown.line('root');
  vi.advanceTimersByTime(60_000);
  expect(texts).toHaveLength(1);
  expect(texts[0]).toMatch(/ s {2}root\n$/);
});

it('keeps the time of what goes on moving on a terminal, until it is done', () => {
  const { texts, shown } = told(true);
  shown.current('Argo CD …');
  vi.advanceTimersByTime(3000);
  const times = texts.map((text) => Number.parseFloat(text));
  expect(times).toHaveLength(4);
  expect(times[3]! - times[0]!).toBeCloseTo(3);
  shown.line('Argo CD');
  vi.advanceTimersByTime(3000);
  expect(texts).toHaveLength(5);
});
