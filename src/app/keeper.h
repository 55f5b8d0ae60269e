/* Keeps snapshots of the city that is shown: on the user's word, and one a day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/options.h"
#include "app/session.h"

typedef struct _PentadKeeper PentadKeeper;

/* Adds the action "keep-snapshot" to the application. options outlive it; settings NULL: none is
 * kept by the day. */
PentadKeeper *
pentad_keeper_new (GtkApplication *application, const PentadOptions *options, GSettings *settings);
/* Before the application goes. */
void pentad_keeper_free (PentadKeeper *self);
/* What is shown from now on; NULL nothing. Takes a reference. */
void pentad_keeper_set_session (PentadKeeper *self, PentadSession *session);
