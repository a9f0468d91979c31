# Sourced in the fresh root: what its checks ask the server, signed in as the first supervisor.
cookies=$(mktemp)

# as somebody who has signed in on the server's own machine
ask() { curl -fsS --max-time "${PATIENCE:-10}" -b "$cookies" -c "$cookies" -H 'Origin: http://127.0.0.1:7070' "http://127.0.0.1:7070$1"; }
order() { curl -fsS --max-time "${PATIENCE:-10}" -b "$cookies" -c "$cookies" -H 'Origin: http://127.0.0.1:7070' -H 'Content-Type: application/json' -d "$2" "http://127.0.0.1:7070$1"; }
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
first_supervisor() {
  local code secret
  code=$(sudo -u bilik bilik-queue-server --first-supervisor | grep -o '[A-Z2-9]\{4\}-[A-Z2-9]\{4\}-[A-Z2-9]\{4\}') &&
    secret=$(order /api/join/look "{\"code\":\"$code\"}" | field totpSecret) &&
    order /api/join "{\"code\":\"$code\",\"name\":\"Rina\",\"password\":\"tujuh bakau biru laut\",\"totp\":\"$(oathtool --totp -b "$secret")\"}"
}
pair() { # KIND NAME
  local asked code
  asked=$(ask /api/pairings) || return 1
  echo "asking: $asked"
  code=$(grep -o "\"code\":\"[A-Z2-9]*\",\"kind\":\"$1\"" <<<"$asked" | head -1 | field code) && [ -n "$code" ] &&
    order "/api/pairings/$code/approval" "{\"name\":\"$2\",\"kind\":\"$1\"}"
}
# the packaged plan has the hours of a branch, and this runs at any: the supervisor adopts others
open_around_the_clock() {
  local told plan
  told=$(ask /api/branches/pekalongan/plan) &&
    plan=$(sed -E -n 's/^\{"plan":(\{.*\}),"sequence":[0-9]+,.*$/\1/p' <<<"$told" |
      sed -E 's/"hours":\{"opens":"08:00","closes":"15:00","days":\[[^]]*\]/"hours":{"opens":"00:00","closes":"24:00"/') &&
    order /api/branches/pekalongan/plan \
      "{\"plan\":$plan,\"basedOn\":$(sed -E 's/.*"sequence":([0-9]+),.*/\1/' <<<"$told"),\"when\":\"now\"}" &&
    await 10 ticketing
}
ticketing() { ask /api/branches/pekalongan | grep -q '"open":true'; }
issued() { curl -fsS -b "$cookies" http://127.0.0.1:7070/api/branches/pekalongan/journal?after=0 | grep -o '"TicketIssued"' | wc -l; }
# the server knows a board by its live connection, and takes some seconds to see that one is gone
boards() {
  local known
  known=$(curl -fsS -b "$cookies" http://127.0.0.1:7070/api/branches/pekalongan/devices) && grep -q \
    "\"screen-board\"[^}]*\"connections\":$1," <<<"$known"
}
