#!/usr/bin/env bash
# What is installed beside the program: manual pages and completions, below a folder such as /usr.
# usage: packaging/share.sh PROGRAM PREFIX
set -euo pipefail
program=$1 prefix=$2

"$program" man "$prefix/share/man/man1" --quiet
mkdir -p "$prefix/share/bash-completion/completions" "$prefix/share/zsh/vendor-completions" \
  "$prefix/share/fish/vendor_completions.d"
"$program" completions bash > "$prefix/share/bash-completion/completions/standing"
"$program" completions zsh > "$prefix/share/zsh/vendor-completions/_standing"
"$program" completions fish > "$prefix/share/fish/vendor_completions.d/standing.fish"
