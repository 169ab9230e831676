#!/usr/bin/env bash
# Writes the Homebrew formula and the Scoop manifest of a release from the checksums of its archives.
# usage: packaging/taps.sh FOLDER URL, the folder of the archives and where they can be had
set -euo pipefail
folder=$1 url=$2
here=$(cd "$(dirname "$0")/.." && pwd)
said() { sed -n "s/^$1 = \"\(.*\)\"$/\1/p" "$here/Cargo.toml" | head -n 1; }
version=$(said version)
sum() { cut -d ' ' -f 1 "$folder/standing-$version-$1.sha256"; }
of() { printf '      url "%s/standing-%s-%s.tar.gz"\n      sha256 "%s"\n' "$url" "$version" "$1" "$(sum "$1.tar.gz")"; }

cat > "$folder/standing.rb" <<FORMULA
class Standing < Formula
  desc "$(said description)"
  homepage "${url%/releases/*}"
  version "$version"
  license any_of: ["MIT", "Apache-2.0"]

  on_macos do
    on_arm do
$(of aarch64-apple-darwin)
    end
    on_intel do
$(of x86_64-apple-darwin)
    end
  end

  on_linux do
    on_arm do
$(of aarch64-unknown-linux-musl)
    end
    on_intel do
$(of x86_64-unknown-linux-musl)
    end
  end

  def install
    bin.install "standing"
    man1.install Dir["share/man/man1/*"]
    bash_completion.install "share/bash-completion/completions/standing"
    zsh_completion.install "share/zsh/vendor-completions/_standing"
    fish_completion.install "share/fish/vendor_completions.d/standing.fish"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/standing --version")
  end
end
FORMULA

cat > "$folder/standing.json" <<MANIFEST
{
    "version": "$version",
    "description": "$(said description)",
    "homepage": "${url%/releases/*}",
    "license": "MIT OR Apache-2.0",
    "architecture": {
        "64bit": {
            "url": "$url/standing-$version-x86_64-pc-windows-msvc.zip",
            "hash": "$(sum x86_64-pc-windows-msvc.zip)"
        }
    },
    "bin": "standing.exe"
}
MANIFEST
