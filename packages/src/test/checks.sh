# Sourced by what runs inside a root: one check a line, and the words that checks are made of.
passed=0
failed=0
said=$(mktemp)

check() { # WHAT COMMAND…
  local what=$1
  shift
  if "$@" >"$said" 2>&1; then
    passed=$((passed + 1))
    echo "ok      $what"
  else
    failed=$((failed + 1))
    echo "FAILED  $what"
    sed 's/^/        /' "$said" | tail -20
  fi
}
summary() {
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ]
}
is() { [ "$1" = "$2" ] || { echo "it is: $1; wanted: $2"; return 1; }; }
answers() { curl -fsS --max-time 5 "http://127.0.0.1:$1/health"; }
await() { # SECONDS COMMAND…
  local until=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$until" ] || return 1
    sleep 0.2
  done
}
none() { ! "$@"; }
guide() { ./guide.sh "$@"; }
configured() { # BLOCK… START
  local block
  for block in "${@:1:$#-1}"; do guide write "$block" || return 1; done
  guide run "${@: -1}"
}
pid() { systemctl show -P MainPID "$1"; }
