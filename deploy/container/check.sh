#!/usr/bin/env bash
# Builds the image and runs it as an orchestrator would: read-only, as its own user, without a network.
#
# For Debian, as root, without a container engine: buildah builds the Dockerfile in a chroot, on a
# base that mmdebstrap makes of Debian's packages in place of python:slim; bubblewrap runs it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly PYTHON=${PYTHON:-python3.11}
readonly BASE=python:3.11-slim-bookworm IMAGE=cyberbullying-classifier
# Inside the run's own network namespace, where nothing else listens.
readonly ADDRESS=http://127.0.0.1:8000

# Once the image stands, runs again in a network namespace of its own: loopback, and nothing else.
main() {
  if [[ ${1:-} == --run ]]; then
    work=$2
    run
  else
    work=$(mktemp -d)
    # The user of the image has to find its root there.
    chmod a+x "$work"
    trap 'buildah_here umount --all >/dev/null || true; rm -rf --one-file-system "$work"' EXIT
    install_tools
    make_base
    build
    unshare --net --mount "$0" --run "$work"
  fi
}

install_tools() {
  local tool missing=()
  for tool in buildah bubblewrap curl iproute2 jq mmdebstrap; do
    dpkg-query --show --showformat='${Status}' "$tool" 2>/dev/null | grep -q 'ok installed' || missing+=("$tool")
  done
  [[ ${#missing[@]} == 0 ]] && return
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends "${missing[@]}"
}

# A store of its own, so that it leaves nothing behind; vfs works inside any container.
buildah_here() { buildah --root "$work/store" --runroot "$work/state" --storage-driver vfs "$@"; }

make_base() {
  mmdebstrap --quiet --variant=minbase --include=python3,python3-pip bookworm "$work/base.tar"
  printf 'FROM scratch\nADD base.tar /\n' >"$work/Base"
  buildah_here bud --quiet --isolation chroot --tag "$BASE" --file "$work/Base" "$work" >/dev/null
}

# pip of this machine fetches the packages: its settings stay out of the build.
build() {
  local container
  "$PYTHON" -m pip download --quiet --quiet --requirement requirements/serve.txt --dest "$work/packages"
  printf '[global]\nno-index = true\nfind-links = /packages\n' >"$work/pip.conf"
  # Docker's format, since OCI's keeps no HEALTHCHECK.
  buildah_here bud --quiet --isolation chroot --pull-never --format docker --tag "$IMAGE" \
    --volume "$work/packages:/packages:ro" --volume "$work/pip.conf:/etc/pip.conf:ro" . >/dev/null
  container=$(buildah_here from --pull-never "$IMAGE")
  buildah_here mount "$container" >"$work/mounted"
  buildah_here inspect --type image "$IMAGE" | jq .Docker.config >"$work/config.json"
}

config() { jq --raw-output "$1" "$work/config.json"; }

# Becomes a command of the image, with its user, settings and folder; it can write to /tmp alone.
in_image() {
  local user variable settings=()
  user=$(config .User)
  while IFS= read -r variable; do
    settings+=(--setenv "${variable%%=*}" "${variable#*=}")
  done < <(config '.Env[]')
  exec setpriv --reuid "${user%:*}" --regid "${user#*:}" --clear-groups \
    bwrap --unshare-user --unshare-pid --as-pid-1 --die-with-parent --info-fd 3 --clearenv "${settings[@]}" \
    --ro-bind "$work/root" / --proc /proc --dev /dev --tmpfs /tmp --chdir "$(config .WorkingDir)" -- "$@"
}

run() {
  local command started
  readarray -t command < <(config '.Cmd[]')
  ip link set lo up
  mkdir "$work/root"
  mount --bind "$(<"$work/mounted")" "$work/root"
  started=$EPOCHREALTIME
  in_image "${command[@]}" >"$work/log" 2>&1 3>"$work/server" &
  server=$!
  trap 'kill "$server" 2>/dev/null || true' EXIT
  until curl --fail --silent --output "$work/ready" "$ADDRESS/readyz"; do
    kill -0 "$server" || { cat "$work/log"; return 1; }
    sleep 0.05
  done
  echo "ready after $(jq --null-input "($EPOCHREALTIME - $started) * 100 | round / 100") s"
  check_served
  kill -TERM "$(jq '."child-pid"' "$work/server")"
  wait "$server"
  echo "SIGTERM: stopped in order"
}

check_served() {
  local health user
  readarray -t health < <(config '.Healthcheck.Test[1:][]')
  (in_image "${health[@]}" 3>/dev/null)
  echo "health check of the image: passes"
  user=$(in_image id -u 3>/dev/null)
  [[ $user != 0 ]]
  echo "user: $user"
  curl --fail-with-body --silent --json '{"text": "you are a pathetic idiot"}' "$ADDRESS/v1/classify" |
    jq --exit-status --raw-output 'select(.label == "bullying") | "one message: \(.label), \(.score)"'
  { (in_image touch written 2>&1 3>/dev/null) || true; } | grep 'Read-only file system'
  if find "$work/root" -name '*.safetensors' -o -path '*-packages/torch' | grep .; then
    echo "only training needs these" >&2
    return 1
  fi
  echo "size: $(megabytes .) MB, of them packages $(megabytes opt/venv) MB, model $(megabytes srv/model) MB"
}

megabytes() { du --summarize --block-size=MB "$work/root/$1" | cut --fields=1 --delimiter=M; }

main "$@"
