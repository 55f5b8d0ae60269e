/* The way from the city down to the place shown; every step of it leads back up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#define PENTAD_TYPE_BREADCRUMB (pentad_breadcrumb_get_type ())
G_DECLARE_FINAL_TYPE (PentadBreadcrumb, pentad_breadcrumb, PENTAD, BREADCRUMB, GtkWidget)

typedef struct
{
  char *label;
  char *target;    /* parameter of the action "win.division"; NULL: there are no data of it */
  const char *why; /* of such a step: why there are none */
} PentadBreadcrumbStep;

GtkWidget *pentad_breadcrumb_new (void);
/* Shows the steps from the city down; the last one is where the user is and cannot be clicked.
 * Copies. Nothing is rebuilt when the steps are those already shown, so that the focus stays. */
void pentad_breadcrumb_set_steps (PentadBreadcrumb *self,
                                  const PentadBreadcrumbStep *steps,
                                  guint n_steps);
