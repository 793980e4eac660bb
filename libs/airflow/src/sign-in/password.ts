import type { SignIn } from './sign-in.ts';

/** With the users of Airflow's own database, of which one is made. */
export const signInByPassword: SignIn = {
  webserverConfig: `from flask_appbuilder.const import AUTH_DB

AUTH_TYPE = AUTH_DB
`,
  files: {},
  settings: {},
  apiServer: {},
  role: 'Admin',
  setup: '',
};
