#!/usr/bin/env bash
# A laboratory without a Pi: the packages in an arm64 Debian (trixie) under QEMU, with pins, a USB printer and scanners made by
# the kernel itself, and the board's model in front of what the machine is. What is tried there stands in
# in-the-laboratory.sh, how it is built in docs/decisions/laboratory.md.
#
# Needs root, mmdebstrap, qemu-system-aarch64 (qemu-system-arm), programs of arm64 that run here (qemu-user-static) and a mirror
# of Debian; where one is missing it says so loudly and passes. Not of every build: it takes one core for a quarter of an
# hour or more.
#
#   packages/src/test/laboratory.sh [FOLDER]    FOLDER holds the packages, packages/target if left out
#
# LABORATORY    the folder of what is made, ${TMPDIR:-/tmp}/bilik-laboratory if left out. Machine and modules are kept there and
#               used again; delete it for new ones. The last log and console lie there, too.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
packages=$(cd "${1:-$here/../../target}" && pwd)
work=${LABORATORY:-${TMPDIR:-/tmp}/bilik-laboratory}

. "$here/host.sh"
untried="the packages were not tried on an arm64 machine with pins and a USB printer."
need_root_and mmdebstrap qemu-system-aarch64 mke2fs dpkg-deb cpio
arch-test arm64 >/dev/null 2>&1 ||
  skip "programs of arm64 don't run here: install qemu-user-static, mount binfmt_misc, update-binfmts --enable qemu-aarch64"
find_mirror
mkdir -p "$work"

say() { echo "== $1 ($((SECONDS / 60)) min $((SECONDS % 60)) s)"; }

