# Sourced by the trials that need more than a build does: where something is missing they say so loudly, and pass. The mirror
# of Debian is the one that this machine's apt uses.
skip() { # WHY; "untried" is what was not done
  echo "********************************************************************"
  echo "** SKIPPED: $untried"
  echo "** $1"
  echo "********************************************************************"
  echo "0 passed, 0 failed, 1 skipped"
  exit 0
}
need_root_and() { # TOOL…
  local tool
  [ "$(id -u)" = 0 ] || skip "root is needed"
  for tool in "$@"; do
    command -v "$tool" >/dev/null || skip "$tool is missing"
  done
}
find_mirror() {
  mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk '$1 !~ /security|updates|backports/ {print $2; exit}')
  [ -n "$mirror" ] || skip "apt knows no mirror"
}
