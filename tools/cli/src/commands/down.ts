import { stopSandbox } from '@headwater/sandbox';

/** Ends the sandbox; its volumes and secrets stay for the next `up` unless they are purged. */
export async function down({ purge = false }: { readonly purge?: boolean }): Promise<void> {
  console.log((await stopSandbox({ purge })) ? 'the sandbox has ended' : 'no sandbox was running');
  if (purge) console.log('its data is removed; programs and images stay cached');
}
