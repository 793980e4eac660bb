// psql reads names and passwords from its environment: nothing of them is on a command line or in a log.
// Only what is missing is made: on a server of somebody else, a database of that name may be somebody else's, too.
export const externalScript = `set -eu
ask() { psql --no-psqlrc --quiet --no-align --tuples-only --set ON_ERROR_STOP=1 "$@"; }

signs_in() {
  PGUSER=$ROLE PGPASSWORD=$ROLE_PASSWORD ask --command 'SELECT' >/dev/null 2>&1
}

make_role() {
  ask --file - <<'SQL'
\\getenv role ROLE
SELECT format('CREATE ROLE %I LOGIN', :'role')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \\gexec
SQL
  if signs_in; then return; fi
  # psql makes the verifier: the server, and a log that it may keep of statements, never see the password
  printf '%s\\n%s\\n' "$ROLE_PASSWORD" "$ROLE_PASSWORD" | ask --command "\\password \\"$ROLE\\"" 2>&1
  echo "role $ROLE has the password of its secret"
}

make_database() {
  owner=$(ask --file - <<'SQL'
\\getenv database DATABASE
SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = :'database'
SQL
  )
  if [ "\${owner:-$ROLE}" != "$ROLE" ]; then
    echo "database '$DATABASE' belongs to '$owner', not to '$ROLE'; give it to that role, or rename it" >&2
    exit 1
  fi
  # who makes a database for a role, or takes rights from it, has to be that role: for no longer than that
  ask --file - <<'SQL'
\\getenv database DATABASE
\\getenv role ROLE
SELECT NOT EXISTS (
  SELECT FROM pg_database WHERE datname = :'database' AND NOT has_database_privilege('public', datname, 'CONNECT')
) AS missing \\gset
\\if :missing
SELECT format('GRANT %I TO CURRENT_USER', :'role') \\gexec
SELECT format('CREATE DATABASE %I OWNER %I', :'database', :'role')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \\gexec
SELECT format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', :'database') \\gexec
SELECT format('REVOKE %I FROM CURRENT_USER', :'role') \\gexec
\\endif
SQL
  echo "database $DATABASE is there, and its role may sign in"
}

for DATABASE in $DATABASES; do
  variable=$(printf '%s' "$DATABASE" | tr a-z- A-Z_)
  ROLE=$(printenv "\${variable}_USERNAME")
  ROLE_PASSWORD=$(printenv "\${variable}_PASSWORD")
  export DATABASE ROLE ROLE_PASSWORD
  make_role
  make_database
done
`;

// https://www.postgresql.org/docs/17/predefined-roles.html
export const externalMonitorScript = `
ROLE=$MONITOR_USERNAME
ROLE_PASSWORD=$MONITOR_PASSWORD
export ROLE ROLE_PASSWORD
make_role
ask --file - <<'SQL'
\\getenv role ROLE
SELECT format('ALTER ROLE %I CONNECTION LIMIT 5', :'role')
FROM pg_roles WHERE rolname = :'role' AND rolconnlimit <> 5 \\gexec
SELECT format('GRANT pg_monitor TO %I', :'role') WHERE NOT pg_has_role(:'role', 'pg_monitor', 'MEMBER') \\gexec
SQL
echo "the role that measures may sign in"
`;
