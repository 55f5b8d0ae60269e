#!/usr/bin/env python3
"""A window that one file can be dragged out of, as out of a file manager.

Usage: drag-source.py FILE

SPDX-License-Identifier: GPL-3.0-or-later
"""
import sys

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402

TITLE = "drag source"


def main(path):
    Gtk.init()
    window = Gtk.Window(title=TITLE, default_width=200, default_height=200, decorated=False)
    label = Gtk.Label(label=path)
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    files = Gdk.FileList.new_from_array([Gio.File.new_for_path(path)])
    source.set_content(Gdk.ContentProvider.new_for_value(files))
    label.add_controller(source)
    window.set_child(label)
    window.present()
    GLib.MainLoop().run()


main(sys.argv[1])
