export { sparkImage } from './images.ts';
export { sparkJobs, type SparkJobsConfig } from './spark-jobs.ts';
