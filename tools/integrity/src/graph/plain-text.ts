import type { Setting } from './settings.ts';

/** What looks like a secret's value in `settings`, for a message that does not repeat the value. */
export const secretsIn = (settings: readonly Setting[]): string[] =>
  settings.flatMap(([name, text]) => {
    const where = name === '' ? '' : ` in '${name}'`;
    if (passwordInUrl(text)) return [`a URL with a password${where}`];
    if (holdsPrivateKey(text)) return [`a private key${where}`];
    if (namesSecret(name) && isValue(text.trim())) return [`the value of '${name}'`];
    return inJson(text).map((key) => `the value of '${key}'${where}`);
  });

const inJson = (text: string): string[] =>
  text.includes('":') || text.includes('" :')
    ? [...text.matchAll(/"([\w.-]+)"\s*:\s*"([^"\\]*)"/g)]
        .filter(([, key = '', value = '']) => namesSecret(key) && isValue(value))
        .map(([, key = '']) => key)
    : [];

// the header alone is what a script looks for
const holdsPrivateKey = (text: string): boolean =>
  /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\s|\\n)*(?:[\w+/=]{16}|$)/.test(text);

const passwordInUrl = (text: string): boolean =>
  text.includes('://') &&
  [...text.matchAll(/:\/\/[^\s/@:"'`]*:([^\s/@"'`]+)@/g)].some(([, password = '']) => !isFilledIn(password));

function namesSecret(name: string): boolean {
  if (!/passw|secret|token|key$/i.test(name)) return false;
  const words = name
    .replaceAll(/[.-]/g, '_')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toUpperCase();
  return (
    /(?:PASSWORD|PASSWD|SECRET|TOKEN|(?:PRIVATE|SECRET|ACCESS|API|FERNET)_?KEY)$/.test(words) &&
    !words.includes('KEY_REF')
  );
}

/** Not where to find it, and not whether it is wanted. */
const isValue = (text: string): boolean =>
  !isFilledIn(text) && !/^(?:|\.{0,2}\/.*|file:.*|true|false|none|null)$/i.test(text.replaceAll(/^["']|["']$/g, ''));

/** `$(VARIABLE)`, `${VARIABLE}`, `{variable}`, `%(variable)s`, `%s`, `<password>`, `***` */
const isFilledIn = (text: string): boolean => /\$|\{|%[s(]|<|\*/.test(text);
