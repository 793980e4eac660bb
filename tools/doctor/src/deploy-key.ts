import { createHmac } from 'node:crypto';

const header = '-----BEGIN OPENSSH PRIVATE KEY-----';
const footer = '-----END OPENSSH PRIVATE KEY-----';
const magic = 'openssh-key-v1\0';

/** What ssh would not accept of a private key, without a word of it. */
export function keyProblems(key: string): string[] {
  if (key.trim() === '') return ['is empty'];
  if (/^(ssh-|ecdsa-|sk-)/.test(key)) return ['is the public half'];
  const usual = key.startsWith(`${header}\n`) || /^-----BEGIN (RSA |EC )?PRIVATE KEY-----\n/.test(key);
  return [
    ...(key.includes('\r') ? ['has line ends of Windows'] : []),
    ...(key.includes('\\n') ? ['has \\n in place of line breaks'] : []),
    ...(usual || key.includes('\r') || key.includes('\\n') ? [] : [`does not begin with ${header}, a line by itself`]),
    ...(key.startsWith(header) && !key.includes(footer) ? ['is cut off: its last line is missing'] : []),
    // https://github.com/apache/airflow/issues/43458
    ...(key.endsWith('\n') ? [] : ['does not end with a line break, which ssh demands']),
    ...(isLocked(key) ? ['has a passphrase, which nobody is there to type'] : []),
  ];
}

/** The name of the cipher follows a fixed preamble: https://github.com/openssh/openssh-portable/blob/V_9_9_P1/PROTOCOL.key */
function isLocked(key: string): boolean {
  if (/^Proc-Type: .*ENCRYPTED/m.test(key)) return true;
  if (!key.startsWith(header)) return false;
  const bytes = Buffer.from(key.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  const start = magic.length;
  // what is damaged is not locked
  if (bytes.length < start + 4 || bytes.subarray(0, start).toString() !== magic) return false;
  const length = bytes.readUInt32BE(start);
  return bytes.subarray(start + 4, start + 4 + length).toString() !== 'none';
}

/** Whether a host is among known hosts, plain or hashed: https://man.openbsd.org/sshd.8#SSH_KNOWN_HOSTS_FILE_FORMAT */
export function knows(knownHosts: string, host: string, port: number): boolean {
  const name = port === 22 ? host : `[${host}]:${port}`;
  return knownHosts
    .split('\n')
    .filter((line) => !line.startsWith('#') && line.trim().split(/\s+/).length >= 3)
    .some((line) => {
      const fields = line.trim().split(/\s+/);
      // a marker (@cert-authority) comes first
      const patterns = (fields[0]?.startsWith('@') ? fields[1] : fields[0]) ?? '';
      return patterns.split(',').some((pattern) => matches(pattern, name));
    });
}

function matches(pattern: string, name: string): boolean {
  const [, salt, hash] = /^\|1\|([^|]+)\|([^|]+)$/.exec(pattern) ?? [];
  if (!salt) return pattern === name;
  return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash;
}
