/* Lets a map zoom smoothly about a point, frame by frame.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-glide.h"

#include <math.h>

#define DURATION_US 200000

typedef struct
{
  PentadMapGlide *glide;
  PentadMapStage *stage; /* borrowed */
  PentadMapGlidedFunc glided;
} Tick;

/* Fast first, so that the answer to a key is seen at once. */
static double
ease (double share)
{
  double rest = 1 - CLAMP (share, 0, 1);

  return 1 - rest * rest * rest;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Tick *tick = user_data;
  PentadMapGlide *glide = tick->glide;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double share, step;

  if (glide->begin == 0)
    glide->begin = now;
  share = (double)(now - glide->begin) / DURATION_US;
  step = glide->whole * ease (share) - glide->done;
  glide->done += step;
  if (share >= 1)
    glide->tick = 0;
  pentad_map_stage_zoom (tick->stage, exp (step), glide->x, glide->y);
  tick->glided (widget);
  return share < 1 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_animated (GtkWidget *widget)
{
  gboolean animated = FALSE;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &animated, NULL);
  return animated;
}

void
pentad_map_glide_zoom (PentadMapGlide *glide,
                       GtkWidget *widget,
                       PentadMapStage *stage,
                       PentadMapGlidedFunc glided,
                       double factor,
                       double x,
                       double y)
{
  Tick *tick;

  if (!(factor > 0) || !isfinite (factor))
    return;
  if (!is_animated (widget))
    {
      pentad_map_glide_stop (glide, widget);
      pentad_map_stage_zoom (stage, factor, x, y);
      glided (widget);
      return;
    }
  glide->whole = log (factor) + (glide->tick != 0 ? glide->whole - glide->done : 0);
  glide->done = 0;
  glide->begin = 0;
  glide->x = x;
  glide->y = y;
  if (glide->tick != 0)
    return;
  tick = g_new (Tick, 1);
  *tick = (Tick){ glide, stage, glided };
  glide->tick = gtk_widget_add_tick_callback (widget, tick_cb, tick, g_free);
}

void
pentad_map_glide_stop (PentadMapGlide *glide, GtkWidget *widget)
{
  if (glide->tick != 0)
    gtk_widget_remove_tick_callback (widget, glide->tick);
  glide->tick = 0;
}
