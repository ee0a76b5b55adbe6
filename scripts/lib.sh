# Shared by the scripts of this folder; to be sourced. Finds what building and running need. All of them have to do with what
# macOS has: bash 3.2, and no options that only GNU has.

root=$(cd "${BASH_SOURCE[0]%/*}/.." && pwd)

# Prints the home of a JDK 25 or newer: JAVA_HOME, the java on the PATH, then the usual install folders. Looks no further than
# it has to: each look that needs a program of its own costs a start of Gryllus a hundredth.
find_jdk() {
    first_jdk "${JAVA_HOME:-}" || first_jdk "$(java_home_on_path)" \
        /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.m2/jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home || {
        echo "Gryllus needs a JDK 25 or newer: install one, or point JAVA_HOME at it." >&2
        return 1
    }
}

# Prints the first folder that holds a JDK 25 or newer.
first_jdk() {
    local home
    for home in "$@"; do
        if is_jdk "$home"; then
            printf '%s\n' "$home"
            return 0
        fi
    done
    return 1
}

java_home_on_path() {
    local java
    java=$(command -v java) && dirname "$(dirname "$(link_target "$java")")"
}

# The file behind links to it.
link_target() {
    local file=$1 link
    while [ -L "$file" ]; do
        link=$(readlink "$file")
        case $link in
            /*) file=$link ;;
            *) file=$(dirname "$file")/$link ;;
        esac
    done
    printf '%s\n' "$file"
}

# Whether a folder holds a JDK 25 or newer, by its release file (`JAVA_VERSION="25.0.1"`).
is_jdk() {
    local key version
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS='="' read -r key _ version _ || [ -n "$key" ]; do
        if [ "$key" = JAVA_VERSION ]; then
            version=${version%%[!0-9]*}
            [ "${version:-0}" -ge 25 ]
            return
        fi
    done <"$1/release"
    return 1
}
