# shellcheck shell=bash
# grafana/grafana:13.2.3: a stand-in, see stand-ins/grafana.
install -D "$PROGRAM_GRAFANA" "$ROOT/run.sh"
mkdir -p "$ROOT"/etc/grafana/provisioning/{datasources,dashboards} "$ROOT/usr/share/grafana"
install -d -o 472 -g 0 -m 777 "$ROOT"/var/lib/grafana "$ROOT"/var/log/grafana
