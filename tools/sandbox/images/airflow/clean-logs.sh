#!/usr/bin/dumb-init /bin/bash
# shellcheck shell=bash
set -euo pipefail
while true; do
  find "${AIRFLOW_HOME:-/opt/airflow}/logs" -type f -mtime "+${AIRFLOW__LOG_RETENTION_DAYS:-15}" -name '*.log' -delete || true
  sleep $(( ${AIRFLOW__LOG_CLEANUP_FREQUENCY_MINUTES:-15} * 60 ))
done
