import { namespaceOf, type Graph } from '../graph/graph.ts';
import { titleOfRoute } from '../graph/routes.ts';
import type { Rule } from '../rule.ts';

export const routeDuplicate: Rule = {
  name: 'route-duplicate',
  why: 'Of two routes with the same host and path the older one gets every request, and the other one none.',
  check: (graph) =>
    [...Map.groupBy(claimsOf(graph), ({ place }) => place).values()].flatMap(([first, ...others]) =>
      others.map(({ file, title, host, path }) => ({
        file,
        message: `${title} takes host '${host}' and path '${path}', which ${first?.title} has already (${first?.file}); give it another one`,
      })),
    ),
};

interface Claim {
  readonly file: string;
  readonly title: string;
  readonly host: string;
  readonly path: string;
  /** Where only one can be. */
  readonly place: string;
}

interface Match {
  readonly path?: { readonly value?: string };
  /** A rule that asks for more than a path may stand beside one that does not. */
  readonly headers?: readonly unknown[];
  readonly queryParams?: readonly unknown[];
  readonly method?: string;
}

const claimsOf = (graph: Graph): Claim[] =>
  graph.of('HTTPRoute').flatMap(({ file, resource }) => {
    const { hostnames = [], parentRefs, rules } = resource.spec;
    const matches = rules.flatMap((rule) => (rule as { matches?: readonly Match[] }).matches ?? [{}]);
    const paths = matches
      .filter(({ headers, queryParams, method }) => !headers && !queryParams && !method)
      .map(({ path }) => path?.value ?? '/');
    return parentRefs.flatMap(({ name, sectionName }) =>
      hostnames.flatMap((host) =>
        paths.map((path) => ({
          file,
          title: titleOfRoute(resource),
          host,
          path,
          place: JSON.stringify([namespaceOf(resource), name, sectionName, host, path]),
        })),
      ),
    );
  });
