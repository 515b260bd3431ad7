# fish completion of hostpulse(1)
complete -c hostpulse -f
complete -c hostpulse -n __fish_use_subcommand -a 'up agent server once check-config enroll enrol journal schema'
complete -c hostpulse -n __fish_use_subcommand -l version -d 'show the version'
complete -c hostpulse -l help -d 'show help'
complete -c hostpulse -n '__fish_seen_subcommand_from agent server once' -l config -r -F -d 'configuration'
complete -c hostpulse -n '__fish_seen_subcommand_from server' -a 'set-password token'
complete -c hostpulse -n '__fish_seen_subcommand_from once' -s o -l output -x -a 'json table'
complete -c hostpulse -n '__fish_seen_subcommand_from check-config' -F
complete -c hostpulse -n '__fish_seen_subcommand_from enroll enrol' -l state-dir -r -F -d 'state directory'
complete -c hostpulse -n '__fish_seen_subcommand_from enroll enrol' -l tls-ca -r -F -d 'authorities'
complete -c hostpulse -n '__fish_seen_subcommand_from journal' -a 'check stats dump'
