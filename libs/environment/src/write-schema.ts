import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { environmentSchema } from './schema/environment.ts';

/** The text of `environments/environment.schema.json`. */
export const schemaText = (): Promise<string> =>
  format(JSON.stringify(environmentSchema), { parser: 'json', printWidth: 120 });

if (import.meta.main) {
  writeFileSync(new URL('../../../environments/environment.schema.json', import.meta.url), await schemaText());
}
