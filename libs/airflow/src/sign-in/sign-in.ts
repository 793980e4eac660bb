import type { PodParts } from '../pod-parts.ts';

/** How people sign in: a choice of the environment. */
export interface SignIn {
  /** What the pages read: https://flask-appbuilder.readthedocs.io/en/latest/security.html */
  readonly webserverConfig: string;
  /** More files of the configuration, by name. */
  readonly files: Readonly<Record<string, string>>;
  /** More sections of airflow.cfg. */
  readonly settings: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;
  /** What the API server alone gets: nobody else signs anybody in. */
  readonly apiServer: PodParts;
  /** Of the one user that has a password. */
  readonly role: 'Admin' | 'User';
  /** What the set-up does beside making that user, in the block that has `users`. */
  readonly setup: string;
}
