# Sourced by ./hostpulse of a checkout and by bin/hostpulse of a package: starts the program with the JVM flags
# that keep its process small. Each flag's price is in docs/decisions/0003-jvm-flags.md.

# hostpulse_names_tls ARGUMENTS...: whether the command line or the configuration that it names has a word of TLS. An archive with its
# classes takes 7 MB more; without them a TLS connection finds them in the runtime. A wrong answer costs memory or a moment.
hostpulse_names_tls() {
  case $* in *https:* | *tls* | *ssl*) return 0 ;; esac
  hp_config=
  while [ $# -gt 0 ]; do
    case $1 in
    --config) hp_config=${2:-} ;;
    --config=*) hp_config=${1#--config=} ;;
    esac
    shift
  done
  [ -f "$hp_config" ] && [ -r "$hp_config" ] || return 1
  while read -r hp_line || [ -n "$hp_line" ]; do
    case $hp_line in
    \#*) ;;
    *https:* | *tls* | *ssl*) return 0 ;;
    esac
  done <"$hp_config"
  return 1
}

# hostpulse_run JAVA APP ARGUMENTS...: APP is the folder of hostpulse.jar. The kind of machine, as uname -m names it, is asked for
# unless hp_machine says it.
hostpulse_run() {
  hp_java=$1
  hp_app=$2
  shift 2
  hp_quiet="-XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr"
  # Without memory a process loses threads, and what is left hears nobody or collects nothing: it ends, and is started again
  # with nothing lost.
  hp_quiet="$hp_quiet -XX:+ExitOnOutOfMemoryError -XX:+DisplayVMOutputToStderr"
  hp_small="$hp_quiet -XX:TieredStopAtLevel=1 -Xshare:auto"
  # What runs once a tick is compiled after half a minute at 1 Hz and not after ten (decision 0003).
  hp_warm="-XX:Tier0InvokeNotifyFreqLog=5 -XX:Tier3InvocationThreshold=60 -XX:Tier3MinInvocationThreshold=30
    -XX:Tier3CompileThreshold=500 -XX:Tier3LoadFeedback=100000"
  hp_agent="$hp_small $hp_warm -Xms6m -Xmx32m -Xmn2m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30
    -XX:-ShrinkHeapInSteps -Xss256k -XX:StringTableSize=4096
    -XX:ReservedCodeCacheSize=16m -XX:SweeperThreshold=100 -XX:+SegmentedCodeCache -XX:NonNMethodCodeHeapSize=2m
    -XX:ProfiledCodeHeapSize=0 -XX:NonProfiledCodeHeapSize=14m
    -XX:+UnlockExperimentalVMOptions -XX:SymbolTableSize=8192 -XX:CodeEntryAlignment=32 -XX:CodeCacheSegmentSize=32
    -XX:+UnlockDiagnosticVMOptions -XX:AsyncDeflationInterval=60000 -XX:ServiceThreadCleanupInterval=60000
    -XX:+IgnoreUnrecognizedVMOptions -XX:+DisableAttachMechanism"
  # Ten times the second compiler's usual thresholds: what it compiles is used ten times more than that (decision 0003).
  hp_hot="-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000
    -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
  # The server's heap has a bound of its own: a fleet of thousands needs more (docs/server.md).
  hp_server="$hp_quiet $hp_hot -Xmx512m -XX:+DisableAttachMechanism"

  # Native libraries beside the jar: without them each start unpacks them into the temporary folder, which may
  # be mounted noexec.
  hp_machine=${hp_machine:-$(uname -m)}
  hp_native=$hp_app/native/$hp_machine
  hp_libraries=
  if [ -f "$hp_native/libsqlitejdbc.so" ] && ! [ -e "/lib/ld-musl-$hp_machine.so.1" ]; then
    hp_libraries="-Dorg.sqlite.lib.path=$hp_native -Dorg.sqlite.lib.name=libsqlitejdbc.so"
    [ ! -f "$hp_native/libzstd-jni.so" ] || hp_libraries="$hp_libraries -DZstdNativePath=$hp_native/libzstd-jni.so"
  fi

  case ${1:-} in
  agent)
    hp_flags=$hp_agent
    # What the JVM's compiler needs for a moment goes back to the kernel at once, and what stays stands close together (decision 0003).
    export MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_:-8192}" MALLOC_TOP_PAD_="${MALLOC_TOP_PAD_:-2097152}"
    # The package's class archive, made for these very jars on its own runtime. At the address it was made for, so
    # that its pages stay the file's and can be given back.
    hp_archive=$hp_app/agent.jsa
    ! hostpulse_names_tls "$@" || hp_archive=$hp_app/agent-tls.jsa
    [ ! -f "$hp_archive" ] ||
      hp_flags="$hp_flags -XX:SharedArchiveFile=$hp_archive -XX:ArchiveRelocationMode=0"
    ;;
  server) hp_flags=$hp_server ;;
  # Whoever looks for the first time waits: without the second compiler the page is there a second sooner (decision 0003).
  up) hp_flags="$hp_server -XX:TieredStopAtLevel=1" ;;
  *) hp_flags="$hp_small -Xmx256m" ;;
  esac

  # shellcheck disable=SC2086
  exec "$hp_java" $hp_flags $hp_libraries ${HOSTPULSE_JAVA_OPTIONS:-} -jar "$hp_app/hostpulse.jar" "$@"
}
