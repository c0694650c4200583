#!/bin/sh
# Runs as root after the files have gone: of a deb with a word, of an rpm with the number of versions that stay.
# What a person wrote stays: nothing below a home folder is touched, not even by a purge.
set -e

case "$1" in
remove | purge | disappear | 0) ;;
*) exit 0 ;;
esac

profile='/etc/apparmor.d/${executable}'
if [ -f "$profile" ]; then
  if apparmor_status --enabled >/dev/null 2>&1 && ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile"
fi

if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database /usr/share/applications || true; fi
