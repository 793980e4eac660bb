# shellcheck shell=bash
# apache/airflow:3.3.2-python3.12: Airflow and those of the image's providers that the platform uses, as PyPI had them when the image was
# made; the real one has them by its list of constraints, and more of them.
packages git openssh-client dumb-init libpq5 netcat-openbsd
inside useradd --uid 50000 --gid 0 --create-home --home-dir /home/airflow --shell /bin/bash airflow
inside install -d -o airflow -g 0 -m 775 /opt/airflow /opt/airflow/dags /opt/airflow/logs
uv venv --python /usr/local/bin/python3.12 /home/airflow/.local
providers=(amazon cncf-kubernetes common-io common-sql fab git http postgres slack smtp ssh standard)
uv pip install --python /home/airflow/.local/bin/python --exclude-newer 2026-09-20 --compile-bytecode \
  'apache-airflow[statsd,async,google-auth]==3.3.2' "${providers[@]/#/apache-airflow-providers-}" asyncpg psycopg2-binary authlib pandas
install "$HERE/entrypoint.sh" "$ROOT/entrypoint"
install "$HERE/clean-logs.sh" "$ROOT/clean-logs"
inside /home/airflow/.local/bin/airflow version
rm -rf "$ROOT/root/airflow"
inside chown -h -R airflow:0 /home/airflow /opt/airflow
inside chmod -R g+rwX /home/airflow /opt/airflow
