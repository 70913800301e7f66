# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Shared by the scripts of packaging/: sourced, not run.

source_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build_folder="$source_folder/build"
log="$build_folder/${0##*/}.log"

say() { printf '%s\n' "$*" >&2; }

# Runs a command with its output in the log; shows the log's end if it fails.
quietly() {
    printf '\n$ %s\n' "$*" >>"$log"
    local code=0
    "$@" >>"$log" 2>&1 </dev/null || code=$?
    [ "$code" -eq 0 ] && return
    say "This failed: $*"
    # The compiler's words first: what comes after them is other files' output.
    grep -nE 'error:|^FAILED|^E: ' "$log" | tail -n 30 >&2 || true
    tail -n 60 "$log" >&2
    say "The whole log: $log"
    exit "$code"
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "Neither root nor sudo: can't run $*"
        return 1
    fi
}

package_manager() {
    local candidate
    for candidate in apt-get:apt dnf:dnf pacman:pacman brew:brew; do
        if command -v "${candidate%%:*}" >/dev/null; then
            printf '%s\n' "${candidate##*:}"
            return
        fi
    done
}

# packages MANAGER GROUP… → one name (or a|b) a line
packages() {
    local manager=$1
    shift
    awk -v manager="$manager" -v groups=" $* " '
        BEGIN { column["apt"] = 2; column["dnf"] = 3; column["pacman"] = 4; column["brew"] = 5; column["vcpkg"] = 6 }
        /^#/ || NF < 6 { next }
        index(groups, " " $1 " ") && $column[manager] != "-" { print $column[manager] }
    ' "$source_folder/packaging/dependencies"
}

is_installed() {
    case $1 in
    apt) [ "$(dpkg-query -W -f '${db:Status-Status}' "$2" 2>/dev/null)" = installed ] ;;
    dnf) rpm -q "$2" >/dev/null 2>&1 ;;
    pacman) pacman -Q "$2" >/dev/null 2>&1 ;;
    brew) brew list --versions "$2" >/dev/null 2>&1 ;;
    esac
}

is_known() {
    case $1 in
    apt) apt-cache show --no-all-versions "$2" >/dev/null 2>&1 ;;
    *) true ;;
    esac
}

# missing_packages MANAGER GROUP… → names to install; of alternatives the first installed or known
missing_packages() {
    local manager=$1 line name names
    while read -r line; do
        IFS='|' read -ra names <<<"$line"
        for name in "${names[@]}"; do
            is_installed "$manager" "$name" && continue 2
        done
        for name in "${names[@]}"; do
            if is_known "$manager" "$name"; then
                printf '%s\n' "$name"
                continue 2
            fi
        done
        printf '%s\n' "${names[0]}"
    done < <(packages "$@")
}

install_with() {
    local manager=$1
    shift
    case $manager in
    apt) quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get -qy --no-install-recommends \
        -o Dpkg::Options::=--force-confold -o DPkg::Lock::Timeout=300 install "$@" ;;
    dnf) quietly as_root dnf -qy install "$@" ;;
    pacman) quietly as_root pacman -S --needed --noconfirm "$@" ;;
    brew) quietly brew install "$@" ;;
    esac
}

# need GROUP… : installs what is missing; the package manager is called only then.
need() {
    mkdir -p "$build_folder"
    : >"$log"
    local manager missing
    manager=$(package_manager)
    if [ -z "$manager" ]; then
        say "No apt, dnf, pacman or Homebrew here. packaging/dependencies names what Recto needs."
        return
    fi
    mapfile -t missing < <(missing_packages "$manager" "$@")
    [ ${#missing[@]} -eq 0 ] && return
    say "Installing ${#missing[@]} packages …"
    if [ "$manager" = apt ]; then
        # Before the lists are here no alternative is known: look again after.
        quietly as_root apt-get -q -o DPkg::Lock::Timeout=300 update
        mapfile -t missing < <(missing_packages "$manager" "$@")
    fi
    install_with "$manager" "${missing[@]}"
}

# The time of the last release, for whatever writes times into files: compiled resources,
# packages, archives.
release_time() {
    date -ud "$(sed -n 's/^ -- .*>  //p' "$source_folder/packaging/debian/changelog" | head -n 1)" +%s
}

# build PRESET TARGET… (no target: all)
build() {
    local preset=$1
    shift
    local folder="$build_folder/$preset"
    # Clones in other folders share what was compiled.
    export CCACHE_BASEDIR="$source_folder" CCACHE_NOHASHDIR=1
    # macOS has another date; what is packed there isn't compared.
    SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(release_time 2>/dev/null || true)}
    [ -z "$SOURCE_DATE_EPOCH" ] || export SOURCE_DATE_EPOCH
    local launcher=()
    # As ccache wants it for what is compiled with precompiled headers.
    export CCACHE_SLOPPINESS=pch_defines,time_macros
    command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    [ -f "$folder/build.ninja" ] || say "Building (a few minutes the first time) …"
    quietly cmake -S "$source_folder" --preset "$preset" "${launcher[@]}"
    quietly cmake --build "$folder" ${1:+--target "$@"}
}

# The server of tests/modelserver, as package-lock.json there pins it, and a node for it
# where the system's is too old.
install_model_server() {
    local source="$source_folder/tests/modelserver" folder="$build_folder/modelserver"
    local missing="The model server of the tests could not be installed by npm. Is its package registry reachable?"
    mkdir -p "$folder/node"
    if ! cmp -s "$source/package-lock.json" "$folder/installed-lock.json"; then
        say "Installing a model server for the tests …"
        cp "$source/package.json" "$source/package-lock.json" "$folder/"
        (quietly npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error) || { say "$missing"; exit 1; }
        cp "$source/package-lock.json" "$folder/installed-lock.json"
    fi
    local old='const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 15) ? 1 : 0)'
    if [ ! -x "$folder/node/node_modules/.bin/node" ] && node -e "$old"; then
        (quietly npm install --prefix "$folder/node" --no-audit --no-fund --loglevel=error node@20.19.5) \
            || { say "$missing"; exit 1; }
    fi
}
