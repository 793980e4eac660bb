import { emit } from '@headwater/yaml';
import type { File } from './file.ts';

const mark = 'Rendered by ';

/** The bytes of a generated file: a line that says where to change it, and the data. */
export function textOf({ path, origin, content }: File): string {
  const note = `${mark}${origin}: change it there, then run ./headwater render.`;
  // JSON has no comments; OpenTofu skips this key: https://opentofu.org/docs/language/syntax/json/#comment-properties
  if (path.endsWith('.tfvars.json')) return `${JSON.stringify({ '//': note, ...content }, undefined, 2)}\n`;
  // https://json-schema.org/draft-07/json-schema-core#rfc.section.9
  if (path.endsWith('.json')) return `${JSON.stringify({ $comment: note, ...content }, undefined, 2)}\n`;
  return `# ${note}\n${emit(content)}`;
}

/** Whether a file of this text was generated, and so may be replaced or removed. */
export const isGenerated = (text: string): boolean =>
  [`# ${mark}`, `{\n  "$comment": "${mark}`, `{\n  "//": "${mark}`].some((start) => text.startsWith(start));
