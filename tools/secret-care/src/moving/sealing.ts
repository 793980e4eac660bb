import { armor, Decrypter, Encrypter } from 'age-encryption';

/** Who may read a sealed file: the owners of these age recipients, or whoever knows the passphrase. */
export type Lock =
  | { readonly recipients: readonly string[] }
  /** `workFactor`: of scrypt, as a power of two; age's own where none is given. */
  | { readonly passphrase: string; readonly workFactor?: number };

/** What opens it: age identities, or the passphrase. */
export type Key = { readonly identities: readonly string[] } | { readonly passphrase: string };

/** A lock or a key that age does not take: its message never holds it. */
export class SealError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SealError';
  }
}

/** Encrypts `text` in age's format, as lines of text: https://age-encryption.org/v1 */
export async function sealed(text: string, lock: Lock): Promise<string> {
  const encrypter = new Encrypter();
  if ('passphrase' in lock) {
    encrypter.setPassphrase(lock.passphrase);
    if (lock.workFactor !== undefined) encrypter.setScryptWorkFactor(lock.workFactor);
  } else {
    for (const recipient of lock.recipients) {
      try {
        encrypter.addRecipient(recipient);
      } catch {
        throw new SealError(`recipient '${recipient}' is none of age; give a public key that begins with age1`);
      }
    }
  }
  return armor.encode(await encrypter.encrypt(text));
}

/** Decrypts what `sealed`, or the program `age`, has made. Throws a SealError. */
export async function opened(file: Uint8Array, key: Key): Promise<string> {
  const decrypter = new Decrypter();
  if ('passphrase' in key) decrypter.addPassphrase(key.passphrase);
  else {
    for (const identity of key.identities) {
      try {
        decrypter.addIdentity(identity);
      } catch {
        throw new SealError(
          'the identity file holds a line that is no private key of age; they begin with AGE-SECRET-KEY-',
        );
      }
    }
  }
  const bytes = binary(file);
  try {
    return await decrypter.decrypt(bytes, 'text');
  } catch {
    const what = 'passphrase' in key ? 'this passphrase' : 'these identities';
    throw new SealError(`can't be opened with ${what}, or is damaged`);
  }
}

function binary(file: Uint8Array): Uint8Array {
  const text = Buffer.from(file).toString('latin1');
  if (!text.startsWith('-----BEGIN AGE')) return file;
  try {
    return armor.decode(text);
  } catch {
    throw new SealError('is damaged');
  }
}

/** The identities in a file as `age-keygen` writes it. */
export const identitiesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
