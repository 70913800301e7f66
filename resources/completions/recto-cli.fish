# SPDX-License-Identifier: GPL-3.0-or-later
# fish completion for recto-cli. Asks the program itself, so that no list gets old here.

function __recto_cli_commands
    recto-cli --help 2>/dev/null | string replace -rf '^  ([a-z]+) +(\S.*)$' '$1\t$2'
end

function __recto_cli_command
    set -l words (commandline -opc)[2..]
    set -l known (__recto_cli_commands | string split -f1 \t)
    for word in $words
        if contains -- $word $known
            echo $word
            return
        end
    end
    return 1
end

function __recto_cli_options
    set -l command (__recto_cli_command)
    recto-cli $command --help 2>/dev/null | string match -rg '^  (?:-[a-z], )?(--[a-z-]+)'
end

complete -c recto-cli -n 'not __recto_cli_command >/dev/null' -f -a '(__recto_cli_commands)'
complete -c recto-cli -n 'string match -q -- "-*" (commandline -ct)' -f -a '(__recto_cli_options)'
complete -c recto-cli -l library -r -f -a '(__fish_complete_directories)'
complete -c recto-cli -l ocr -x -a 'tesseract vision mixed'
complete -c recto-cli -l generator -x -a 'offline chat'
