import { check, readManifests, rules, UnreadableManifests, type Violation } from '@headwater/integrity';
import { report } from '../report.ts';
import { root } from '../repository.ts';
import { environmentsOf, oneOf } from '../selection.ts';

interface IntegrityOptions {
  readonly environment?: string;
  readonly explain?: string;
  readonly output: 'text' | 'json';
}

/** Checks the committed manifests of each environment as one graph, or explains one rule. */
export function integrity(options: IntegrityOptions): void {
  if (options.explain !== undefined) return explain(options.explain);
  let resources = 0;
  const violations = environmentsOf(options.environment).flatMap(({ name }) => {
    try {
      const manifests = readManifests(root, name);
      resources += manifests.items.length;
      return check(manifests, rules);
    } catch (error) {
      if (!(error instanceof UnreadableManifests)) throw error;
      return error.findings.map((finding): Violation => ({ ...finding, rule: 'unreadable' }));
    }
  });
  report(
    options.output,
    violations.map(({ file, message, rule }) => ({ file, message: `${message} (${rule})`, rule })),
    `${resources} resources, by ${rules.length} rules`,
  );
}

function explain(name: string): void {
  const rule = rules.find(
    (each) =>
      each.name ===
      oneOf(
        'rule',
        name,
        rules.map((each) => each.name),
      ),
  );
  console.log(`${rule?.name}: ${rule?.why}`);
}
