#!/usr/bin/env bash
# The packages in a fresh Debian (trixie, as on a Pi): looked at by lintian, installed and set up as docs/deployment.md says,
# booted under a systemd of its own, killed, hung, upgraded, removed, purged. Needs root, mmdebstrap, systemd-nspawn and a
# mirror of Debian; where one is missing it says so loudly and passes. The mirror is the one that this machine's apt uses.
#
#   packages/src/test/fresh-root.sh [FOLDER]    FOLDER holds the packages, packages/target if left out
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packages=$(cd "${1:-$here/../../target}" && pwd)

. "$here/host.sh"
untried="the packages were not tried in a fresh Debian root."
need_root_and mmdebstrap systemd-nspawn dpkg-deb systemd-analyze
find_mirror

mkdir -p "${TMPDIR:-/tmp}"
work=$(mktemp -d)
root=$work/root
finish() {
  # shellcheck disable=SC2046 # numbers
  kill $(jobs -p) 2>/dev/null || true
  wait
  if mountpoint -q "$root/proc"; then umount "$root/proc"; fi
  rm -rf "$work"
}
trap finish EXIT

# ---- beside the making of the root, which waits for the mirror: lintian, and the next version for the upgrade
lintian_looks() {
  command -v lintian >/dev/null || { echo "** SKIPPED: lintian is not installed, and has not looked at the packages."; return; }
  lintian --allow-root --fail-on error --display-level '>=error' "$packages"/bilik-*.deb 2>&1 && echo "lintian finds no error"
}
next_version() {
  local name conffile
  for name in bilik-kiosk bilik-queue-server; do
    dpkg-deb -R "$packages/$name.deb" "$work/$name"
    sed -i 's/^Version: .*/Version: 99.0/' "$work/$name/DEBIAN/control"
    # what ships is another file, too: the administrator's must win
    for conffile in "$work/$name"/etc/bilik/*.properties; do echo "# of version 99" >>"$conffile"; done
    dpkg-deb -b -Znone "$work/$name" "$work/$name-99.deb" >/dev/null
  done
}
lintian_looks >"$work/lintian.log" &
lintian=$!
next_version &
next=$!

echo "== a fresh root"
# sudo as on Raspberry Pi OS; iproute2, curl and oathtool are the test's
mmdebstrap --mode=root --variant=apt --quiet --dpkgopt=force-unsafe-io \
  --include=adduser,systemd-sysv,init-system-helpers,sudo,curl,iproute2,procps,oathtool trixie "$root" "$mirror" \
  2>"$work/mmdebstrap.log" || { tail -5 "$work/mmdebstrap.log"; skip "no root could be made from this mirror"; }

mkdir -p "$root/packages"
cp "$packages"/bilik-*.deb "$here"/{guide.sh,in-the-root.sh,as-a-supervisor.sh,checks.sh} "$here/../../../docs/deployment.md" "$root/packages/"
mount -t proc proc "$root/proc"
# said here and not to mmdebstrap, which would filter each package of the root by a program of its own
printf 'path-exclude=/usr/share/%s/*\n' doc locale man >"$root/etc/dpkg/dpkg.cfg.d/90test"
# yes to every question; of what packages recommend, what ours do: their section is misc
cat >"$root/etc/apt/apt.conf.d/90test" <<'APT'
APT::Get::Assume-Yes "true";
APT::Install-Recommends "false";
APT::Install-Recommends-Sections { "misc"; };
Dpkg::Use-Pty "0";
APT
echo 'Defaults env_keep += "DEBIAN_FRONTEND"' >"$root/etc/sudoers.d/test"
printf '127.0.0.1 localhost\n127.0.1.1 %s\n' "$(cat "$root/etc/hostname" 2>/dev/null || hostname)" >"$root/etc/hosts"
# as somebody who has just signed in: nothing of the environment here
guide() {
  echo "== the guide: $1"
  env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    chroot "$root" sh -c 'cd /packages && exec ./guide.sh run "$1"' guide "$1" >>"$work/guide.log" 2>&1 </dev/null ||
    { tail -30 "$work/guide.log"; echo "the guide can't be followed"; exit 1; }
}
# a PC: no group gpio, as Raspberry Pi OS has it
chroot "$root" groupadd --system input
for block in server-install kiosk-update kiosk-install screen-install; do guide $block; done
grep 'no archive' "$work/guide.log" || true
grep -q 'does not start before' "$work/guide.log" || { echo "the kiosk does not ask where its devices come from"; exit 1; }
umount "$root/proc"
# a monitor made of memory
mkdir -p "$root/etc/systemd/system/bilik-screen.service.d"
cat >"$root/etc/systemd/system/bilik-screen.service.d/headless.conf" <<'UNIT'
[Service]
Environment=WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman SILENCE=30
UNIT

wait "$next" || { echo "no next version could be made"; exit 1; }
mv "$work"/bilik-*-99.deb "$root/packages/"
wait "$lintian" || { cat "$work/lintian.log"; echo "lintian finds errors in the packages"; exit 1; }
cat "$work/lintian.log"

echo "== boot"
cat >"$root/etc/systemd/system/bilik-test.service" <<'UNIT'
[Unit]
After=bilik-kiosk.service bilik-queue-server.service
[Service]
Type=oneshot
ExecStart=/packages/in-the-root.sh
WorkingDirectory=/packages
StandardOutput=file:/packages/log
StandardError=file:/packages/log
TimeoutStartSec=600
ExecStopPost=/bin/sh -c 'systemctl exit $$([ "$$EXIT_STATUS" = 0 ] && echo 0 || echo 1)'
UNIT
mkdir -p "$root/etc/systemd/system/multi-user.target.wants"
ln -sf ../bilik-test.service "$root/etc/systemd/system/multi-user.target.wants/bilik-test.service"
status=0
timeout 660 systemd-nspawn --quiet --boot --directory="$root" --register=no --keep-unit --private-network \
  >"$work/boot.log" 2>&1 </dev/null || status=$?
if [ ! -s "$root/packages/log" ]; then
  tail -5 "$work/boot.log"
  skip "no systemd could be booted here; the packages were installed, their services not started"
fi
cat "$root/packages/log"
if [ "$status" != 0 ] || ! tail -1 "$root/packages/log" | grep -q ', 0 failed'; then
  echo "the packages failed in a fresh root (status $status)"
  exit 1
fi
