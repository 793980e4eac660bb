#!/bin/bash
exec /usr/bin/tini -s -- /usr/bin/spark-operator "$@"
