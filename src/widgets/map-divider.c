/* The handle on the line between two periods of a map: dragged, or moved by keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-divider.h"

#include <glib/gi18n-lib.h>

/* The line never leaves the map. */
#define LEAST 0.02
#define STEP  0.02
#define PAGE  0.1

struct _PentadMapDivider
{
  GtkWidget parent_instance;

  double share;
  double drag_x; /* where the pointer was pressed, from the middle */
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadMapDivider, pentad_map_divider, GTK_TYPE_WIDGET)

static void
move_to (PentadMapDivider *self, double share)
{
  share = CLAMP (share, LEAST, 1 - LEAST);
  if (share != self->share)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, share);
}

static void
drag_begin_cb (PentadMapDivider *self, double x, double y)
{
  self->drag_x = x - gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
drag_update_cb (PentadMapDivider *self, double dx, double dy, GtkGestureDrag *gesture)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  double start_x, start_y, x, y;

  /* The widget moves under the pointer: what counts is where the pointer is in the parent. */
  if (parent == NULL || gtk_widget_get_width (parent) <= 0 ||
      !gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y) ||
      !gtk_widget_translate_coordinates (GTK_WIDGET (self), parent, start_x + dx, start_y + dy, &x,
                                         &y))
    return;
  move_to (self, (x - self->drag_x) / gtk_widget_get_width (parent));
}

static gboolean
step_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PentadMapDivider *self = PENTAD_MAP_DIVIDER (widget);

  move_to (self, self->share + g_variant_get_double (args));
  return TRUE;
}

static void
pentad_map_divider_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
}

static void
pentad_map_divider_class_init (PentadMapDividerClass *class)
{
  static const struct
  {
    guint key;
    double by;
  } keys[] = {
    { GDK_KEY_Left, -STEP },    { GDK_KEY_KP_Left, -STEP }, { GDK_KEY_Right, STEP },
    { GDK_KEY_KP_Right, STEP }, { GDK_KEY_Page_Up, -PAGE }, { GDK_KEY_Page_Down, PAGE },
    { GDK_KEY_Home, -1 },       { GDK_KEY_End, 1 },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->snapshot = pentad_map_divider_snapshot;
  signals[SIGNAL_MOVED] = g_signal_new ("moved", PENTAD_TYPE_MAP_DIVIDER, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, step_cb, "d", keys[i].by);
  gtk_widget_class_set_css_name (widget_class, "mapdivider");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
pentad_map_divider_init (PentadMapDivider *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->share = 0.5;
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "ew-resize");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Divider between two periods"),
      GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0, -1);
}

GtkWidget *
pentad_map_divider_new (void)
{
  return g_object_new (PENTAD_TYPE_MAP_DIVIDER, NULL);
}

void
pentad_map_divider_set (PentadMapDivider *self, double share, const char *left, const char *right)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PENTAD_IS_MAP_DIVIDER (self));

  self->share = share;
  text = g_strdup_printf (_ ("left: %s, right: %s"), left, right);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  share * 100, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}
