#!/bin/bash
# Does what docs/deployment.md says, so that a command that is wrong there fails here. A block that begins with
#
#   ```sh NAME                 holds commands that somebody types, one a line
#   ```properties NAME FILE    holds lines that somebody writes into FILE, in place of those with the same keys
#
# Any other block is only shown.
#
#   guide.sh run NAME      runs a block as somebody who pastes it: a line that fails does not keep the next from being tried
#   guide.sh write NAME    writes a block into its file
#   guide.sh unused        the blocks that nothing has used, and those that were used before an earlier one of their chapter
set -u
guide=${GUIDE:-/packages/deployment.md}
used=${GUIDE_USED:-/packages/guide-used}

# NUMBER CHAPTER KIND NAME FILE of each block, or with NAME what stands in that one
blocks() {
  awk -v wanted="${1:-}" '
    /^ *```/ && inside { inside = 0; next }
    /^ *```/ {
      inside = 1
      indent = index($0, "`") - 1
      kind = substr($1, 4)
      chosen = NF > 1 && $2 == wanted
      if (NF > 1 && wanted == "") print ++count, chapter, kind, $2, $3
      next
    }
    inside && chosen { print substr($0, indent + 1) }
    !inside && /^## / { chapter++ }' "$guide"
}
find_file() { # KIND NAME
  blocks | awk -v kind="$1" -v name="$2" '$3 == kind && $4 == name { found++; file = $5 } END { if (found != 1) exit 1; print file }'
}
use() { # KIND NAME
  find_file "$1" "$2" >/dev/null || { echo "the guide has no block, or more than one: \`\`\`$1 $2"; exit 1; }
  echo "$2" >>"$used"
}
run() {
  local line lines failures=0
  use sh "$1"
  mapfile -t lines <<<"$(blocks "$1")"
  for line in "${lines[@]}"; do
    echo "\$ $line"
    bash -c "$line" || { failures=$((failures + 1)); echo "failed: $line"; }
  done
  [ "$failures" = 0 ]
}
write() {
  local line lines key file
  use properties "$1"
  file=$(find_file properties "$1")
  [ -f "$file" ] || { echo "there is no $file to write into"; return 1; }
  mapfile -t lines <<<"$(blocks "$1")"
  for line in "${lines[@]}"; do
    key=$(sed 's/ *=.*//' <<<"$line")
    # what the package brought names every key, behind a # where it only suggests a value
    grep -q "^#\{0,1\}${key//./\\.} *=" "$file" || { echo "$file does not name $key"; return 1; }
    sed -i "/^${key//./\\.} *=/d" "$file"
    echo "$line" >>"$file"
  done
}
unused() {
  blocks | awk -v used="$used" '
    BEGIN { while ((getline name < used) > 0) uses[++count] = name }
    $2 != chapter { chapter = $2; last = 0 }
    {
      for (at = last + 1; at <= count && uses[at] != $4; at++) {}
      if (at > count) { print "not used, or only before an earlier one: " $4; bad = 1 } else last = at
    }
    END { exit bad }'
}
"$@"
