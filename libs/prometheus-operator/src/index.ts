export { bringsStack, stack } from './chart.ts';
export { bringsPrometheusOperatorDefinitions, prometheusOperatorSource } from './definitions.ts';
export { prometheusOperatorImages } from './images.ts';
export { inFront } from './in-front.ts';
export { scrapeConfig, type ScrapeConfig } from './monitors.ts';
export { prometheusRule, type PrometheusRule } from './rules.ts';
export type { StackConfig } from './values.ts';
