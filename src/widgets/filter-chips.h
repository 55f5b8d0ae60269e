/* What the view is narrowed to, a chip for each value; a click on one takes it away.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They act by win.filter-remove and win.filter-clear. */
#pragma once

#include <gtk/gtk.h>

#define PENTAD_TYPE_FILTER_CHIPS (pentad_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (PentadFilterChips, pentad_filter_chips, PENTAD, FILTER_CHIPS, GtkWidget)

typedef struct
{
  const char *pair;  /* "source=hotline", parameter of the action */
  const char *label; /* in words */
} PentadFilterChip;

GtkWidget *pentad_filter_chips_new (void);
/* Copies. The same chips as before stay the same buttons. */
void pentad_filter_chips_set_chips (PentadFilterChips *self,
                                    const PentadFilterChip *chips,
                                    guint n_chips);
