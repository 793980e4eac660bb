import type { Maker } from '@headwater/secrets';

/** What of a value keeps programs from working with it, without the value; undefined where nothing does. */
export function malformation(maker: Maker, value: string): string | undefined {
  switch (maker.kind) {
    case 'literal':
      return value === maker.value ? undefined : `another value than '${maker.value}'`;
    case 'password':
    case 'token':
      // of a file, `echo` or an editor; a client sends it along, or ends the header of a request there
      return /\s/.test(value) ? 'a value with white space or a line break in it' : undefined;
    case 'fernet':
      // the first encrypts, and all decrypt: https://airflow.apache.org/docs/apache-airflow/stable/security/secrets/fernet.html
      return value.split(',').every(isFernetKey) ? undefined : 'what is no Fernet key (32 bytes in URL-safe Base64)';
    // what a person provides has any form, and a key of ssh is looked at together with its server
    case 'external':
    case 'repository-url':
    case 'ssh-key':
      return undefined;
  }
}

const isFernetKey = (key: string): boolean =>
  /^[A-Za-z0-9_-]{43}=$/.test(key) && Buffer.from(key, 'base64url').length === 32;
