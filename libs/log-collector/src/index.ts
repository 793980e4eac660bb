export { logCollectorImage } from './images.ts';
export { logCollector, type LogCollectorConfig } from './log-collector.ts';
