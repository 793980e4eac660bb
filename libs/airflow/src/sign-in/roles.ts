import type { RealmRole } from '@headwater/contracts';

/** Which role of Airflow a person gets by one of the realm. */
export const roleMapping: Readonly<Record<RealmRole, string>> = {
  admin: 'Admin',
  'data-engineer': 'Data Engineer',
  user: 'User',
  viewer: 'Viewer',
  public: 'Public',
};

const edit = (resource: string) =>
  ['can_read', 'can_create', 'can_edit', 'can_delete'].map((action) => [action, resource]);

/**
 * What a data engineer may do beside what Airflow's own role `User` may: everything of a pipeline but the connections,
 * which hold the logins of others.
 * Source: https://airflow.apache.org/docs/apache-airflow-providers-fab/stable/auth-manager/access-control.html
 */
export const dataEngineer: readonly (readonly string[])[] = [
  ...edit('Variables'),
  ...edit('Pools'),
  ...edit('XComs'),
  ...edit('Backfills'),
  ...edit('Assets'),
  ...['Admin', 'Variables', 'Pools', 'XComs'].map((resource) => ['menu_access', resource]),
];
