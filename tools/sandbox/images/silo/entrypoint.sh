#!/bin/sh
# arguments that do not begin with the program's name are the program's
case ${1:-} in silo | minio | '') ;; *) set -- silo "$@" ;; esac
exec "$@"
