import {
  committedApplications,
  explanation,
  isDone,
  synchronized,
  type ApplicationState,
  type Checkout,
  type Cluster,
  type Wait,
} from '@headwater/bootstrap';
import { chalk } from 'zx';
import { Failure } from './failure.ts';
import type { Progress } from './progress.ts';

/** When an Application was first seen in a state. */
export interface Seen {
  readonly seconds: number;
  readonly name: string;
  readonly state: string;
}

export interface Settled {
  readonly applications: readonly ApplicationState[];
  readonly timeline: readonly Seen[];
}

/** Waits for all Applications and shows each one's way; a Failure that explains where the time is over. */
export async function settle(
  cluster: Cluster,
  checkout: Checkout,
  shown: Progress,
  wait: Pick<Wait, 'timeout' | 'since' | 'revision'>,
): Promise<Settled> {
  const applications = ['root', ...committedApplications(checkout).map(({ name }) => name)];
  const known = new Map<string, string>();
  const timeline: Seen[] = [];
  const seen = (states: readonly ApplicationState[]) => {
    // what one look saw, was seen at one time
    const seconds = Number(shown.seconds().toFixed(1));
    for (const state of states) {
      const text = `${state.sync}, ${state.health}`;
      if (known.get(state.name) === text) continue;
      known.set(state.name, text);
      timeline.push({ seconds, name: state.name, state: text });
      shown.line(`${state.name} ${isDone(state) ? chalk.green(text) : text}`);
    }
    const next = firstPending(states);
    if (next) shown.current(`waiting for ${next.name}${next.reason === '' ? '' : `: ${next.reason.split('\n')[0]}`}`);
  };
  const { done, states } = await synchronized(cluster, { ...wait, applications, seen });
  if (done) return { applications: states, timeline };
  const missing = applications.filter((name) => !states.some((state) => state.name === name));
  throw new Failure(
    [
      `not everything is synced and healthy after ${wait.timeout} s; what is there goes on, so run this again`,
      ...missing.map((name) => `${name}: not created yet; an earlier wave is not healthy`),
      await explanation(cluster, states),
    ].join('\n'),
  );
}

const firstPending = (states: readonly ApplicationState[]): ApplicationState | undefined =>
  states.filter((state) => !isDone(state)).sort((a, b) => (a.wave ?? 1000) - (b.wave ?? 1000))[0];