# ---- Debian's kernel with the modules that it leaves out, made for arm64 by compilers of this machine in a root of its own
make_kernel() {
  local build=$work/build version source archive
  rm -rf "$build" "$work/kernel"
  # no initrd by Debian's means: below is a smaller one
  INITRD=No mmdebstrap --mode=root --variant=apt --quiet --dpkgopt=force-unsafe-io \
    --architectures="$(dpkg --print-architecture),arm64" --include=linux-headers-arm64:arm64,linux-image-arm64:arm64,make,kmod \
    trixie "$build" "$mirror"
  version=$(ls "$build/usr/lib/modules")
  source=linux-source-$(cut -d. -f1,2 <<<"$version")
  chroot "$build" sh -ec "mkdir /laboratory && cd /laboratory && apt-get update -q && apt-get download -q $source busybox-static:arm64"
  cp "$here/laboratory/Kbuild" "$build/laboratory"
  archive=$(dpkg-deb -c "$build"/laboratory/"$source"_*.deb | grep -o '\./usr/src/.*\.tar\.xz$')
  dpkg-deb --fsys-tarfile "$build"/laboratory/"$source"_*.deb | tar -xO "$archive" |
    { tar -xJ -C "$build/laboratory" --transform 's#.*/##' --occurrence=1 \
      "$source/drivers/gpio/gpio-sim.c" "$source/kernel/irq/irq_sim.c" && cat >/dev/null; }
  # the same for a handler of simple interrupts, which it is, by a way that modules may use
  sed -i 's/handle_simple_irq(irq_to_desc(irqnum))/generic_handle_irq(irqnum)/' "$build/laboratory/irq_sim.c"
  chroot "$build" make -C "/usr/src/linux-headers-$version" M=/laboratory ARCH=arm64 CROSS_COMPILE=aarch64-linux-gnu- modules
  install -D -m 0644 -t "$build/usr/lib/modules/$version/laboratory" "$build"/laboratory/*.ko
  chroot "$build" depmod "$version"
  mkdir "$work/kernel.new"
  make_initrd "$build" "$version"
  cp "$build/boot/vmlinuz-$version" "$work/kernel.new/vmlinuz"
  cp -a "$build/usr/lib/modules" "$work/kernel.new/"
  mv "$work/kernel.new" "$work/kernel"
  rm -rf "$build"
}
# only what it takes to reach the disk: the initrd of Debian takes an emulated machine a minute
make_initrd() { # BUILD VERSION
  local tree=$1/initrd module
  mkdir -p "$tree"/{bin,dev,proc,disk}
  dpkg-deb --fsys-tarfile "$1"/laboratory/busybox-static_*.deb | tar -xO ./usr/bin/busybox >"$tree/bin/busybox"
  chmod +x "$tree/bin/busybox"
  {
    echo '#!/bin/busybox sh'
    echo 'b=/bin/busybox; $b mount -t devtmpfs dev /dev'
    for module in $(chroot "$1" modprobe -S "$2" --show-depends -a virtio_blk ext4 | awk '$1 == "insmod" && !seen[$2]++ {print $2}'); do
      xz -dcf "$1$module" >"$tree/$(basename "${module%.xz}")"
      echo "\$b insmod /$(basename "${module%.xz}")"
    done
    echo 'until $b mount -t ext4 /dev/vda /disk; do $b sleep 0.1; done'
    echo '$b mount -o move /dev /disk/dev; exec $b switch_root /disk /sbin/init'
  } >"$tree/init"
  chmod +x "$tree/init"
  (cd "$tree" && find . | cpio -o -H newc --quiet | gzip -1) >"$work/kernel.new/initrd"
}

# ---- the machine: Debian as on a Pi, with what the packages depend on, and the checks as the only thing that it boots for
make_machine() {
  local root=$work/root
  rm -rf "$root" "$work/disk"
  # sudo as on Raspberry Pi OS; curl, iproute2, oathtool and Python are the test's. Without a network this machine trusts nobody
  # out there, its devices are few, and working through certificates and names of devices takes emulated programs longer than all the rest
  mmdebstrap --mode=root --variant=apt --quiet --dpkgopt=force-unsafe-io --architectures=arm64 \
    --essential-hook='for tool in bin/systemd-hwdb sbin/update-ca-certificates; do
        chroot "$1" dpkg-divert --quiet --local --rename --add "/usr/$tool" && ln -s /bin/true "$1/usr/$tool"; done' \
    --include=systemd-sysv,init-system-helpers,adduser,udev,kmod,sudo,openjdk-25-jre-headless,curl,iproute2,procps,python3-minimal,oathtool \
    trixie "$root" "$mirror"
  cp -a "$work/kernel/modules" "$root/usr/lib/"
  # as Raspberry Pi OS has it
  chroot "$root" groupadd --system gpio
  echo 'SUBSYSTEM=="gpio", KERNEL=="gpiochip*", GROUP="gpio", MODE="0660"' >"$root/etc/udev/rules.d/99-gpio.rules"
  printf '127.0.0.1 localhost\n127.0.1.1 laboratory\n' >"$root/etc/hosts"
  echo laboratory >"$root/etc/hostname"
  ln -sf /dev/null "$root/etc/systemd/system/systemd-firstboot.service"
  ln -sf /dev/null "$root/etc/systemd/system/getty.target"
  cat >"$root/etc/systemd/system/laboratory.service" <<'UNIT'
[Unit]
After=multi-user.target
[Service]
Type=oneshot
ExecStart=/bin/bash -c 'mkdir /packages && tar -xf /dev/vdb -C /packages && cd /packages && exec ./in-the-laboratory.sh >/dev/vport*p1 2>&1'
TimeoutStartSec=infinity
ExecStopPost=/bin/systemctl poweroff --force
UNIT
  mkdir -p "$root/etc/systemd/system/multi-user.target.wants"
  ln -sf ../laboratory.service "$root/etc/systemd/system/multi-user.target.wants/laboratory.service"
  mke2fs -q -t ext4 -O ^has_journal -d "$root" "$work/disk.new" 6G
  mv "$work/disk.new" "$work/disk"
  rm -rf "$root"
}

made() { # WHAT FUNCTION
  say "$1"
  "$2" >"$work/made.log" 2>&1 || { tail -20 "$work/made.log"; skip "$1: could not be made from this mirror"; }
}
[ -d "$work/kernel" ] || made "a kernel with pins and USB of memory" make_kernel
[ -f "$work/disk" ] || made "an arm64 machine" make_machine

say "boot"
rm -rf "$work/packages"
mkdir "$work/packages"
cp "$packages"/bilik-{kiosk,queue-server}.deb "$here"/{guide.sh,as-a-supervisor.sh,checks.sh,in-the-laboratory.sh} \
  "$here"/laboratory/{devices.sh,printer.py,keyboard.py} "$here/../../../docs/deployment.md" "$work/packages/"
tar -cf "$work/packages.tar" -C "$work/packages" .
truncate -s %512 "$work/packages.tar"
: >"$work/log"
# time in there goes by what its processor does, so a busy machine outside makes it slower, and no deadline shorter
timeout --foreground "${LIMIT:-3600}" qemu-system-aarch64 -M virt -cpu cortex-a72 -smp 1 -m 2048 -icount shift=0 -display none -nodefaults -no-reboot \
  -kernel "$work/kernel/vmlinuz" -initrd "$work/kernel/initrd" -append "root=/dev/vda rw console=ttyAMA0 quiet" \
  -drive if=none,id=disk,format=raw,snapshot=on,file="$work/disk" -device virtio-blk-pci,drive=disk \
  -drive if=none,id=packages,format=raw,readonly=on,file="$work/packages.tar" -device virtio-blk-pci,drive=packages \
  -device virtio-serial-pci -chardev file,id=log,path="$work/log" -device virtserialport,chardev=log,name=laboratory \
  -serial file:"$work/console" </dev/null &
machine=$!
trap 'kill $machine 2>/dev/null || true' EXIT
tail -n +1 -f --pid=$machine "$work/log"
wait $machine || true
say "done"
if ! tail -1 "$work/log" | grep -q ', 0 failed'; then
  [ -s "$work/log" ] || tail -20 "$work/console"
  echo "the packages failed in the laboratory"
  exit 1
fi
