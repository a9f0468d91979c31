#!/bin/bash
# Run by systemd on the machine of the laboratory, in the folder of the packages: what somebody at a box with buttons, lamps,
# printer and scanner may count on, one check a line. Settings are the guide's; what differs is said by "with".
set -u
. ./checks.sh
. ./as-a-supervisor.sh
. ./devices.sh
trap 'rm -f "$said" "$cookies"' EXIT
K=bilik-kiosk.service
# seconds for an answer of the server, whose first ones take an emulated processor long
PATIENCE=60
P=/etc/bilik/kiosk.properties

hardware() { curl -fsS --max-time 10 http://127.0.0.1:7071/api/hardware; }
screen() { curl -fsS --max-time 10 http://127.0.0.1:7071/api/screen; }
printer_is() { hardware | grep -q "\"printer\":{\"status\":\"$1\""; }
scanner_is() { hardware | grep -q "\"scanner\":\"$1\""; }
has_buttons() { is "$(hardware | grep -o '"name":"[0-9]*"' | wc -l)" "$1"; }
is_stuck() { hardware | grep -q "\"name\":\"$1\"[^}]*\"stuck\":true"; }
pressed() { screen | sed 's/.*"menu":{"count":\([0-9]*\).*/\1/'; }
shown() { screen | sed -n 's/.*"shown":{"id":\([0-9]*\).*/\1/p'; }
number() { screen | sed -n 's/.*"shown":{[^{]*{"ticket":"\([^"]*\)".*/\1/p'; }
print() { screen | sed -n 's/.*"shown":{.*"print":"\([a-z]*\)"\(,"reason":"\([a-z-]*\)"\)\{0,1\}.*/\1 \3/p'; }
calm() { screen | grep -q '"busy":false'; }
alarmed() { ask /api/branches/pekalongan/devices | grep -q "\"kind\":\"$1\""; }
with() { # KEY=VALUE…, then the kiosk starts anew
  local setting
  for setting in "$@"; do
    sed -i "/^${setting%%=*} *=/d" $P
    echo "$setting" >>$P
  done
  systemctl restart $K && await 60 answers 7071 && await 30 online
}
online() { screen | grep -q '"online":true'; }
open_shop() { screen | grep -q '"open":true'; }

# what came of a press for a service: tickets at the server, and slips on the paper
one_slip_by() { # HOW…
  local tickets slips before
  await 10 calm
  tickets=$(issued) slips=$(cuts) before=$(shown)
  "$@"
  await 60 new_number "$before" && await 20 calm || { echo "no number"; screen; return 1; }
  # a second one would have been served right behind the first
  sleep 3
  is "$(issued) $(cuts)" "$((tickets + 1)) $((slips + 1))" && is "$(print)" 'printed ' &&
    last_slip | grep -F "$(number)"
}
last_slip() { paper | awk '/^-- cut --$/ { last = slip; slip = ""; next } { slip = slip $0 "\n" } END { printf "%s", last }'; }
hangs_out() { [ "$(tail -1 /run/printer/paper)" != '-- cut --' ]; }
voided() { last_slip | grep -q 'BATAL / VOID'; }
new_number() { [ -n "$(shown)" ] && [ "$(shown)" != "$1" ]; }
counted() { # PRESSES HOW…
  local before
  before=$(pressed)
  "${@:2}"
  sleep 1
  is "$(($(pressed) - before))" "$1"
}
times() { # N COMMAND…
  local _
  for _ in $(seq "$1"); do "${@:2}"; done
}

check 'pins, USB and scanners can be made of memory' devices_begin
check 'the box is a Pi 4' model_is 'Raspberry Pi 4 Model B Rev 1.5' c03115
check 'its header has its chip, beside one that is not the header' header_is pinctrl-bcm2711
check 'a printer is plugged in' printer_made
check 'the kernel calls it lp0' await 20 [ -c /dev/usb/lp0 ]
check 'a serial scanner is plugged in' serial_scanner_made
check 'another one types' typing_scanner_made

ip addr add 192.168.1.10/32 dev lo
check 'the packages can be installed' dpkg -i bilik-queue-server.deb bilik-kiosk.deb
check 'the kiosk may use pins, printer and scanners' is \
  "$(id -nG bilik-kiosk | tr ' ' '\n' | sort | xargs)" 'bilik-kiosk dialout gpio input lp video'
guide write server-settings && guide run server-start >/dev/null 2>&1
check 'the queue-server answers /health' await 120 answers 7070
check 'the first supervisor comes in' first_supervisor
check 'the branch is open at whatever hour this is' open_around_the_clock
check 'the kiosk is set up as the guide says, for a Pi' configured kiosk-pi kiosk-start
check 'the kiosk answers /health' await 120 answers 7071
check 'it is paired' await 60 pair kiosk kiosk-1
check 'it fetches its key' await 60 [ -s /var/lib/bilik/kiosk/key ]

# ---- buttons that are services. Without the pause, so that nothing but the debouncing keeps a second press away
check 'it starts with a scanner on a serial line' with buttons.pause=0 scanner=serial:/dev/ttyACM0
check 'the branch is open' await 30 open_shop
check 'the panel of a Pi 4 has six buttons' has_buttons 6
check 'the printer is ready' await 30 printer_is ready
check 'the lamp of button 1 is lit' await 10 lit 17
check 'the lamp for trouble with the printer is dark' await 10 dark 16
check 'a press prints one ticket' one_slip_by press 5
check 'another button, too' one_slip_by press 6
check 'a press that bounces prints one ticket' one_slip_by bouncing_press 5
symbol=$(paper | grep -o '^\[.*\]$' | tail -1 | tr -d '[]')
ticket=$(number)

scanned() { screen | grep -q "\"scanned\":{[^}]*\"ticket\":\"$1\""; }
check 'the serial scanner is ready' await 20 scanner_is ready
printf '%s\r' "$symbol" >/dev/ttyGS0
check 'the symbol of a slip, held under it, is that ticket' await 20 scanned "$ticket"

down 13
check 'a button that is held down for ten seconds is stuck' await 30 is_stuck 3
check 'that is an alarm' await 60 alarmed button-stuck
check 'the other buttons go on' one_slip_by press 5
up 13
check 'it is well when it is released' await 10 none is_stuck 3
check 'the alarm is over' await 60 none alarmed button-stuck

# ---- the printer: without paper, unplugged, and unplugged in the middle of a slip
printer_mood paper-out
check 'paper that is out is seen' await 20 printer_is paper-out
check 'its lamp is lit' await 10 lit 16
printer_mood ready
check 'new paper is seen' await 20 printer_is ready
check 'its lamp is dark' await 10 dark 16
pulled_out printer
check 'a printer that is unplugged is offline' await 20 printer_is offline
check 'its lamp is lit again' await 10 lit 16
plugged_in printer dummy_udc.0
check 'one that is plugged in again is ready' await 30 printer_is ready

printer_mood jam
slips=$(cuts)
before=$(shown)
press 5
check 'a slip stops in its middle' await 20 hangs_out
sleep 1
pulled_out printer
check 'unplugged while it prints, the kiosk says so' await 20 printer_is offline
check 'the number is on the screen' await 60 new_number "$before"
check 'and that nobody knows whether there is a slip' is "$(print)" 'printed unconfirmed'
printer_mood ready
plugged_in printer dummy_udc.0
check 'plugged in again, what hung out is void and cut off' await 60 voided
check 'nothing else was printed' is "$(cuts)" "$((slips + 1))"
check 'the next ticket has its slip' one_slip_by press 6

# ---- a printer that never answers: the driver's word
printer_mood mute
check 'a printer that has gone silent is offline' await 60 printer_is offline
check 'known to be mute, it prints' with printer.mute=yes
check 'its state is unknown' await 20 printer_is unknown
printer_mood mute-paper-out
check 'its driver says that paper is out' await 20 printer_is paper-out
printer_mood mute
check 'and that there is paper again' await 20 printer_is unknown
printer_mood ready

# ---- buttons that are the menu: each press counts. Another board, another scanner
systemctl stop $K
check 'the box is a Pi 5' model_is 'Raspberry Pi 5 Model B Rev 1.1' d04171
check 'with its chip' header_is pinctrl-rp1
check 'it starts with buttons for the menu and a scanner that types' \
  with printer.mute=no buttons.services=menu scanner=keyboard:/dev/input/scanner
check 'the panel of a Pi 5 has six buttons' has_buttons 6
check 'ten presses are ten' counted 10 times 10 press 13
check 'ten presses that bounce are ten' counted 10 times 10 bouncing_press 13
check 'ten disturbances are none' counted 0 times 10 spike 13
check 'the scanner that types is ready' await 20 scanner_is ready
echo "$symbol" >&7
check 'the symbol of a slip, held under it, is that ticket' await 20 scanned "$ticket"

# ---- other boards
is_the_box() { # MODEL REVISION LABEL
  systemctl stop $K && model_is "$1" "$2" && header_is "$3" && systemctl start $K && await 60 answers 7071
}
board() { # MODEL REVISION LABEL
  is_the_box "$@" && has_buttons 6 && counted 1 press 5 && await 10 lit 17
}
check 'a Pi 3' board 'Raspberry Pi 3 Model B Plus Rev 1.3' a020d3 pinctrl-bcm2835
check 'a Zero 2' board 'Raspberry Pi Zero 2 W Rev 1.0' 902120 pinctrl-bcm2835
check 'a Compute Module 4' board 'Raspberry Pi Compute Module 4 Rev 1.1' b03141 pinctrl-bcm2711
check 'a Pi 500' board 'Raspberry Pi 500 Rev 1.0' d04190 pinctrl-rp1
board_without() { # MODEL REVISION LABEL
  is_the_box "$@" && has_buttons 0
}
check 'a board that nobody knows has no panel, and the kiosk goes on' board_without 'Nobody knows me' ffffff pinctrl-bcm2711
check 'nor has one without the chip of a Pi' board_without 'Nobody knows me' ffffff some-other-chip
check 'that is an alarm' await 60 alarmed panel-trouble

if [ "$failed" != 0 ]; then
  echo 'what the units said last:'
  journalctl -u $K -u bilik-queue-server --no-pager -o short-monotonic | tail -150 | cut -c1-300
  paper
fi
summary
