import type { Maker, Secret } from '@headwater/secrets';
import { titleOf } from './live-secret.ts';
import type { Reader } from './readers.ts';
import { rotationPlan } from './rotation/plan.ts';
import { sentenceOf } from './rotation/step.ts';

/** The lines of docs/secrets.md between these two are made of the declarations. */
export const marks = [
  '<!-- generated: node tools/secret-care/src/write-documentation.ts -->',
  '<!-- end of what is generated -->',
] as const;

/** `text` with that part as it has to be. */
export function withReference(text: string, reference: string): string {
  const [before = ''] = text.split(marks[0]);
  const [, after = ''] = text.split(marks[1]);
  return `${before}${marks[0]}\n\n${reference}\n\n${marks[1]}${after}`;
}

/** Every declared secret: what it holds, where its copies are, and how its rotation goes. */
export const secretsReference = (declared: readonly Secret[], readers: readonly Reader[]): string =>
  declared
    .map((secret) => [`### ${titleOf(secret)}`, about(secret), ...rotation(secret, readers)].join('\n\n'))
    .join('\n\n');

function about({ keys, readers }: Secret): string {
  const held = Object.entries(keys).map(([key, maker]) => `\`${key}\` (${madeBy(maker)})`);
  return `Holds ${held.join(', ')}.${readers.length > 0 ? ` Copied into ${readers.join(', ')}.` : ''}`;
}

function rotation(secret: Secret, readers: readonly Reader[]): string[] {
  const plan = rotationPlan(secret, readers);
  if ('byHand' in plan) return [`By hand: ${plan.byHand}.`];
  const steps = plan.steps.map((step, index) => `${index + 1}. ${sentenceOf(step, titleOf(secret))}`).join('\n');
  return [steps, ...plan.remarks.map((remark) => `Note: ${remark}.`)];
}

function madeBy(maker: Maker): string {
  switch (maker.kind) {
    case 'literal':
      return 'no secret';
    case 'repository-url':
      return 'the address of the repository';
    case 'password':
      return `${maker.length} letters and digits`;
    case 'token':
      return `${maker.bytes} bytes, hexadecimal`;
    case 'fernet':
      return '32 bytes, Base64';
    case 'ssh-key':
      return 'an Ed25519 key';
    case 'external':
      return 'a person provides it';
  }
}
