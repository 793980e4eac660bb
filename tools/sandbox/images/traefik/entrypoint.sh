#!/bin/sh
# flags and commands are the program's
case ${1:-} in -* | healthcheck | version) set -- traefik "$@" ;; esac
exec "$@"
