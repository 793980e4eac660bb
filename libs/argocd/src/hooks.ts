/**
 * Annotations of a Job that runs in every sync of its Application, in wave `wave` of it.
 * A Sync hook, not a PreSync one: PreSync runs before the Application's own ConfigMaps and Secrets exist.
 */
export const syncHook = (wave: number): Record<string, string> => ({
  'argocd.argoproj.io/hook': 'Sync',
  'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
  ...inWave(wave),
});

/** Annotations of a resource that waits, within its Application, for those of lower waves (0 where none is given). */
export const inWave = (wave: number): Record<string, string> => ({ 'argocd.argoproj.io/sync-wave': String(wave) });
