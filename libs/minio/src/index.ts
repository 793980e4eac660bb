export type { MinioConfig } from './config.ts';
export { mcImage, minioImage } from './images.ts';
export { minio } from './minio.ts';
