#!/bin/sh
# Builds or tests the page with the machine's Node. Run by Maven: page.sh build|test SKIP.
# Nothing is done when nothing has changed since; without Node the page is left out, and said to be.
set -eu
cd "$(dirname "$0")/../.."
what=$1
skip=$2
out=target/classes/hostpulse-page

# Without the page too, what depends on this module finds its folder.
mkdir -p target/classes

say() { printf 'hostpulse web: %s\n' "$*" >&2; }

if [ "$skip" != false ]; then
  say "the page is left out: -DskipWeb"
  rm -rf "$out" target/page.stamp
  exit 0
fi

node=$(command -v node || command -v nodejs || true)
major=0
[ -z "$node" ] || major=$("$node" -p 'process.versions.node.split(".")[0]')
if [ "$major" -lt 18 ] || ! command -v npm >/dev/null; then
  say "the page is left out: it is built with Node 18 or newer and npm, and there is ${node:-no Node} (Debian: apt-get install nodejs npm)"
  rm -rf "$out" target/page.stamp
  exit 0
fi

# What the result depends on, as one hash.
stamp_of() {
  find package.json package-lock.json .npmrc vite.config.ts tsconfig.json index.html "$@" -type f | LC_ALL=C sort |
    xargs cksum | cksum
}

install() {
  lock=$(cat package.json package-lock.json | cksum)
  if [ "$(cat node_modules/.hostpulse-stamp 2>/dev/null)" != "$lock" ]; then
    say "fetching what the page is built with (npm ci)"
    npm ci --no-progress --loglevel=error --prefer-offline >&2 || {
      say "npm ci failed: the registry is not reached? -DskipWeb builds without the page"
      exit 1
    }
    echo "$lock" >node_modules/.hostpulse-stamp
  fi
}

case $what in
build)
  now=$(stamp_of src/main src/build)
  if [ "$(cat target/page.stamp 2>/dev/null)" = "$now" ] && [ -f "$out/index.html" ]; then exit 0; fi
  install
  rm -rf "$out"
  npx --no-install vite build --logLevel warn >&2
  echo "$now" >target/page.stamp
  ;;
test)
  now=$(stamp_of src)
  if [ "$(cat target/test.stamp 2>/dev/null)" = "$now" ]; then exit 0; fi
  install
  npx --no-install tsc --noEmit >&2
  npx --no-install vitest run --reporter=dot >&2
  echo "$now" >target/test.stamp
  ;;
esac
