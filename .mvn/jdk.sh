# Sourced by ./hostpulse and ./mvnw: hostpulse_jdk prints the home of a JDK 25 or newer, and fails when there
# is none. The default java may be older.
#
# Maven's jar plugin reads module descriptors with the tools of the JDK that runs Maven, so Maven too must run
# on a JDK that knows the class files of Java 25.

# The feature version of the JDK in folder $1, from its release file; nothing when it is none.
hostpulse_feature() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

hostpulse_jdk() {
  hp_path=$(command -v javac || true)
  [ -z "$hp_path" ] || hp_path=$(dirname "$(dirname "$(readlink -f "$hp_path")")")
  for hp_home in "${HOSTPULSE_JAVA_HOME:-}" "${JAVA_HOME:-}" "$hp_path" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/local/jdk* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/*; do
    [ -n "$hp_home" ] || continue
    hp_feature=$(hostpulse_feature "$hp_home")
    if [ -n "$hp_feature" ] && [ "$hp_feature" -ge 25 ]; then
      printf '%s\n' "$hp_home"
      return 0
    fi
  done
  return 1
}
