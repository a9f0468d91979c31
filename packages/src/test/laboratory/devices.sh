# Sourced by the checks of the laboratory: pins, a printer and scanners as the kernel makes them, and what hands do to them.
config=/sys/kernel/config

devices_begin() {
  local module
  for module in gpio-simulator dummy_hcd libcomposite usblp cdc_acm uinput evdev; do
    modprobe "$module" $([ $module = dummy_hcd ] && echo num=2) || return 1
  done
  mountpoint -q $config || mount -t configfs configfs $config
}

# ---- the board: what the device tree calls it, the revision that a Pi's kernel adds to cpuinfo, and the chip behind its header
model_is() { # MODEL REVISION
  printf '%s\0' "$1" >/run/model
  [ -f /run/cpuinfo.own ] || cat /proc/cpuinfo >/run/cpuinfo.own
  { cat /run/cpuinfo.own && printf 'Revision\t: %s\n' "$2"; } >/run/cpuinfo
  mountpoint -q /proc/cpuinfo || mount --bind /run/cpuinfo /proc/cpuinfo || return 1
  mountpoint -q /sys/firmware/devicetree/base/model || mount --bind /run/model /sys/firmware/devicetree/base/model
}
header_is() { # LABEL; in place of the one before
  local chip=$config/gpio-sim/header
  if [ -d $chip ]; then
    echo 0 >$chip/live && rmdir $chip/header0 $chip || return 1
  fi
  mkdir -p $chip/header0 && echo 54 >$chip/header0/num_lines && echo "$1" >$chip/header0/label && echo 1 >$chip/live &&
    pins=/sys/devices/platform/$(cat $chip/dev_name)/$(cat $chip/header0/chip_name)
}

# ---- fingers: a button closes its pin to ground
down() { echo pull-down >"$pins/sim_gpio$1/pull"; }
up() { echo pull-up >"$pins/sim_gpio$1/pull"; }
press() {
  down "$1"
  sleep 0.1
  up "$1"
  sleep 0.1
}
# a worn contact: on the way down and on the way up it opens and closes four times, within a few milliseconds
bouncing_press() {
  local _
  for _ in 1 2 3 4; do down "$1"; up "$1"; done
  down "$1"
  sleep 0.1
  for _ in 1 2 3 4; do up "$1"; down "$1"; done
  up "$1"
  sleep 0.1
}
# a disturbance on the wire: shorter than any finger
spike() {
  down "$1"
  up "$1"
  sleep 0.1
}
lit() { [ "$(cat "$pins/sim_gpio$1/value")" = 1 ]; }
dark() { ! lit "$1"; }

# ---- USB: a plug whose other end is this machine
plug_made() { # NAME FUNCTION CONTROLLER
  local gadget=$config/usb_gadget/$1
  mkdir -p "$gadget/strings/0x409" "$gadget/configs/one.1" "$gadget/functions/$2" &&
    echo 0x1209 >"$gadget/idVendor" && echo 1 >"$gadget/idProduct" && echo "Laboratory $1" >"$gadget/strings/0x409/product" &&
    ln -s "$gadget/functions/$2" "$gadget/configs/one.1/" && echo "$3" >"$gadget/UDC"
}
# by binding the plug anew: after soft_connect the emulated controller answers no question
pulled_out() { echo >"$config/usb_gadget/$1/UDC"; }
plugged_in() { echo "$2" >"$config/usb_gadget/$1/UDC"; } # NAME CONTROLLER

printer_made() {
  mkdir -p /run/printer && printer_mood ready && plug_made printer printer.one dummy_udc.0 || return 1
  : >/run/printer/paper
  ./printer.py /dev/g_printer0 /run/printer &
}
printer_mood() {
  echo "$1" >/run/printer/mood.new && mv /run/printer/mood.new /run/printer/mood
}
paper() { cat /run/printer/paper; }
cuts() { grep -c '^-- cut --' /run/printer/paper; }

serial_scanner_made() {
  plug_made scanner acm.one dummy_udc.1 && stty -F /dev/ttyGS0 raw -echo
}
typing_scanner_made() {
  mkfifo /run/typed && { ./keyboard.py 'Laboratory scanner' </run/typed & } && exec 7>/run/typed && udevadm settle &&
    ln -s "/dev/input/$(grep -A4 'Laboratory scanner' /proc/bus/input/devices | grep -o 'event[0-9]*')" /dev/input/scanner
}
