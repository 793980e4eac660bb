import { join } from 'node:path/posix';
import { applicationsOf, sourcesOf } from '../graph/applications.ts';
import type { Rule } from '../rule.ts';

const annotation = 'argocd.argoproj.io/manifest-generate-paths';

export const refreshScopeMissing: Rule = {
  name: 'refresh-scope-missing',
  why: 'Without the paths it is made from, every push renders every Application again; with the wrong ones, a change is not seen.',
  check: (graph) =>
    applicationsOf(graph).all.flatMap(({ name, file, resource }) => {
      const scope = resource.metadata?.annotations?.[annotation];
      return sourcesOf(resource)
        .map(({ path }) => path)
        .filter((path) => path !== undefined)
        .filter((path) => scope === undefined || !covers(scope, path))
        .map((path) => ({
          file,
          message:
            scope === undefined
              ? `application '${name}' has no annotation '${annotation}'; set it to '.'`
              : `application '${name}' is refreshed by changes of '${scope}', which is not its path '${path}'; set '${annotation}' to '.'`,
        }));
    }),
};

/**
 * Whether a change below `path` is in `scope`: paths with semicolons between them, relative to `path` or from the repository's root.
 * Source: https://argo-cd.readthedocs.io/en/stable/operator-manual/high_availability/#manifest-paths-annotation
 */
const covers = (scope: string, path: string): boolean =>
  scope
    .split(';')
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('/') ? join(part) : join('/', path, part)))
    .some((folder) => `${join('/', path)}/`.startsWith(folder.endsWith('/') ? folder : `${folder}/`));
