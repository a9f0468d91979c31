#!/usr/bin/env bash
# The packages in a fresh Debian (trixie, as on a Pi): installed by apt, booted under a systemd of its own, killed, hung,
# upgraded, removed, purged. Needs root, mmdebstrap, systemd-nspawn and a mirror of Debian; where one is missing it says
# so loudly and passes. The mirror is the one that this machine's apt uses.
#
#   packages/src/test/fresh-root.sh [FOLDER]    FOLDER holds the packages, packages/target if left out
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packages=$(cd "${1:-$here/../../target}" && pwd)

skip() {
  echo "********************************************************************"
  echo "** SKIPPED: the packages were not tried in a fresh Debian root."
  echo "** $1"
  echo "********************************************************************"
  echo "0 passed, 0 failed, 1 skipped"
  exit 0
}
[ "$(id -u)" = 0 ] || skip "root is needed"
for tool in mmdebstrap systemd-nspawn dpkg-deb systemd-analyze; do
  command -v "$tool" >/dev/null || skip "$tool is missing"
done
mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
  awk '$1 !~ /security|updates|backports/ {print $2; exit}')
[ -n "$mirror" ] || skip "apt knows no mirror"

work=$(mktemp -d)
root=$work/root
finish() {
  if mountpoint -q "$root/proc"; then umount "$root/proc"; fi
  rm -rf "$work"
}
trap finish EXIT

echo "== a fresh root"
mmdebstrap --mode=root --variant=apt --quiet --dpkgopt=force-unsafe-io \
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
  --include=adduser,systemd-sysv,init-system-helpers,curl,procps,oathtool trixie "$root" "$mirror" \
  2>"$work/mmdebstrap.log" || { tail -5 "$work/mmdebstrap.log"; skip "no root could be made from this mirror"; }

echo "== apt install ./bilik-kiosk.deb ./bilik-queue-server.deb ./bilik-screen.deb"
mkdir -p "$root/packages"
cp "$packages"/bilik-*.deb "$root/packages/"
mount -t proc proc "$root/proc"
# groups as on Raspberry Pi OS
for group in gpio input; do chroot "$root" groupadd --system "$group"; done
chroot "$root" apt-get update -q -q
DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get install -q -y --no-install-recommends \
  -o Dpkg::Use-Pty=0 /packages/bilik-kiosk.deb /packages/bilik-queue-server.deb /packages/bilik-screen.deb \
  >"$work/apt.log" 2>&1 || { tail -30 "$work/apt.log"; echo "the packages do not install"; exit 1; }
grep 'no archive' "$work/apt.log" || true
grep -q 'does not start before' "$work/apt.log" || { echo "the kiosk does not ask where its devices come from"; exit 1; }
sed -i 's/^hardware =.*/hardware = simulated/' "$root/etc/bilik/kiosk.properties"
umount "$root/proc"
# a wall display, whose monitor is made of memory
sed -i 's#^ADDRESS=.*#ADDRESS=http://127.0.0.1:7070/board/pekalongan#' "$root/etc/bilik/screen.conf"
mkdir -p "$root/etc/systemd/system/bilik-screen.service.d"
cat >"$root/etc/systemd/system/bilik-screen.service.d/headless.conf" <<'UNIT'
[Service]
Environment=WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman SILENCE=30
UNIT

echo "== the next version, for the upgrade"
for name in bilik-kiosk bilik-queue-server; do
  dpkg-deb -R "$packages/$name.deb" "$work/$name"
  sed -i 's/^Version: .*/Version: 99.0/' "$work/$name/DEBIAN/control"
  # what ships is another file, too: the administrator's must win
  for conffile in "$work/$name"/etc/bilik/*.properties; do echo "# of version 99" >>"$conffile"; done
  dpkg-deb -b -Znone "$work/$name" "$root/packages/$name-99.deb" >/dev/null
done

echo "== boot"
install -m 0755 "$here/in-the-root.sh" "$root/packages/in-the-root.sh"
cat >"$root/etc/systemd/system/bilik-test.service" <<'UNIT'
[Unit]
After=bilik-kiosk.service bilik-queue-server.service
[Service]
Type=oneshot
ExecStart=/packages/in-the-root.sh
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
