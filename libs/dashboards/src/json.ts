import type { Dashboard, Panel } from './vocabulary.ts';

// Grafana divides a row into as many columns
const width = 24;
const heights: Readonly<Record<Panel['kind'], number>> = { stat: 4, timeseries: 8, table: 8, logs: 10 };

/** The sources that libs/grafana provides, by their `uid`. */
const sourceOf = ({ kind }: Panel) => (kind === 'logs' ? { type: 'loki', uid: 'loki' } : prometheus);
const prometheus = { type: 'prometheus', uid: 'prometheus' };

/** As Grafana reads it: https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/ */
export function dashboardJson({ name, title, rows }: Dashboard): string {
  let y = 0;
  let id = 0;
  const panels = rows.flatMap((row) => {
    const h = Math.max(...row.map(({ kind }) => heights[kind]));
    const w = Math.floor(width / row.length);
    const placed = row.map((panel, index) => panelJson(panel, (id += 1), { x: index * w, y, w, h }));
    y += h;
    return placed;
  });
  const model = {
    uid: name,
    title,
    tags: ['headwater'],
    schemaVersion: 41,
    editable: false,
    refresh: '30s',
    time: { from: 'now-3h', to: 'now' },
    panels,
  };
  return `${JSON.stringify(model, undefined, 2)}\n`;
}

const panelJson = (panel: Panel, id: number, gridPos: object): object => ({
  id,
  type: panel.kind,
  title: panel.title,
  gridPos,
  datasource: sourceOf(panel),
  fieldConfig: { defaults: { unit: panel.unit, min: 0 }, overrides: [] },
  options: optionsOf[panel.kind],
  targets: panel.queries.map(({ expression, legend }, index) => ({
    refId: String.fromCharCode('A'.charCodeAt(0) + index),
    datasource: sourceOf(panel),
    expr: expression,
    legendFormat: legend,
    ...(panel.kind === 'stat' || panel.kind === 'table' ? { instant: true, range: false } : {}),
    ...(panel.kind === 'table' ? { format: 'table' } : {}),
  })),
});

const optionsOf: Readonly<Record<Panel['kind'], object>> = {
  timeseries: { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi', sort: 'desc' } },
  stat: { reduceOptions: { calcs: ['lastNotNull'] } },
  table: {},
  logs: { showTime: true, wrapLogMessage: true, sortOrder: 'Descending' },
};
