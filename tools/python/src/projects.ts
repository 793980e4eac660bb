/** What tests can ask for beside Python packages. */
export type Need = 'azurite' | 'java' | 'minio' | 'spark-jars';

/** The folders of Python code; each locks its packages in requirements-dev.txt. */
export const projects = {
  dags: { needs: ['azurite', 'minio'] },
  'spark-jobs': { needs: ['java', 'minio', 'spark-jars'] },
} as const satisfies Record<string, { readonly needs: readonly Need[] }>;

export type ProjectName = keyof typeof projects;
