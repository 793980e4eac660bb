export { postgresExporterImage } from './images.ts';
export { postgresExporter, type PostgresExporterConfig } from './postgres-exporter.ts';
