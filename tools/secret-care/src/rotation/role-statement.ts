/**
 * What psql runs to give a role its password. Neither a log nor an error message of psql holds the statement.
 * Source: https://www.postgresql.org/docs/17/sql-alterrole.html
 */
export const roleStatement = (role: string, password: string): string =>
  [
    '\\set ON_ERROR_STOP 1',
    '\\set VERBOSITY terse',
    "SET log_statement = 'none';",
    "SET log_min_error_statement = 'panic';",
    `ALTER ROLE "${role.replaceAll('"', '""')}" LOGIN PASSWORD ${literal(password)};`,
    '',
  ].join('\n');

// E'' reads backslashes in one way, whatever standard_conforming_strings says
const literal = (text: string): string => `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
