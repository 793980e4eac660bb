import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, it } from 'vitest';
import { jsonpath, repository } from './harness/machine.ts';

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

it('begins no wave before the one before it is healthy', async () => {
  const { applications, timeline } = JSON.parse(inject('up')) as Up;
  const healthy = (name: string) =>
    timeline.find((each) => each.name === name && each.state.endsWith('Healthy'))!.seconds;
  const created = new Map(
    (
      await jsonpath(
        '{range .items[*]}{.metadata.name}={.metadata.creationTimestamp}{"\\n"}{end}',
        'applications',
        '-n',
        'cicd',
      )
    )
      .split('\n')
      .map((line) => line.split('=') as [string, string]),
  );
  const began = (name: string) => timeline.find((each) => each.name === name)!.seconds;
  const waves = [...new Set(applications.flatMap(({ wave }) => wave ?? []))].sort((a, b) => a - b);
  const of = (wave: number) => applications.filter((each) => each.wave === wave).map(({ name }) => name);
  for (const [index, wave] of waves.entries()) {
    if (index === 0) continue;
    const last = Math.max(...of(waves[index - 1]!).map(healthy));
    // seen once a second
    for (const name of of(wave))
      expect(began(name), `${name} of wave ${wave}, ${created.get(name)}`).toBeGreaterThan(last - 1.5);
  }
});
