# shellcheck shell=bash
# emberstack/kubernetes-reflector:10.0.63: a stand-in, see stand-ins/reflector.
install -D "$PROGRAM_REFLECTOR" "$ROOT/usr/bin/reflector"
