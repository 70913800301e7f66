# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for recto-cli. Asks the program itself, so that no list gets old here.

_recto_cli_options() { "$@" --help 2>/dev/null | grep -oE '^  (-[a-z], )?--[a-z-]+' | grep -oE -- '--[a-z-]+'; }
_recto_cli_commands() { "$1" --help 2>/dev/null | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'; }

_recto_cli() {
    local program=${COMP_WORDS[0]} word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local command='' index skip=''
    COMPREPLY=()
    for ((index = 1; index < COMP_CWORD; index++)); do
        case ${COMP_WORDS[index]} in
        --library) skip=yes ;;
        -*) ;;
        *)
            if [ -n "$skip" ]; then
                skip=
            else
                command=${COMP_WORDS[index]}
                break
            fi
            ;;
        esac
    done
    case $before in
    --library) mapfile -t COMPREPLY < <(compgen -d -- "$word") && return ;;
    --ocr | --engine) mapfile -t COMPREPLY < <(compgen -W 'tesseract vision mixed' -- "$word") && return ;;
    --generator) mapfile -t COMPREPLY < <(compgen -W 'offline chat' -- "$word") && return ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_recto_cli_options "$program" ${command:+"$command"})" -- "$word")
    elif [ -z "$command" ]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_recto_cli_commands "$program")" -- "$word")
    else
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    fi
}
complete -F _recto_cli recto-cli
