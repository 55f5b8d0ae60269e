/* The playback of a map's density: steps of hours or days, forth by itself or by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#define PENTAD_TYPE_MAP_PLAYER (pentad_map_player_get_type ())
G_DECLARE_FINAL_TYPE (PentadMapPlayer, pentad_map_player, PENTAD, MAP_PLAYER, GtkWidget)

/* Signal "stepped" (int step): another step is to be shown, or -1, the whole period. */
GtkWidget *pentad_map_player_new (void);
/* One label for each step. The step stays when there still is one of its number. */
void pentad_map_player_set_steps (PentadMapPlayer *self, const char *const *labels, int n);
int pentad_map_player_get_step (PentadMapPlayer *self);
void pentad_map_player_set_step (PentadMapPlayer *self, int step);
/* Plays from the step shown, from the first one when that is the last or none; stops at the end,
 * and when it is no longer to be seen. While it does not play nothing runs. */
void pentad_map_player_set_playing (PentadMapPlayer *self, gboolean playing);
gboolean pentad_map_player_is_playing (PentadMapPlayer *self);
