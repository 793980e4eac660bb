export { dashboardFiles, dashboards } from './dashboards.ts';
export type { Dashboard, Panel, Query } from './vocabulary.ts';
