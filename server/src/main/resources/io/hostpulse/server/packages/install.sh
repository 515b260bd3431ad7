#!/bin/sh
# Installs the Hostpulse agent on this host, adds the host to the server that this script came from, and starts the
# agent. 'hostpulse server token' prints the line that runs it. No other site is asked for anything: packages come from
# that server too, and are used only if their sums are those below.
#
# Variables, as lines before this script or in the environment: token (from the server; not needed where the host has
# been added before), server (its address, if it is not the one below).
set -eu
umask 022

server=${server:-@SERVER@}
# The public key that the server has to show, for curl; empty for a server without TLS.
pin='@PIN@'
sums='@SUMS@'

user=hostpulse
state=/var/lib/hostpulse
config=/etc/hostpulse/agent.yaml
unit=hostpulse-agent.service
work=

say() { printf 'hostpulse: %s\n' "$*"; }

die() {
  printf 'hostpulse: not installed: %s\n' "$*" >&2
  exit 1
}

end() {
  [ -z "$work" ] || rm -rf "$work"
}

# The sum of file $1; nothing when the server does not have it.
sum_of() {
  printf '%s\n' "$sums" | while read -r sum name; do
    [ "$name" != "$1" ] || printf '%s' "$sum"
  done
}

check_host() {
  [ "$(uname -s)" = Linux ] || die "this is $(uname -s), not Linux"
  [ "$(id -u)" = 0 ] || die "only root can install; the line has to end with: | sudo sh"
  case $(uname -m) in
  x86_64) arch=amd64 ;;
  aarch64) arch=arm64 ;;
  *) die "there is no package for this kind of machine, $(uname -m)" ;;
  esac
  for tool in curl sha256sum tar gzip; do
    command -v "$tool" >/dev/null || die "the program $tool is missing on this host"
  done
  if [ -e "/lib/ld-musl-$(uname -m).so.1" ] && ! command -v dpkg >/dev/null; then
    die "the C library of this host is musl; the GNU C library is needed"
  fi
  debian=no
  if command -v dpkg >/dev/null && [ -e /etc/debian_version ]; then
    debian=yes
  elif ! command -v systemctl >/dev/null; then
    die "there is no systemd on this host, and this is not Debian: unpack the .tar.gz and start bin/hostpulse"
  else
    for tool in useradd dd head tail; do
      command -v "$tool" >/dev/null || die "the program $tool is missing on this host"
    done
  fi
}

check_token() {
  case ${token:-} in
  hpe1_*) ;;
  '') is_added || die "token is missing: paste the whole line that 'hostpulse server token' prints" ;;
  *) die "token is none: one begins with hpe1_" ;;
  esac
}

is_added() {
  [ -f "$state/credential" ] && grep -qxF "server $server" "$state/credential"
}

