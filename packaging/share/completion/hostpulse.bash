# bash completion of hostpulse(1)
_hostpulse() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]-}
  local words=
  case $before in
  --config | --tls-ca | --password-file)
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
    return
    ;;
  --state-dir)
    mapfile -t COMPREPLY < <(compgen -d -- "$word")
    return
    ;;
  --lang)
    mapfile -t COMPREPLY < <(compgen -W 'en zh-CN' -- "$word")
    return
    ;;
  -o | --output)
    mapfile -t COMPREPLY < <(compgen -W 'json table' -- "$word")
    return
    ;;
  esac
  if ((COMP_CWORD == 1)); then
    words='up agent server top once check-config enroll enrol journal schema --help --version'
  else
    case $command in
    agent) words='--config --help' ;;
    server)
      words='--config --help'
      ((COMP_CWORD > 2)) || words="set-password token $words"
      ;;
    top) words='--interval --server --host --password-file --tls-ca --tls-fingerprint --screens --once --lang --config --help' ;;
    once) words='--config --output --help' ;;
    enroll | enrol) words='--state-dir --tls-ca --help' ;;
    check-config)
      mapfile -t COMPREPLY < <(compgen -f -- "$word")
      return
      ;;
    journal)
      if ((COMP_CWORD == 2)); then
        words='check stats dump --help'
      else
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        return
      fi
      ;;
    *) words='--help' ;;
    esac
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -o filenames -F _hostpulse hostpulse
