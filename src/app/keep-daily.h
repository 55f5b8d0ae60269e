/* Keeps a snapshot of the city a day, and the last ones of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where and how many is in the settings (snapshot-folder, snapshots-kept). The files are named
 * after city and day; nothing else in the folder is touched. */
#pragma once

#include "app/keep.h"

typedef struct _PentadKeepDaily PentadKeepDaily;

/* settings may be NULL: nothing is kept. func's user_data outlives it. */
PentadKeepDaily *
pentad_keep_daily_new (GSettings *settings, PentadKeepSourceFunc func, gpointer user_data);
void pentad_keep_daily_free (PentadKeepDaily *self);
/* The name of the file of a city's day. Transfer full. */
char *pentad_keep_daily_dup_name (const char *city, gint32 day);
/* Removes the oldest files of that city but for the last n; how many went. */
guint pentad_keep_daily_prune (const char *folder, const char *city, guint n);
/* Makes today's when it is not there and none is being made: the city, its day by its own clock. */
void pentad_keep_daily_look (PentadKeepDaily *self, const char *city, gint32 today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadKeepDaily, pentad_keep_daily_free)
