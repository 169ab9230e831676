#!/usr/bin/env bash
# Makes the archive of a released program, with its checksum beside it: the program, its pages, completions and licences.
# usage: packaging/archive.sh PROGRAM TARGET FOLDER
set -euo pipefail
program=$1 target=$2 folder=$3
here=$(cd "$(dirname "$0")/.." && pwd)
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$here/Cargo.toml" | head -n 1)
name="standing-$version-$target"
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

cp "$program" "$made/"
"$here/packaging/share.sh" "$made/$(basename "$program")" "$made"
cp "$here"/README.md "$here"/CHANGELOG.md "$here"/LICENSE-* "$made/"
case $target in
  *windows*) (cd "$made" && 7z a -bso0 "$folder/$name.zip" .) && file="$name.zip" ;;
  *) tar -C "$made" -czf "$folder/$name.tar.gz" $(ls "$made") && file="$name.tar.gz" ;;
esac
cd "$folder"
if command -v sha256sum > /dev/null; then sha256sum "$file"; else shasum -a 256 "$file"; fi > "$file.sha256"
echo "$folder/$file"
