/* Lets a map zoom smoothly about a point, frame by frame.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/map-stage.h"

/* Zero is at rest. */
typedef struct
{
  guint tick; /* 0: at rest */
  gint64 begin;
  double whole, done; /* logarithms of factors */
  double x, y;        /* design pixels from the map's corner; keeps showing what it shows */
} PentadMapGlide;

/* Called after each step. */
typedef void (*PentadMapGlidedFunc) (GtkWidget *widget);

/* Zooms by a factor, above 1: closer, from now on; what is left of the way before is added to it.
 * At once when the widget shows no animations, or is not on the screen. stage and widget must live
 * until pentad_map_glide_stop(). */
void pentad_map_glide_zoom (PentadMapGlide *glide,
                            GtkWidget *widget,
                            PentadMapStage *stage,
                            PentadMapGlidedFunc glided,
                            double factor,
                            double x,
                            double y);
/* Stays where it is. */
void pentad_map_glide_stop (PentadMapGlide *glide, GtkWidget *widget);
