/* The window as a PNG file, without a screenshot tool.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Draws what the window shows now; it must have been drawn on its screen before. FALSE with
 * G_IO_ERROR and the path in the message. */
gboolean pentad_screenshot_save (GtkWindow *window, const char *path, GError **error);
