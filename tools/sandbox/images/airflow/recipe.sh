# shellcheck shell=bash
# docker/airflow: what its lock names, on this Debian's Python 3.12. The real one starts from apache/airflow:3.3.2-python3.12, whose Debian
# packages (clients of databases, Kerberos, …) it keeps; most of them are missing here.
packages git openssh-client dumb-init libpq5 netcat-openbsd
inside useradd --uid 50000 --gid 0 --create-home --home-dir /home/airflow --shell /bin/bash airflow
inside install -d -o airflow -g 0 -m 775 /opt/airflow /opt/airflow/dags /opt/airflow/logs
install -m 644 "$INPUTS/dags/requirements.txt" "$ROOT/tmp/requirements.txt"
uv venv --python /usr/local/bin/python3.12 /home/airflow/.local
uv pip sync --python /home/airflow/.local/bin/python --strict --require-hashes --compile-bytecode /tmp/requirements.txt
rm "$ROOT/tmp/requirements.txt"
install "$HERE/entrypoint.sh" "$ROOT/entrypoint"
install "$HERE/clean-logs.sh" "$ROOT/clean-logs"
inside /home/airflow/.local/bin/airflow version
rm -rf "$ROOT/root/airflow"
inside chown -h -R airflow:0 /home/airflow /opt/airflow
inside chmod -R g+rwX /home/airflow /opt/airflow
