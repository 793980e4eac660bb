# shellcheck shell=bash
# No image of its own: what other recipes fetch and unpack with.
packages maven libarchive-tools
