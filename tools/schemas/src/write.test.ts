import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { differences, write } from './write.ts';

const folders = ['kubernetes', 'custom'];
const files = [
  { path: 'kubernetes/1.0/pod-v1.json', text: '{}\n' },
  { path: 'custom/widget-example-v1.json', text: '{"type":"object"}\n' },
];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'headwater-schemas-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

it('writes every file, and finds nothing to say of it', () => {
  const root = folder();
  expect(differences(root, folders, files)).toEqual([
    'kubernetes/1.0/pod-v1.json: missing',
    'custom/widget-example-v1.json: missing',
  ]);
  write(root, folders, files);
  expect(differences(root, folders, files)).toEqual([]);
  expect(readFileSync(join(root, 'custom/widget-example-v1.json'), 'utf8')).toBe('{"type":"object"}\n');
});

it('finds what was changed by hand or is no longer made, and puts it right', () => {
  const root = folder();
  write(root, folders, files);
  writeFileSync(join(root, 'custom/widget-example-v1.json'), '{}\n');
  writeFileSync(join(root, 'custom/old.json'), '{}\n');
  expect(differences(root, folders, files)).toEqual([
    'custom/widget-example-v1.json: changed',
    'custom/old.json: extra',
  ]);
  write(root, folders, files);
  expect(differences(root, folders, files)).toEqual([]);
});
