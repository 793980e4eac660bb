import { workloads } from '@headwater/contracts';
import { suggestion, type Workload } from '@headwater/k8s';

/** All pods that the platform knows by their labels, under the names that `logs` takes. */
export const components: readonly Workload[] = Object.values(workloads)
  .flatMap((group): Workload[] => ('labels' in group ? [group as Workload] : Object.values(group)))
  .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/**
 * The components that a person means: by a whole name (`airflow-scheduler`, also as two words), by its beginning
 * (`airflow`: all of them), or by its end where only one ends so (`scheduler`). A sentence where there is none.
 */
export function componentsNamed(words: readonly string[]): readonly Workload[] | string {
  const wanted = words.join('-');
  const exact = components.filter(({ name }) => name === wanted);
  if (exact.length > 0) return exact;
  const beginning = components.filter(({ name }) => name.startsWith(`${wanted}-`));
  if (beginning.length > 0) return beginning;
  const end = components.filter(({ name }) => name.endsWith(`-${wanted}`));
  if (end.length === 1) return end;
  if (end.length > 1) return `'${wanted}' may be ${end.map(({ name }) => `'${name}'`).join(' or ')}; name one of them`;
  return `there is no component '${wanted}'${suggestion(wanted, componentNames) || '; ./headwater logs --list names them'}`;
}

/** What `logs` understands as one word, and a person would say. */
export const componentNames: readonly string[] = [
  ...new Set(components.flatMap((component) => [component.name, ...beginningsOf(component), ...endOf(component)])),
].sort();

function beginningsOf({ name, labels }: Workload): string[] {
  const application = labels['app.kubernetes.io/name'] ?? name;
  return [name.split('-')[0]!, application].filter((beginning) => name.startsWith(`${beginning}-`));
}

function endOf({ name }: Workload): string[] {
  const end = name.split('-').slice(1).join('-');
  return end !== '' && components.filter((each) => each.name.endsWith(`-${end}`)).length === 1 ? [end] : [];
}
