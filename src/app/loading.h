/* What stands in the place of the views until there is a first picture: who is asked, how far it
 * is, what went wrong, and a way to another city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "feed/feed.h"

#define PENTAD_TYPE_LOADING (pentad_loading_get_type ())
G_DECLARE_FINAL_TYPE (PentadLoading, pentad_loading, PENTAD, LOADING, GtkWidget)

/* Says what the feed says now; cheap. */
void pentad_loading_update (PentadLoading *self, PentadFeed *feed);
