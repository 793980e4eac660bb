import { groupOf } from '../graph/custom-resources.ts';
import { namespaceOf, nameOf } from '../graph/graph.ts';
import type { Rule } from '../rule.ts';

export const resourceDuplicate: Rule = {
  name: 'resource-duplicate',
  why: 'Two files that describe one object overwrite each other in every sync, and each Application finds the other one out of sync.',
  check: ({ items }) => {
    // a Kustomization never reaches the cluster
    const applied = items.filter(({ resource }) => resource.kind !== 'Kustomization');
    const objects = Map.groupBy(applied, ({ resource }) =>
      [groupOf(resource), resource.kind, namespaceOf(resource), nameOf(resource)].join('/'),
    );
    return [...objects.values()].flatMap(([first, ...others]) =>
      others.map(({ file, resource }) => {
        const namespace = namespaceOf(resource);
        const where = namespace === undefined ? '' : ` in namespace '${namespace}'`;
        return {
          file,
          message: `${resource.kind} '${nameOf(resource)}'${where} is in ${first?.file} too; remove or rename one of them`,
        };
      }),
    );
  },
};
