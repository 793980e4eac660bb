import { emit } from '@headwater/yaml';
import type { File } from './file.ts';

const mark = '# Rendered by ';

/** The bytes of a generated file: a line that says where to change it, and the data. */
export const textOf = ({ origin, content }: File): string =>
  `${mark}${origin}: change it there, then run ./headwater render.\n${emit(content)}`;

/** Whether a file of this text was generated, and so may be replaced or removed. */
export const isGenerated = (text: string): boolean => text.startsWith(mark);
