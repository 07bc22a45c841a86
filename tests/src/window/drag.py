# A window with a file in it that can be dragged out, as a file manager's: drag.py FILE X Y. It ends with its input.
import pathlib
import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

uri = pathlib.Path(sys.argv[1]).as_uri()
window = Gtk.Window(type=Gtk.WindowType.POPUP, default_width=80, default_height=80)
box = Gtk.EventBox()
box.add(Gtk.Label(label="PDF"))
window.add(box)
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.drag_source_add_uri_targets()


def say(word):
    print(word, flush=True)


welcomed = []


box.connect("drag-begin", lambda *_: say("begun"))
box.connect("drag-data-get", lambda _box, _context, data, _info, _time: (data.set_uris([uri]), say("given")))


def begin(_box, context):
    def look():
        if context.get_selected_action() == Gdk.DragAction.COPY and not welcomed:
            welcomed.append(True)
            say("welcome")
            return False
        return True
    GLib.timeout_add(20, look)


box.connect("drag-begin", begin)
window.move(int(sys.argv[2]), int(sys.argv[3]))
window.show_all()
GLib.io_add_watch(sys.stdin, GLib.IO_HUP, lambda *_: Gtk.main_quit())
window.connect("map-event", lambda *_: print("ready", flush=True))
Gtk.main()
