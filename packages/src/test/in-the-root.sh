#!/bin/bash
# Run by systemd inside the fresh root, in the folder of the packages: what an administrator may count on, one check a line.
set -u
. ./checks.sh
. ./as-a-supervisor.sh
recovery=$(mktemp)
trap 'rm -f "$said" "$cookies" "$recovery"' EXIT

mode() { stat -c '%U:%G %a' "$1"; }
# what the package brought, as on another machine
as_it_came() { cp -p "pristine/$1" "/etc/bilik/$1"; }
recovery_key() {
  guide run backup-key | grep -o 'AGE-SECRET-KEY-1[A-Z0-9]*' >"$recovery" && [ -s "$recovery" ]
}
backed_up() { guide run backup-first | tee /dev/stderr | grep -q 'read back and found whole'; }
restored() {
  systemctl stop $S &&
    sudo -u bilik bilik-queue-server restore "$(ls /mnt/backup/bilik/*.zip.age)" <"$recovery" | grep -q 'epoch 1 has begun' &&
    systemctl start $S && await 20 answers 7070
}
# all is there but the printer
self_tested() {
  local found
  found=$(guide run kiosk-selftest)
  echo "$found"
  grep -Eq '^FAULT +(printer|test slip)' <<<"$found" && grep -qx '1 fault\.' <<<"$found" && await 20 answers 7071
}
speaks() { curl -fsS --max-time 10 http://127.0.0.1:7071/api/speech/id/text/choose | head -c 4 | grep -q RIFF; }
turned() {
  runuser -u bilik-screen -- env XDG_RUNTIME_DIR=/run/bilik-screen WAYLAND_DISPLAY=wayland-0 wlr-randr | grep -q 'Transform: 90' &&
    grep -q '="0 -1 1 1 0 0"' /run/udev/rules.d/70-bilik-screen.rules
}
restarted() { [ "$(pid "$1")" != "$2" ] && [ "$(systemctl is-active "$1")" = active ]; }
ticket() {
  curl -fsS --max-time 10 -H 'Content-Type: application/json' -d '{"service":"jht"}' http://127.0.0.1:7071/api/tickets
}
touched() { ticket | tee /dev/stderr | grep -q '"print":"printed"'; }
resident() { awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$(pid "$1")/status"; }
revived() { restarts $W 1 && boards 1; }
# coturn itself is tried on the build machine; here, what its set-up leaves behind
relay_set_up() {
  local paths
  paths=$(mktemp -d) && ln -sf /bin/true "$paths/turnserver" && groupadd --system turnserver &&
    PATH=$PATH:$paths /usr/share/bilik-queue-server/set-up-relay --name relay.example --officers 10.20.30.0/24 2>&1 &&
    rm -r "$paths"
}
booth_policy() {
  ADDRESS=https://127.0.0.1:7443/booth/pekalongan/1 /usr/lib/bilik-screen/write-policy
  [ "$(grep -c '\["https://127.0.0.1:7443"\]' /etc/chromium/policies/managed/bilik-screen.json)" = 3 ]
}
# its tab is gone, and Chromium stays
crashed() {
  pkill -9 -u bilik-screen -f 'type=renderer' && await 20 boards 0 && await 90 boards 1
}
restarts() { [ "$(systemctl show -P NRestarts "$1")" -ge "$2" ]; }
nothing_left() { # of a pattern, but for what is the test's own
  find / -xdev \( -path /packages -o -path /proc -o -path /sys \) -prune -o -name "*$1*" -print |
    grep -v -e bilik-test -e /var/log/ -e /run/ -e /var/cache/apt | (! grep .)
}

K=bilik-kiosk.service
S=bilik-queue-server.service
W=bilik-screen.service

# the server, and what the guide calls the addresses of this network
ip addr add 192.168.1.10/32 dev lo
cp -rp /etc/bilik pristine

# ---- after the installation and a boot: set up by the guide
check 'the queue-server is up: systemd has heard READY=1' await 60 systemctl -q is-active $S
check 'the settings of the server are taken, and its log has a code for the first supervisor' \
  configured server-settings server-start
check 'a kiosk that was not told where its devices come from says what to write' sh -c \
  "! systemctl -q is-active $K && journalctl -u $K --no-pager | grep -q 'hardware is not said; write'"
check 'with the settings of a Pi it starts, also where no pin can be used' configured kiosk-pi kiosk-start
as_it_came kiosk.properties
check 'with those of a PC it starts without the group gpio' configured kiosk-pc kiosk-start
check 'the kiosk is up: systemd has heard READY=1' await 60 systemctl -q is-active $K
check 'the queue-server answers /health' await 20 answers 7070
check 'the kiosk answers /health' await 20 answers 7071
check 'the kiosk runs as its own user' is "$(stat -c %U "/proc/$(pid $K)")" bilik-kiosk
check 'the queue-server runs as its own user' is "$(stat -c %U "/proc/$(pid $S)")" bilik
check 'the kiosk may use the devices of a PC' is \
  "$(id -nG bilik-kiosk | tr ' ' '\n' | sort | xargs)" 'bilik-kiosk dialout input lp video'
check 'data of the server are private' is "$(mode /var/lib/bilik/queue-server)" 'bilik:bilik 750'
check 'data of the kiosk are private' is "$(mode /var/lib/bilik/kiosk)" 'bilik-kiosk:bilik-kiosk 750'
check 'configuration of the server: root writes, the server reads' is \
  "$(mode /etc/bilik/queue-server.properties)" 'root:bilik 640'
check 'configuration of the kiosk: root writes, the kiosk reads' is \
  "$(mode /etc/bilik/kiosk.properties)" 'root:bilik-kiosk 640'
check 'nobody but root writes the programs' is \
  "$(find /usr/share/bilik-* /usr/bin/bilik-* /usr/lib/systemd/system/bilik-* ! -type l \
    \( -perm /022 -o ! -user root -o ! -group root \))" ''
check 'the kiosk starts from the archive of classes' grep -q /var/cache/bilik/kiosk.aot "/proc/$(pid $K)/maps"
check 'the server starts from the archive of classes' grep -q /var/cache/bilik/queue-server.aot "/proc/$(pid $S)/maps"
check 'nobody may issue a ticket without a name' none curl -fsS -H 'Content-Type: application/json' \
  -d '{"requestId":"9f0b6a52-3c1f-4f5e-8a55-0d3c6a1f7b10","service":"jht"}' http://127.0.0.1:7070/api/branches/pekalongan/tickets
check 'the backup has a timer, and rests while no folder is configured' sh -c \
  "systemctl -q is-active bilik-queue-server-backup.timer && systemctl start bilik-queue-server-backup.service && ! ls /var/lib/bilik/queue-server/backup.json"
check 'a recovery key is made and shown' recovery_key
check 'another disk has a folder for backups' guide run backup-folder
check 'it is named in the settings' guide write backup-settings
check 'the daily backup is made as its service makes it, and read back' backed_up
check 'it is for its owner alone' is "$(stat -c %U:%a /mnt/backup/bilik/*.zip.age)" 'bilik:600'
check 'a backup is restored, and a new epoch begins' restored
check 'the first supervisor comes in by a code of the command' first_supervisor
check 'the branch begins with the hours of the packaged plan' sh -c \
  'grep -q "\"opens\": \"08:00\"" /usr/share/bilik-queue-server/plan.json &&
   grep -q "^plan *= */usr/share/bilik-queue-server/plan.json" /etc/bilik/queue-server.properties'
check 'the supervisor opens the branch at whatever hour this is' open_around_the_clock
check 'the kiosk shows a code and is paired' await 30 pair kiosk kiosk-1
check 'it fetches its key' await 30 [ -s /var/lib/bilik/kiosk/key ]
check 'on a PC without GPIO the self-test misses nothing but the printer' self_tested
check 'it can be tried with devices of memory' configured kiosk-trial kiosk-start
check 'the kiosk speaks' speaks
check 'a touch gives a ticket and a slip' await 30 touched
check 'the key of the kiosk is its own' is "$(mode /var/lib/bilik/kiosk/key)" 'bilik-kiosk:bilik-kiosk 600'
# TLS and the certificates that it reads take some; the bar of 120 MB is held below, over http
check 'over https the kiosk needs at most 130 MB' [ "$(resident $K)" -le 124 ]
check 'journald has the log' sh -c "journalctl -u $K --no-pager | grep -q 'kiosk ready'"
check 'the units are sound' systemd-analyze verify $K $S $W
echo "        kiosk $(resident $K) MiB, queue-server $(resident $S) MiB resident"
for unit in $K $S $W; do
  echo "        $(systemd-analyze security --no-pager $unit | tail -1 | sed 's/^[^A-Za-z]*//')"
done

# ---- the screen: cage and Chromium, on a monitor of memory that stands
check 'the authority of the branch is fetched' guide run screen-authority
check 'the settings of the screen are taken' configured screen-board screen-portrait screen-start
check 'Chromium behind cage shows a code and is paired' await 60 pair board board-hall
check 'then it shows the board' await 60 boards 1
check 'the picture is turned, and touch with it' turned
check 'the screen runs as its own user' is "$(ps -o user= -C cage)" bilik-screen
check 'Chromium writes to memory, never to the disk' is "$(find / -xdev -newer /etc/bilik/screen.conf -user bilik-screen)" ''
check 'Chromium may open nothing but the server' grep -q '"URLAllowlist": \["192.168.1.10:7443", "file:///run/bilik-screen/start.html"\]' \
  /etc/chromium/policies/managed/bilik-screen.json
check 'a wall board opens no camera' grep -q '"VideoCaptureAllowedUrls": \[\]' /etc/chromium/policies/managed/bilik-screen.json
check 'the screen may use camera, microphone and sound' sh -c 'id -nG bilik-screen | tr " " "\n" | grep -cx -e audio -e video | grep -qx 2'
pkill -9 -o -u bilik-screen chromium
check 'a Chromium that dies is back' await 60 revived
check 'a page that crashed is back' crashed
mkdir -p /run/systemd/system/$W.d
printf '[Service]\nEnvironment=WLR_BACKENDS=drm\n' >/run/systemd/system/$W.d/no-monitor.conf
systemctl daemon-reload
systemctl restart $W
check 'without a monitor it is tried again' await 60 restarts $W 1
rm -r /run/systemd/system/$W.d
systemctl daemon-reload
systemctl stop $W
check 'nothing of the screen runs after it was stopped' none pgrep -u bilik-screen
systemctl start $W

# ---- killed, and hung
before=$(pid $S)
tickets=$(issued)
kill -9 "$before"
check 'a killed server is back' await 30 restarted $S "$before"
check 'it still has every ticket' is "$(issued)" "$tickets"
mkdir -p /run/systemd/system/$K.d
printf '[Service]\nWatchdogSec=3\n' >/run/systemd/system/$K.d/impatient.conf
systemctl daemon-reload
systemctl restart $K
before=$(pid $K)
sleep 5
check 'a kiosk at work is left alone by the watchdog' is "$(pid $K)" "$before"
kill -STOP "$before"
check 'a kiosk that hangs is started anew by the watchdog' await 30 restarted $K "$before"
rm -r /run/systemd/system/$K.d
systemctl daemon-reload

# ---- an upgrade, of a server whose settings nobody edited, and of a kiosk in a box with GPIO, by somebody with a TMPDIR of their own
as_it_came queue-server.properties
groupadd --system gpio
closed=/var/lib/tmp-of-one
install -d -m 0700 "$closed"
touch boxed
echo 'port = 7171' >>/etc/bilik/kiosk.properties
sed -i 's#^server = .*#server = http://127.0.0.1:7070#' /etc/bilik/kiosk.properties
ticket >/dev/null
tickets=$(issued)
before=$(pid $S)
check 'an upgrade goes through' env DEBIAN_FRONTEND=noninteractive TMPDIR="$closed" \
  dpkg --force-confold -i /packages/bilik-kiosk-99.deb /packages/bilik-queue-server-99.deb
check 'the new version runs' await 60 restarted $S "$before"
check 'the edited configuration is kept and used' await 30 answers 7171
check 'over http the kiosk needs at most 120 MB' [ "$(resident $K)" -le 114 ]
check 'the configuration that nobody edited is the new one' grep -q 'of version 99' /etc/bilik/queue-server.properties
check 'the kiosk may use the pins' sh -c 'id -nG bilik-kiosk | tr " " "\n" | grep -qx gpio'
check 'the new version has an archive of classes, too' sh -c \
  '[ /var/cache/bilik/kiosk.aot -nt /packages/boxed ] && [ /var/cache/bilik/queue-server.aot -nt /packages/boxed ]'
check 'every ticket is still there' is "$(issued)" "$tickets"

# ---- a relay for booths elsewhere; its set-up starts the server again
guide write server-settings >/dev/null
check 'a relay is set up' relay_set_up
check 'its secret is for root and the server' is "$(mode /etc/bilik/relay.secret)" 'root:bilik 640'
check 'its configuration is for root and the relay' is "$(mode /etc/turnserver.conf)" 'root:turnserver 640'
check 'the server can still read its configuration alone' is "$(mode /etc/bilik/queue-server.properties)" 'root:bilik 640'
check 'a booth may open camera and microphone for its own server' booth_policy
check 'the screen is back at its board, without being paired again' await 60 boards 1
rm /etc/bilik/ca.crt

# ---- a mistake in the configuration
echo 'prot = 1' >>/etc/bilik/kiosk.properties
systemctl restart $K --no-block
check 'a wrong key is named in the log' await 20 sh -c \
  "journalctl -u $K --no-pager | grep -q 'prot is no key of the kiosk; did you mean port'"
sed -i '/^prot/d' /etc/bilik/kiosk.properties

check 'nothing in the guide was left out' guide unused

# ---- removed, and purged
check 'removal goes through' dpkg --remove bilik-kiosk bilik-queue-server bilik-screen
check 'nothing runs after it' none pgrep -f 'id.bilik|cage|chromium'
check 'the browser may open anything again' none ls /etc/chromium/policies/managed/bilik-screen.json
check 'it leaves data and configuration' \
  ls -d /etc/bilik/kiosk.properties /etc/bilik/queue-server.properties /etc/bilik/screen.conf \
  /var/lib/bilik/queue-server/follow.key
check 'it leaves no program and no archive' none ls /usr/share/bilik-kiosk /usr/share/bilik-queue-server /var/cache/bilik
rm -r /etc/systemd/system/$W.d /etc/turnserver.conf
check 'a purge goes through' dpkg --purge bilik-kiosk bilik-queue-server bilik-screen
check 'a purge leaves the backups' ls /mnt/backup/bilik/bilik-epochs.txt
rm -r /mnt/backup
check 'a purge leaves nothing' nothing_left bilik
check 'not even the users' none getent passwd bilik bilik-kiosk bilik-screen

if [ "$failed" != 0 ]; then
  echo 'what the units said last:'
  journalctl -u $K -u $S -u $W --no-pager -o short-monotonic | tail -60 | cut -c1-300
fi
summary