choose() {
  agent=$(printf '%s\n' "$sums" | sed -n 's/^[0-9a-f]*  \(hostpulse-agent_.*_all\.deb\)$/\1/p' | tail -n 1)
  version=${agent#hostpulse-agent_}
  version=${version%_all.deb}
  common=hostpulse-common_${version}_$arch.deb
  if [ -z "$agent" ] || [ -z "$(sum_of "$common")" ]; then
    die "the server has no package for $arch; put hostpulse-common_VERSION_$arch.deb into its server.packages-dir, and" \
      "its sum into SHA256SUMS there"
  fi
}

# Fetches file $1 into the folder $work.
fetch() {
  set -- "$1" -fsS --retry 5 --connect-timeout 20 -o "$work/$1"
  [ -z "$pin" ] || set -- "$@" -k --proto =https --pinnedpubkey "$pin"
  name=$1
  shift
  curl "$@" "$server/packages/$name" || die "$server/packages/$name cannot be fetched"
  printf '%s  %s\n' "$(sum_of "$name")" "$work/$name" | sha256sum -c --status - ||
    die "$name is not what this script came with: was the server upgraded meanwhile? Make a new token and try again"
}

install_packages() {
  DEBIAN_FRONTEND=noninteractive dpkg --force-confdef --force-confold -i "$work/$common" "$work/$agent" ||
    die "dpkg could not install the packages: see above"
}

# Unpacks the files of package $1 into folder $2. A .deb is an ar archive of three members, debian-binary (4 bytes),
# control.tar.gz and data.tar.gz; each has a header of 60 bytes, whose bytes 48 to 57 are its size.
unpack() {
  control=$(member_size "$1" 72)
  data_header=$((72 + 60 + control + control % 2))
  size=$(member_size "$1" "$data_header")
  mkdir -p "$2"
  tail -c "+$((data_header + 61))" "$1" | head -c "$size" | tar -xzf - -C "$2"
}

member_size() {
  dd if="$1" bs=1 skip="$(($2 + 48))" count=10 2>/dev/null | tr -d ' '
}

# The same files as the packages hold, in /opt/hostpulse.
install_files() {
  unpack "$work/$common" "$work/common"
  unpack "$work/$agent" "$work/agent"
  getent passwd "$user" >/dev/null ||
    useradd --system --user-group --home-dir "$state" --no-create-home --shell /sbin/nologin \
      --comment 'Hostpulse agent' "$user"
  rm -rf /opt/hostpulse.new
  mkdir -p /opt
  mv "$work/common/usr/lib/hostpulse" /opt/hostpulse.new
  rm -rf /opt/hostpulse
  mv /opt/hostpulse.new /opt/hostpulse
  mkdir -p /usr/local/bin /etc/hostpulse /etc/systemd/system
  ln -sf /opt/hostpulse/bin/hostpulse /usr/local/bin/hostpulse
  install -m 0644 "$work/agent/usr/share/hostpulse/agent.yaml" /opt/hostpulse/agent.yaml
  [ -e "$config" ] || install -m 0640 -g "$user" /opt/hostpulse/agent.yaml "$config"
  [ -d "$state" ] || install -d -m 0700 -o "$user" -g "$user" "$state"
  sed 's|/usr/bin/hostpulse|/opt/hostpulse/bin/hostpulse|' "$work/agent/lib/systemd/system/$unit" \
    >"/etc/systemd/system/$unit"
  if command -v restorecon >/dev/null; then
    restorecon -R /opt/hostpulse "/etc/systemd/system/$unit" || true
  fi
  ! has_systemd || systemctl daemon-reload
}

has_systemd() {
  [ -d /run/systemd/system ] && command -v systemctl >/dev/null
}

# Runs the program as the agent's user.
as_user() {
  if command -v runuser >/dev/null; then
    runuser -u "$user" -- "$@"
  else
    setpriv --reuid "$user" --regid "$user" --init-groups "$@"
  fi
}

add_host() {
  if is_added; then
    say "this host has been added to $server before"
    return
  fi
  # An agent that runs uses the directory.
  ! has_systemd || systemctl stop "$unit" 2>/dev/null || true
  if [ -f "$state/credential" ]; then
    die "this host has been added to another server ($(sed -n 's/^server //p' "$state/credential")):" \
      "remove $state/credential if that is to end"
  fi
  printf '%s' "$token" | as_user "$program" enroll "$server" - >"$work/enrolled" ||
    die "the packages are, but this host could not be added to $server: make a new token and paste its line again"
  sed -n 1,2p "$work/enrolled"
}

# The packaged configuration sends nowhere. One that somebody has written is left alone.
configure() {
  if [ "$(cat "$config")" = "$(cat "$packaged")" ]; then
    printf '%s\n' "# Written by the installer of $server. All keys: docs/configuration.md" \
      'agent:' '  interval: 10s' "  state-dir: $state" \
      'outputs:' '  server:' '    type: http' "    url: $server" >"$work/agent.yaml"
    # Into the same file, so that mode and owner stay.
    cat "$work/agent.yaml" >"$config"
  elif ! grep -qF "$server" "$config"; then
    say "$config has been changed on this host and is left as it is; to send to the server, add to its outputs:"
    printf '  server:\n    type: http\n    url: %s\n' "$server"
  fi
}

start() {
  if ! has_systemd; then
    say "the agent is installed, but not started: systemd does not run here; it starts with the next boot, or by hand:" \
      "runuser -u $user -- $program agent --config $config"
    return
  fi
  systemctl enable "$unit" >/dev/null 2>&1 || true
  systemctl restart "$unit" || die "the packages are, but the agent does not start: journalctl -u $unit"
  sleep 3
  systemctl is-active --quiet "$unit" || die "the packages are, but the agent has ended: journalctl -u $unit"
  say "the agent runs: systemctl status $unit"
}

main() {
  check_host
  check_token
  choose
  work=$(mktemp -d)
  trap end EXIT
  say "fetching $version from $server"
  fetch "$common"
  fetch "$agent"
  if [ "$debian" = yes ]; then
    install_packages
    program=/usr/bin/hostpulse
    packaged=/usr/share/hostpulse/agent.yaml
  else
    install_files
    program=/opt/hostpulse/bin/hostpulse
    packaged=/opt/hostpulse/agent.yaml
  fi
  add_host
  configure
  start
}

# Called at the end, so that a script that was cut on its way does nothing. The script itself is on standard input.
main </dev/null
