import { readdirSync, readFileSync } from 'node:fs';
import { recalled, remember } from '@headwater/environment';
import type { Module } from './module.ts';
import { readModule } from './read-module.ts';

const kind = 'python-modules';

/**
 * What the Python files of these texts say, read only where they were not yet read:
 * the parser alone takes as long as all rules together.
 */
export function knownModules(texts: readonly string[]): Module[] {
  const reader = readerItself();
  return texts.map((text) => {
    const known = recalled(kind, [...reader, text]);
    if (known !== undefined) return JSON.parse(known) as Module;
    const module = readModule(text);
    remember(kind, [...reader, text], JSON.stringify(module));
    return module;
  });
}

/** What a module is read by: this folder, and the versions of what it depends on. */
function readerItself(): string[] {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  return [...files.sort(), '../../package.json'].map((file) => readFileSync(new URL(file, folder), 'utf8'));
}
