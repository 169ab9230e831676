#!/usr/bin/env bash
# Makes a Debian package of a program that was built, in a folder; its path is printed.
# usage: packaging/debian.sh PROGRAM FOLDER
set -euo pipefail
program=$(realpath "$1")
folder=$2
here=$(cd "$(dirname "$0")/.." && pwd)
said() { sed -n "s/^$1 = \"\(.*\)\"$/\1/p" "$here/Cargo.toml" | head -n 1; }
version=$(said version)
architecture=${DEB_ARCHITECTURE:-$(dpkg --print-architecture)}
maintainer=${DEB_MAINTAINER:-The standing contributors <standing@localhost.localdomain>}
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"

install -D -m 755 "$program" "$root/usr/bin/standing"
strip --strip-unneeded "$root/usr/bin/standing"
"$here/packaging/share.sh" "$root/usr/bin/standing" "$root/usr"
doc="$root/usr/share/doc/standing"
mkdir -p "$doc"
{
  printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n'
  printf 'Files: *\nCopyright: 2026 The standing contributors\nLicense: MIT or Apache-2.0\n\nLicense: Apache-2.0\n'
  printf ' On Debian systems, the whole text is in /usr/share/common-licenses/Apache-2.0.\n\nLicense: MIT\n'
  sed 's/^$/./; s/^/ /' "$here/LICENSE-MIT"
} > "$doc/copyright"
cp "$here/CHANGELOG.md" "$doc/NEWS.md"
when=${SOURCE_DATE_EPOCH:-$(git -C "$here" log -1 --format=%ct 2> /dev/null || echo 0)}
{
  printf 'standing (%s) unstable; urgency=medium\n\n  * What is new: NEWS.md beside this file.\n\n' "$version"
  printf ' -- %s  %s\n' "$maintainer" "$(LC_ALL=C date -u -R -d "@$when")"
} > "$doc/changelog"
find "$root/usr/share/man" "$doc" -type f ! -name copyright -exec gzip -9n {} +
find "$root/usr" -type d -exec chmod 755 {} +
find "$root/usr/share" -type f -exec chmod 644 {} +

# What a program asks of the system, where it is not static.
# The list is read to its end: a reader that stops early fails the pipe.
needs=''
if ldd "$root/usr/bin/standing" 2>/dev/null | grep 'libc\.so' >/dev/null; then
  needs="libc6 (>= ${LIBC:-2.28}), libgcc-s1"
fi
mkdir "$root/DEBIAN"
{
  echo "Package: standing"
  echo "Version: $version"
  echo "Architecture: $architecture"
  echo "Maintainer: $maintainer"
  echo "Installed-Size: $(du -ks "$root/usr" | cut -f 1)"
  [ -z "$needs" ] || echo "Depends: $needs"
  echo "Recommends: git"
  echo "Section: utils"
  echo "Priority: optional"
  echo "Description: $(said description | sed 's/^Where/tells where/')"
  echo " An agency keeps one TOML file per client and one per project in a folder."
  echo " Reports on budgets, scope, responsibilities, clients and money come from"
  echo " them, exact to the cent; records are written by commands or by hand."
} > "$root/DEBIAN/control"
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum > DEBIAN/md5sums)

mkdir -p "$folder"
package="$folder/standing_${version}_$architecture.deb"
dpkg-deb --root-owner-group -Z"${COMPRESSION:-xz}" --build "$root" "$package" > /dev/null
echo "$package"
