import { suggestion } from '@headwater/k8s';
import type { Application } from './application.ts';

/** Sync wave by Application: the longest path to it. Throws on a cycle, naming it, and on a need that nothing meets. */
export function waves(applications: readonly Pick<Application, 'name' | 'after'>[]): Map<string, number> {
  const byName = new Map(applications.map((application) => [application.name, application]));
  const wave = new Map<string, number>();

  const visit = (name: string, path: readonly string[]): number => {
    if (path.includes(name)) {
      const cycle = [...path.slice(path.indexOf(name)), name].join(' → ');
      throw new Error(`applications wait for each other: ${cycle}; remove one need`);
    }
    const known = wave.get(name);
    if (known !== undefined) return known;
    const application = byName.get(name);
    if (!application) {
      throw new Error(
        `application '${path.at(-1)}' needs '${name}', which this environment does not run${suggestion(name, [...byName.keys()])}`,
      );
    }
    const result = Math.max(-1, ...application.after.map((need) => visit(need, [...path, name]))) + 1;
    wave.set(name, result);
    return result;
  };

  for (const { name } of applications) visit(name, []);
  return wave;
}
