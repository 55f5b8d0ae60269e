/* A row of buttons of which one is chosen: the views of the header, the periods below it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The buttons stand for one stateful action, whose state says which of them is chosen; there is no
 * other state to keep in step. */
#pragma once

#include <gtk/gtk.h>

#define PENTAD_TYPE_CHOICE_BAR (pentad_choice_bar_get_type ())
G_DECLARE_FINAL_TYPE (PentadChoiceBar, pentad_choice_bar, PENTAD, CHOICE_BAR, GtkWidget)

typedef struct
{
  const char *id;      /* parameter of the action */
  const char *label;   /* what stands on the button */
  const char *tooltip; /* NULL: none */
} PentadChoice;

GtkWidget *pentad_choice_bar_new (void);
/* Fills the row anew. action takes and has a string, e.g. "win.view". Copies. */
void pentad_choice_bar_set_choices (PentadChoiceBar *self,
                                    const char *action,
                                    const PentadChoice *choices,
                                    guint n_choices);
