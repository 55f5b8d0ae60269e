/* Writes a whole file so that a reader sees the old content or the new, never a mixture.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Writes `contents` beside `path` under another name, makes it durable and renames it over `path`;
 * the folder is made durable too. mode is that of the new file (0644, 0600 ...), the process mask
 * does not apply. On failure the old file is as it was, nothing else is left behind, and the error
 * (G_FILE_ERROR) names the path and the step that failed. Blocks: not for the main thread. */
gboolean pentad_atomic_file_write (const char *path, GBytes *contents, int mode, GError **error);
/* The same for a file of several parts, one after the other, which are not copied together. */
gboolean pentad_atomic_file_write_parts (
    const char *path, GBytes *const *parts, guint n_parts, int mode, GError **error);
