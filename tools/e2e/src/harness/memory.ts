import { expect } from 'vitest';
import { inside } from './machine.ts';
import { administrator } from './object-store.ts';

/** Writes a word where only a volume can keep it: into PostgreSQL, and into the object store. */
export async function remember(word: string): Promise<void> {
  await inside(
    'database',
    'postgres-0',
    `psql -U postgres -qc "CREATE TABLE IF NOT EXISTS e2e (word text PRIMARY KEY); INSERT INTO e2e VALUES ('${word}') ON CONFLICT DO NOTHING"`,
  );
  expect((await (await administrator())('PUT', `landing/e2e/${word}`, word)).status).toBe(200);
}

/** Expects the word to be there, once, and takes it away. */
export async function remembered(word: string): Promise<void> {
  const rows = await inside(
    'database',
    'postgres-0',
    `psql -U postgres -Atqc "DELETE FROM e2e WHERE word = '${word}' RETURNING word"`,
  );
  expect(rows.trim()).toBe(word);
  const request = await administrator();
  expect((await request('GET', `landing/e2e/${word}`)).text).toBe(word);
  await request('DELETE', `landing/e2e/${word}`);
}
