import { rmSync } from 'node:fs';
import { minikubeWith, type Limits } from './minikube.ts';
import { profileOption } from './parameters.ts';
import { foundProfile } from './profile.ts';

export interface StopOptions {
  readonly state: string;
  /** Whether its data goes, too. */
  readonly purge: boolean;
  readonly limits?: Limits;
}

/** Ends our node, and no other; says whether there was one. */
export async function stopMinikube({ state, purge, limits }: StopOptions): Promise<boolean> {
  const minikube = minikubeWith(state, limits);
  const found = foundProfile(await minikube.ask(['profile', 'list', '--output=json']));
  const again = `run it again; minikube ${purge ? 'delete' : 'stop'} ${profileOption} --alsologtostderr says more`;
  if (found.kind !== 'absent') await minikube.run([purge ? 'delete' : 'stop', profileOption], 'stop', again);
  if (purge) rmSync(state, { recursive: true, force: true });
  return found.kind !== 'absent';
}
