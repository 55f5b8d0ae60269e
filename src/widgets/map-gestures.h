/* Drag, wheel, pinch, pointer and click on a map, told apart.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

typedef void (*PentadMapPointFunc) (GtkWidget *widget, double x, double y);
typedef void (*PentadMapZoomedFunc) (GtkWidget *widget, double factor, double x, double y);
typedef void (*PentadMapLeftFunc) (GtkWidget *widget);

/* Points are widget pixels; of `panned` they are how far to move. All are set. */
typedef struct
{
  PentadMapZoomedFunc zoomed;  /* factor above 1: closer, about a point */
  PentadMapZoomedFunc pinched; /* the same, under two fingers, which it follows */
  PentadMapPointFunc panned;
  PentadMapPointFunc hovered;
  PentadMapPointFunc clicked; /* pressed and released without a drag */
  PentadMapLeftFunc left;     /* the pointer is elsewhere */
} PentadMapGestureFuncs;

/* funcs must outlive the widget. */
void pentad_map_gestures_add (GtkWidget *widget, const PentadMapGestureFuncs *funcs);
