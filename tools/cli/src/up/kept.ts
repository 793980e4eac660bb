/**
 * Whether a log may have what a command says. Secrets come and go through the standard streams of kubectl: nothing of
 * such a call is kept, and of other questions only what went wrong.
 */
export function kept(command: string, stream: 'stdout' | 'stderr'): boolean {
  if (/secret/i.test(command) || /\bcreate\b.*--filename=-/.test(command)) return false;
  return stream === 'stderr' || !/\b(get|kustomize)\b/.test(command);
}
