#!/usr/bin/env bash
# The table of docs/performance.md: what the machine is, and the benchmark of some sizes.
# benches/side-by-side.sh [small] [medium] [large] [huge]
set -euo pipefail
cd "$(dirname "$0")/.."
sizes=("$@")
if [ $# = 0 ]; then sizes=(small medium large); fi
model=$(sed -n 's/^model name[[:space:]]*: //p' /proc/cpuinfo 2>/dev/null | head -1)
printf '%s, %s cores, %s\n\n' "${model:-a processor of unknown name}" "$(getconf _NPROCESSORS_ONLN)" "$(date +%F)"
cargo bench --locked --quiet --bench speed -- "${sizes[@]}"
