import { describe, expect, it } from 'vitest';
import { dashboardJson } from './json.ts';
import { chart, figure, lines, query } from './vocabulary.ts';

interface Model {
  readonly panels: readonly {
    readonly gridPos: { x: number; y: number; w: number; h: number };
    readonly datasource: { uid: string };
    readonly targets: readonly { readonly refId: string; readonly instant?: boolean }[];
  }[];
}

const model = JSON.parse(
  dashboardJson({
    name: 'sample',
    title: 'Sample',
    rows: [
      [figure('One', 'short', query('a')), figure('Two', 'short', query('b'))],
      [chart('Three', 's', query('c', 'c'), query('d', 'd'))],
      [lines('Four', '{k8s_namespace_name="logs"}')],
    ],
  }),
) as Model;

describe('a dashboard', () => {
  it('gives the panels of a row its whole width, and puts rows below each other', () => {
    expect(model.panels.map(({ gridPos: { x, y, w } }) => [x, y, w])).toEqual([
      [0, 0, 12],
      [12, 0, 12],
      [0, 4, 24],
      [0, 12, 24],
    ]);
  });

  it('asks Prometheus for figures, and Loki for lines', () => {
    expect(model.panels.map(({ datasource }) => datasource.uid)).toEqual([
      'prometheus',
      'prometheus',
      'prometheus',
      'loki',
    ]);
  });

  it('tells several queries of a panel apart', () => {
    expect(model.panels[2]?.targets.map(({ refId }) => refId)).toEqual(['A', 'B']);
  });
});
