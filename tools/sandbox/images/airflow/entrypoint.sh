#!/usr/bin/dumb-init /bin/bash
# shellcheck shell=bash
# The contract of the official image's entrypoint: the group is 0, the database is waited for (CONNECTION_CHECK_MAX_COUNT tries), `bash` and
# `python` are run as they are, everything else is a command of airflow.
set -euo pipefail
command=${1:-}
if [ "$(id -g)" != 0 ] && [ "$(id -u)" != 50000 ]; then echo "ERROR! You should run the image with GID=0" >&2; exit 1; fi
umask 0002
whoami > /dev/null 2>&1 || export HOME=/home/airflow
tries=${CONNECTION_CHECK_MAX_COUNT:-20}
if [ "$tries" -gt 0 ]; then
  until said=$(airflow db check 2>&1); do
    printf .
    tries=$((tries - 1))
    if [ "$tries" = 0 ]; then printf '\nERROR! Maximum number of retries (%s) reached.\n%s\n' "${CONNECTION_CHECK_MAX_COUNT:-20}" "$said"; exit 1; fi
    sleep "${CONNECTION_CHECK_SLEEP_TIME:-3}"
  done
  echo
fi
case $command in
  bash) shift; exec /bin/bash "$@" ;;
  python) shift; exec python "$@" ;;
  airflow) shift ;;
esac
exec airflow "$@"
