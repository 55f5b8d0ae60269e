/* Drag, wheel, pinch, pointer and click on a map, told apart.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-gestures.h"

#include <math.h>

/* Zoom of one notch of the wheel. */
#define NOTCH 1.25

typedef struct
{
  GtkWidget *widget; /* borrowed: the controllers live no longer than it does */
  const PentadMapGestureFuncs *funcs;

  double x, y; /* of the pointer */
  double dragged_x, dragged_y;
  gboolean dragging;
  double pinch; /* scale of the pinch so far */
} Gestures;

static void
drag_begin_cb (Gestures *self, double x, double y, GtkGesture *drag)
{
  self->dragged_x = self->dragged_y = 0;
  self->dragging = FALSE;
}

static void
drag_update_cb (Gestures *self, double x, double y, GtkGesture *drag)
{
  if (!self->dragging && !gtk_drag_check_threshold (self->widget, 0, 0, (int)x, (int)y))
    return;
  if (!self->dragging)
    {
      /* Claimed, so that the release is no click. */
      gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
      self->dragging = TRUE;
    }
  self->funcs->panned (self->widget, x - self->dragged_x, y - self->dragged_y);
  self->dragged_x = x;
  self->dragged_y = y;
}

static void
released_cb (Gestures *self, int n_press, double x, double y, GtkGesture *click)
{
  self->funcs->clicked (self->widget, x, y);
}

static gboolean
scroll_cb (Gestures *self, double dx, double dy, GtkEventController *scroll)
{
  self->funcs->zoomed (self->widget, pow (NOTCH, -dy), self->x, self->y);
  return TRUE;
}

static void
pinch_begin_cb (Gestures *self, GdkEventSequence *sequence, GtkGesture *zoom)
{
  self->pinch = 1;
}

static void
pinch_cb (Gestures *self, double scale, GtkGesture *zoom)
{
  double x = self->x, y = self->y;

  if (!(scale > 0) || !isfinite (scale))
    return;
  if (gtk_gesture_is_active (zoom))
    gtk_gesture_get_bounding_box_center (zoom, &x, &y);
  self->funcs->pinched (self->widget, scale / self->pinch, x, y);
  self->pinch = scale;
}

static void
motion_cb (Gestures *self, double x, double y, GtkEventController *motion)
{
  self->x = x;
  self->y = y;
  self->funcs->hovered (self->widget, x, y);
}

static void
leave_cb (Gestures *self, GtkEventController *motion)
{
  self->funcs->left (self->widget);
}

void
pentad_map_gestures_add (GtkWidget *widget, const PentadMapGestureFuncs *funcs)
{
  Gestures *self = g_new0 (Gestures, 1);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *zoom = gtk_gesture_zoom_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->widget = widget;
  self->funcs = funcs;
  self->pinch = 1;
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (zoom, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (zoom, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);

  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (zoom));
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, motion);
  g_object_set_data_full (G_OBJECT (widget), "pentad-map-gestures", self, g_free);
}
