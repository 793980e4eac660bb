#!/bin/sh
# arguments that begin with - and configuration files are the server's
case ${1:-} in -* | *.conf | '') set -- redis-server "$@" ;; esac
exec "$@"
