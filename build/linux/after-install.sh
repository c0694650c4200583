#!/bin/sh
# Runs as root after the files are in place: of a deb with the word "configure", of an rpm with a number.
set -e

app='/opt/${sanitizedProductName}'

# Chromium's sandbox is made of user namespaces; where the kernel has none, its helper must belong to root and be SUID.
if [ -L /proc/self/ns/user ] && unshare --user true 2>/dev/null; then
  chmod 0755 "$app/chrome-sandbox"
else
  chmod 4755 "$app/chrome-sandbox"
fi

# Ubuntu 24 and later allow user namespaces only to programs that a profile names. Older AppArmor cannot read it.
profile='/etc/apparmor.d/${executable}'
if apparmor_status --enabled >/dev/null 2>&1 &&
  apparmor_parser --skip-kernel-load --debug "$app/resources/apparmor-profile" >/dev/null 2>&1; then
  cp "$app/resources/apparmor-profile" "$profile"
  if ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
    apparmor_parser --replace --write-cache --skip-read-cache "$profile" || true
  fi
fi

# Debian and Fedora do this by triggers of their own; others need to be asked.
if command -v update-mime-database >/dev/null; then update-mime-database /usr/share/mime || true; fi
if command -v update-desktop-database >/dev/null; then update-desktop-database /usr/share/applications || true; fi
