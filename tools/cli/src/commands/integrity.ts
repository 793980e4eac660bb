import { check, readManifests, rules, UnreadableManifests, type Violation } from '@headwater/integrity';
import { report, type Problem } from '../report.ts';
import { root } from '../repository.ts';
import { environmentsOf, oneOf } from '../selection.ts';

interface IntegrityOptions {
  readonly environment?: string;
  readonly explain?: string;
  readonly output: 'text' | 'json';
}

/** Checks the committed manifests of each environment, and the DAGs, as one graph, or explains one rule. */
export function integrity(options: IntegrityOptions): void {
  if (options.explain !== undefined) return explain(options.explain);
  let resources = 0;
  let dags = 0;
  const violations = environmentsOf(options.environment).flatMap(({ name }) => {
    try {
      const manifests = readManifests(root, name);
      resources += manifests.items.length;
      // the same in every environment
      dags = manifests.dags.length;
      return check(manifests, rules);
    } catch (error) {
      if (!(error instanceof UnreadableManifests)) throw error;
      return error.findings.map((finding): Violation => ({ ...finding, rule: 'unreadable' }));
    }
  });
  const problems = violations.map(({ file, message, rule }) => ({ file, message: `${message} (${rule})`, rule }));
  report(
    options.output,
    distinct(problems),
    `${resources} resources and ${dags} files of DAGs, by ${rules.length} rules`,
  );
}

/** What is wrong with a DAG in every environment is one problem. */
const distinct = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [`${problem.file} ${problem.message}`, problem])).values(),
];

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
