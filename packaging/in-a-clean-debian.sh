#!/bin/sh
# Runs inside a Debian with nothing in it: installs the packages, uses them, upgrades, removes and purges. Each line `ok …` or
# `FAILED …` is an outcome. /packages/1 and /packages/2 hold two revisions.
set -u
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
apt="apt-get --yes --quiet --no-install-recommends"
said=/tmp/said

judge() { # judge WHAT COMMAND…
    what=$1
    shift
    if "$@" >"$said" 2>&1; then
        echo "ok $what"
    else
        echo "FAILED $what"
        cat "$said" >&2
    fi
}
ours() { # what is of ours in the file system
    find / -xdev \( -iname '*min-side*' -o -iname '*minside*' \) -not -path '/packages/*' -not -path '/proc/*' \
        -not -path '/home/*' -not -path '/root/*' -not -path '/tmp/*' -not -path '/sys/*'
}
nothing_of_ours() { ours | (! grep .); }
linked() { for program in "$@"; do ldd "/usr/bin/$program" | (! grep "not found") || return 1; done; }

apt-get --quiet update >/dev/null || exit 1
$apt install xvfb x11-utils dbus procps systemd >/dev/null 2>"$said" || { cat "$said" >&2; exit 1; }
useradd --create-home kari
judge "nothing is there before" nothing_of_ours

# The app.
judge "apt installs the app" $apt install /packages/1/min-side_*.deb
judge "every library that it is linked with has come" linked min-side minside
told() { ! grep -q __TAURI_BUNDLE_TYPE_VAR_UNK /usr/bin/min-side; }
judge "the app knows that a package manager has it" told
judge "minside says its version" minside --version
judge "minside has a manual" test -s /usr/share/man/man1/minside-sync.1.gz
judge "the notices are there" test -s /usr/share/doc/min-side/third-party-licences.txt.gz

as_kari() { su kari -c "cd; export HOME=/home/kari DISPLAY=:77 XDG_RUNTIME_DIR=/tmp/kari; $*"; }
install -d -m 0700 -o kari /tmp/kari
window() { xwininfo -root -tree 2>/dev/null | grep -m1 '"Min side'; }
Xvfb :77 -screen 0 1280x900x24 -nolisten tcp >/dev/null 2>&1 &
display=$!
export DISPLAY=:77
as_kari "exec dbus-run-session -- min-side" >/tmp/app.log 2>&1 &
app=$!
turn=0
while [ $turn -lt 60 ] && ! window >/dev/null; do
    sleep 1
    turn=$((turn + 1))
done
judge "the window opens" window
class=$(sed -n 's/^StartupWMClass=//p' /usr/share/applications/no.minside.app.desktop)
has_class() { xprop -id "$(window | awk '{print $1}')" WM_CLASS | grep -q "\"$class\""; }
judge "the window is of the entry in the menus ($class)" has_class
sleep 5
judge "it is still there after a while" pgrep -u kari -x min-side
pkill -u kari -x min-side
wait $app
kept() { test -n "$(ls -A /home/kari/.local/share/no.minside.app)"; }
judge "what the member has lies in their own folder" kept

# The server, with the command line of the app against it.
judge "apt installs the server" $apt install /packages/1/min-side-server_*.deb
judge "the server's libraries have come" linked min-side-server
owned() { test "$(stat -c '%U %a' /var/lib/min-side-server)" = "min-side-server 700"; }
judge "the data folder is its own" owned
judge "systemd understands the unit" systemd-analyze verify --man=no min-side-server.service
mkdir /tmp/demo && chown min-side-server /tmp/demo
su -s /bin/sh min-side-server -c \
    "exec min-side-server serve --seed demo --messages 20 --listen 127.0.0.1:8481 --data /tmp/demo" >/tmp/server.log 2>&1 &
server=$!
turn=0
while [ $turn -lt 60 ] && ! grep -q '"url"' /tmp/server.log; do
    sleep 1
    turn=$((turn + 1))
done
synced() {
    as_kari "printf '%064d\n' 7 | minside --data /tmp/kari/data --server http://127.0.0.1:8481 --demo --key-stdin sync"
}
judge "minside syncs with the server" synced
pkill -u min-side-server -x min-side-server
wait $server

# Newer packages, with settings that somebody has changed.
sed -i 's|^ISSUER=.*|ISSUER=https://login.example.no|' /etc/min-side-server/server.conf
judge "apt upgrades both" $apt install /packages/2/min-side_*.deb /packages/2/min-side-server_*.deb
judge "changed settings are kept" grep -q login.example.no /etc/min-side-server/server.conf

# Away with it.
judge "apt removes the server" $apt remove min-side-server
judge "settings are there until they are purged" test -f /etc/min-side-server/server.conf
touch /var/lib/min-side-server/server.db
said_where() { $apt purge min-side-server 2>&1 | grep -q "still in /var/lib/min-side-server"; }
judge "purging leaves the union's data and says where it is" said_where
judge "the union's data is there" test -f /var/lib/min-side-server/server.db
rm /var/lib/min-side-server/server.db
judge "the server can be installed again" $apt install /packages/2/min-side-server_*.deb
judge "apt purges both" $apt purge min-side min-side-server
judge "nothing is left" nothing_of_ours
no_user() { ! getent passwd min-side-server; }
judge "no user is left" no_user
judge "the member's data is left" kept
kill $display
exit 0
