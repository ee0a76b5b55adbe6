# Shared by the scripts of this folder; to be sourced. Finds what building and running need. All of them have to do with what
# macOS has: bash 3.2, and no options that only GNU has.

root=$(cd "${BASH_SOURCE[0]%/*}/.." && pwd)

# Prints the home of a JDK 25 or newer: JAVA_HOME, the java on the PATH, then the usual install folders.
find_jdk() {
    local candidates=() home
    [ -n "${JAVA_HOME:-}" ] && candidates+=("$JAVA_HOME")
    home=$(command -v java) && candidates+=("$(dirname "$(dirname "$(link_target "$home")")")")
    candidates+=(/usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.m2/jdks/*)
    candidates+=(/Library/Java/JavaVirtualMachines/*/Contents/Home)
    for home in "${candidates[@]}"; do
        if [ -x "$home/bin/javac" ] && [ "$(jdk_feature "$home")" -ge 25 ]; then
            printf '%s\n' "$home"
            return 0
        fi
    done
    echo "Gryllus needs a JDK 25 or newer: install one, or point JAVA_HOME at it." >&2
    return 1
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

# The feature number of a JDK from its release file (`JAVA_VERSION="25.0.1"` gives 25), 0 if it cannot be told. Read without a
# program of its own: each costs as much as a hundredth of a start of Gryllus.
jdk_feature() {
    local key version=0
    if [ -r "$1/release" ]; then
        while IFS='="' read -r key _ version _; do
            [ "$key" = JAVA_VERSION ] && break
            version=0
        done <"$1/release"
    fi
    version=${version%%[!0-9]*}
    printf '%s\n' "${version:-0}"
}
