/* How the data stand, in words beside a dot, and the messages behind them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "render/theme.h"

#define PENTAD_TYPE_STATUS (pentad_status_get_type ())
G_DECLARE_FINAL_TYPE (PentadStatus, pentad_status, PENTAD, STATUS, GtkWidget)

typedef struct
{
  char *time; /* "14:32:05" */
  char *text;
  char *remark;    /* a smaller line below; NULL none */
  PentadTone tone; /* bad: the time is marked */
} PentadStatusMessage;

/* Signals:
 * "opened": the list of messages is about to be shown; the moment to set it.
 * "noted" (const char *text): the user has written a note.
 * "seen": the user has seen the messages there are. */
GtkWidget *pentad_status_new (void);
/* The line and how good it is; the dot's shape follows the tone too: round, square, diamond. */
void pentad_status_set_state (PentadStatus *self, PentadTone tone, const char *text);
/* How the data come, a line each; NULL-terminated. Copies. */
void pentad_status_set_facts (PentadStatus *self, const char *const *facts);
/* Newest first. Copies. */
void pentad_status_set_messages (PentadStatus *self,
                                 const PentadStatusMessage *messages,
                                 guint n_messages);
/* Borrowed; the line shown now. */
const char *pentad_status_get_text (PentadStatus *self);
