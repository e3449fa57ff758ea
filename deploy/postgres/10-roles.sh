#!/bin/sh
# Makes Tidemark's roles and its database: the owner, who migrates; the application, which can add to
# the log and change nothing in it; and, where a password for it is set, the one that deletes
# documents for retention and can do nothing else. Run by PostgreSQL's image on an empty volume, or by
# hand as a superuser with the same variables.
set -eu

: "${TIDEMARK_OWNER_PASSWORD:?set it in .env, as docker-compose.yml says}"
: "${TIDEMARK_APPLICATION_PASSWORD:?set it in .env, as docker-compose.yml says}"

psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 \
    --username="${POSTGRES_USER:-postgres}" --dbname=postgres <<'SQL'
\getenv owner_password TIDEMARK_OWNER_PASSWORD
\getenv application_password TIDEMARK_APPLICATION_PASSWORD

-- Only the verifier is kept, and no password gets into the server's log.
set password_encryption = 'scram-sha-256';
set log_statement = 'none';
set log_min_error_statement = 'panic';

create role tidemark_owner login password :'owner_password';
create role tidemark login password :'application_password';

create database tidemark owner tidemark_owner;
revoke all on database tidemark from public;
grant connect, temporary on database tidemark to tidemark;
SQL

[ -n "${TIDEMARK_RETENTION_PASSWORD:-}" ] || exit 0
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 \
    --username="${POSTGRES_USER:-postgres}" --dbname=postgres <<'SQL'
\getenv retention_password TIDEMARK_RETENTION_PASSWORD

set password_encryption = 'scram-sha-256';
set log_statement = 'none';
set log_min_error_statement = 'panic';

create role tidemark_retention login password :'retention_password';
grant connect on database tidemark to tidemark_retention;
SQL
