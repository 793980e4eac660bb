import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { repository } from './harness/machine.ts';

interface Up {
  readonly applications: readonly {
    readonly name: string;
    readonly wave?: number;
    readonly sync: string;
    readonly health: string;
  }[];
  readonly timeline: readonly { readonly seconds: number; readonly name: string; readonly state: string }[];
}

const committed = readdirSync(join(repository, 'argocd/minikube/apps'))
  .filter((file) => !file.startsWith('project-'))
  .map((file) => file.replace('.yaml', ''));

it('has every committed Application, and the root, synced and healthy', () => {
  const { applications } = JSON.parse(inject('up')) as Up;
  const done = applications.filter(({ sync, health }) => sync === 'Synced' && health === 'Healthy');
  expect(done.map(({ name }) => name).sort()).toEqual([...committed, 'root'].sort());
});

it('begins no wave before the one before it is synced and healthy', () => {
  const { applications, timeline } = JSON.parse(inject('up')) as Up;
  const first = (name: string, state: string) =>
    timeline.find((each) => each.name === name && each.state.startsWith(state))!.seconds;
  const waves = [...new Set(applications.flatMap(({ wave }) => wave ?? []))].sort((a, b) => a - b);
  const of = (wave: number) => applications.filter((each) => each.wave === wave).map(({ name }) => name);
  expect(waves.length).toBeGreaterThan(1);
  for (const [index, wave] of waves.slice(1).entries()) {
    const healthy = Math.max(...of(waves[index]!).map((name) => first(name, 'Synced, Healthy')));
    const began = Math.min(...of(wave).map((name) => first(name, '')));
    expect(began, `wave ${wave}`).toBeGreaterThanOrEqual(healthy);
  }
});
