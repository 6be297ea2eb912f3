# Sourced by mvnw and slipway: find_jdk prints the home of a JDK that is new enough, or says what to install and fails.
# Versions are read from each JDK's `release` file, since starting java only to ask costs more than all the rest.

oldest_jdk=25

find_jdk() {
  if is_new_enough "${JAVA_HOME-}"; then
    printf '%s\n' "$JAVA_HOME"
    return
  fi
  java_on_path=$(command -v java || :)
  if [ -n "$java_on_path" ]; then
    java_on_path=$(resolve_link "$java_on_path")
    if is_new_enough "${java_on_path%/bin/java}"; then
      printf '%s\n' "${java_on_path%/bin/java}"
      return
    fi
  fi
  set +f # the caller may have switched globbing off
  for jdk in \
    /usr/lib/jvm/* \
    /usr/lib64/jvm/* \
    /opt/* /opt/*/* \
    /usr/local/*jdk* /usr/local/*java*/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*/libexec \
    "${SDKMAN_DIR:-${HOME-}/.sdkman}"/candidates/java/* \
    "${HOME-}"/.jdks/* "${HOME-}"/.jdks/*/Contents/Home \
    "${ASDF_DATA_DIR:-${HOME-}/.asdf}"/installs/java/* \
    "${MISE_DATA_DIR:-${HOME-}/.local/share/mise}"/installs/java/* \
    "${HOME-}"/.jenv/versions/*; do
    if is_new_enough "$jdk"; then
      printf '%s\n' "$jdk"
      return
    fi
  done
  no_jdk_found
  return 1
}

is_new_enough() {
  [ -n "$1" ] && [ -f "$1/release" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  while IFS='=' read -r key value || [ -n "$key" ]; do
    [ "$key" = JAVA_VERSION ] || continue
    value=${value#\"}
    value=${value%%[!0-9]*}
    [ "${value:-0}" -ge "$oldest_jdk" ]
    return
  done <"$1/release"
  return 1
}

# readlink -f is missing on older macOS, and most JDK links are more than one hop long.
resolve_link() {
  path=$1
  while [ -L "$path" ]; do
    target=$(readlink "$path")
    case $target in
    /*) path=$target ;;
    *) path=${path%/*}/$target ;;
    esac
  done
  printf '%s\n' "$path"
}

no_jdk_found() {
  cat >&2 <<END
Slipway needs a JDK $oldest_jdk or newer (java and javac); none was found in JAVA_HOME, on the PATH or in the usual places.
Install one and try again:
  Debian, Ubuntu   apt-get install openjdk-$oldest_jdk-jdk-headless, or temurin-$oldest_jdk-jdk from https://adoptium.net/installation/linux
  macOS            brew install --cask temurin@$oldest_jdk
  anywhere         sdk install java $oldest_jdk-tem, or an archive from https://adoptium.net/temurin/releases
or set JAVA_HOME to the one you have.
END
}
