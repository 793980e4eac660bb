/** The ConfigMap of all Spark jobs, and where those who run them mount it. */
export const sparkJobs = { namespace: 'processing', name: 'spark-jobs', folder: '/opt/headwater/jobs' } as const;
