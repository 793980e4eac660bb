/** A question, and what its answer is called. */
export interface Query {
  /** In PromQL, or in LogQL where the panel shows logs. No variables of Grafana: each can be asked as it is. */
  readonly expression: string;
  /** `{{label}}` is the value of a label. */
  readonly legend: string;
}

export interface Panel {
  readonly title: string;
  readonly kind: 'timeseries' | 'stat' | 'table' | 'logs';
  /** As Grafana calls it: s, bytes, percentunit, short, reqps. */
  readonly unit: string;
  readonly queries: readonly Query[];
}

export interface Dashboard {
  /** Of its file and its address. */
  readonly name: string;
  readonly title: string;
  /** Panels of one row share its width. */
  readonly rows: readonly (readonly Panel[])[];
}

export const query = (expression: string, legend = ''): Query => ({ expression, legend });

const panel =
  (kind: Panel['kind']) =>
  (title: string, unit: string, ...queries: Query[]): Panel => ({ title, kind, unit, queries });

/** Lines over time. */
export const chart = panel('timeseries');
/** One number that a person has to see. */
export const figure = panel('stat');
/** A row for each result, as it is now. */
export const table = panel('table');
export const lines = (title: string, expression: string): Panel => panel('logs')(title, 'short', query(expression));
