#!/usr/bin/env bash
# Installs the Debian package in a system that has nothing else, starts it there under Xvfb and
# leaves a picture of the unlock screen in target/clean-root.png.
#
#   sudo src-tauri/packaging/install-in-clean-root.sh [PACKAGE.deb]
#
# Needs root, and downloads a Debian 12 of about 150 MB with the package's own dependencies.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

package=${1:-$(find target/release/bundle/deb -name '*.deb' 2>/dev/null | head -n 1)}
if [[ ! -f $package ]]; then
  echo "no Debian package; make one with: cargo xtask package" >&2
  exit 1
fi
if [[ $(id -u) != 0 ]]; then
  echo "a system can be made by root only; start this with sudo" >&2
  exit 1
fi

missing=()
command -v debootstrap >/dev/null || missing+=(debootstrap)
command -v Xvfb >/dev/null || missing+=(xvfb)
command -v import >/dev/null || missing+=(imagemagick)
command -v xwininfo >/dev/null || missing+=(x11-utils)
if ((${#missing[@]} > 0)); then
  echo "installing: ${missing[*]}"
  apt-get update || true
  DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}"
fi

root=$(mktemp --directory --tmpdir dossier-root.XXXXXX)
# Who is not root goes in and out of it too.
chmod 755 "$root"
pids=()
clean() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  for mount in dev/shm proc; do
    if mountpoint --quiet "$root/$mount"; then umount "$root/$mount"; fi
  done
  rm --recursive --force --one-file-system "$root"
}
trap clean EXIT

mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
debootstrap --variant=minbase bookworm "$root" "$mirror"
cp /etc/resolv.conf "$root/etc/resolv.conf"
# Where this computer fetches packages through a proxy or another mirror, so does the new system.
for file in /etc/apt/apt.conf.d/*proxy*; do
  [[ -f $file ]] && cp "$file" "$root/etc/apt/apt.conf.d/"
done
mount --bind /proc "$root/proc"
mkdir --parents "$root/dev/shm"
mount --type tmpfs tmpfs "$root/dev/shm"
cp "$package" "$root/tmp/dossier.deb"

inside() {
  chroot "$root" env --ignore-environment PATH=/usr/bin:/usr/sbin:/bin:/sbin HOME=/home/robin \
    LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive DISPLAY="${display:-}" \
    WEBKIT_DISABLE_DMABUF_RENDERER=1 DOSSIER_PASSPHRASE="made for this one run" "$@"
}
inside apt-get update
inside apt-get install --yes --no-install-recommends /tmp/dossier.deb fonts-dejavu-core
echo
inside dpkg --listfiles dossier | grep -E 'bin/|desktop'
grep -q 'x-scheme-handler/dossier' "$root"/usr/share/applications/*.desktop
inside useradd --create-home robin
run=(setpriv --reuid robin --regid robin --init-groups)
inside "${run[@]}" dossierctl vault create --reviewer Robin

Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3> "$root/tmp/display" 2>/dev/null &
pids+=($!)
for _ in {1..100}; do [[ -s $root/tmp/display ]] && break; sleep 0.1; done
display=:$(tr -d '\n' < "$root/tmp/display")

inside "${run[@]}" dossier &
pids+=($!)
# The window is there when it has its name, and drawn when the picture has more than a few colours.
colours=0
for _ in {1..120}; do
  if DISPLAY=$display xwininfo -root -tree 2>/dev/null | grep -q '"Dossier"'; then
    DISPLAY=$display import -window root target/clean-root.png
    colours=$(identify -format '%k' target/clean-root.png)
    ((colours > 50)) && break
  fi
  sleep 0.5
done
if ((colours <= 50)); then
  echo "the window did not come" >&2
  exit 1
fi
echo "installed and started; its first screen: target/clean-root.png ($colours colours)"
