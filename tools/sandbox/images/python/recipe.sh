# shellcheck shell=bash
# Debian's Python 3.11.
packages python3 python3-venv
