import { alerts } from '@headwater/alerts';
import { dashboards } from '@headwater/dashboards';
import { metrics as allowed } from '@headwater/kube-state-metrics';
import { describe, expect, it } from 'vitest';
import { everything } from './everything.ts';
import { exported } from './exported.ts';
import { parse } from './parse.ts';

const ofDashboards = dashboards(everything).flatMap(({ title, rows }) =>
  rows
    .flat()
    .filter(({ kind }) => kind !== 'logs')
    .flatMap((panel) => panel.queries.map(({ expression }) => [`${title}: ${panel.title}`, expression] as const)),
);
const queries = [...alerts(everything).map(({ name, expression }) => [name, expression] as const), ...ofDashboards];
// what Prometheus itself makes
const own = ['ALERTS', 'up'];

describe('a query', () => {
  it.each(queries)('%s is PromQL, and asks for what is really exported', (_title, expression) => {
    const { metrics, errors } = parse(expression);
    expect(errors).toEqual([]);
    const known = exported();
    expect(metrics.filter((name) => !own.includes(name) && !known.has(name))).toEqual([]);
  });

  it('gets what it asks of kube-state-metrics, which exports nothing else', () => {
    const asked = new Set(queries.flatMap(([, expression]) => parse(expression).metrics));
    const ofKubernetes = [...asked].filter(
      (name) => name.startsWith('kube_') && !name.startsWith('kube_sparkapplication_'),
    );
    expect(ofKubernetes.sort()).toEqual([...allowed].sort());
  });
});

describe('the reader of queries', () => {
  it('finds metrics, not labels and functions', () => {
    expect(parse('sum by (job) (rate(a_total{b="c"}[5m])) / on (job) d').metrics).toEqual(['a_total', 'd']);
  });

  it('says where something is not PromQL', () => {
    expect(parse('sum(rate(a[5m])').errors).not.toEqual([]);
    expect(parse('a{b=$c}').errors).not.toEqual([]);
  });
});
