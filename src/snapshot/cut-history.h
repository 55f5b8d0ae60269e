/* The history of a month, cut to its later days and to some of its places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Whether the place with that code is kept. */
typedef gboolean (*PentadCutKeepsFunc) (const char *code, gpointer user_data);

/* Without the blocks of days before first_day (PENTAD_NO_DAY: none). With keeps, also without the
 * rows of other places, and without those of departments and posts, who work everywhere: what is
 * left of a block is counted as before. keeps NULL: all. NULL with PENTAD_CODEC_ERROR for what is
 * no history. Transfer full. */
GBytes *pentad_cut_history (GBytes *document,
                            gint32 first_day,
                            PentadCutKeepsFunc keeps,
                            gpointer user_data,
                            GError **error);
