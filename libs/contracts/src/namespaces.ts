/** Every namespace of the platform. What runs in one is composed in `apps/<namespace>`. */
export const namespaces = [
  'management',
  'database',
  'deepstorage',
  'processing',
  'orchestrator',
  'cicd',
  'gateway',
  'identity',
  'observability',
  'logs',
] as const;

export type Namespace = (typeof namespaces)[number];
