/* What keys do on the live map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/map-keys.h"

#include "widgets/map-panel.h"

static gboolean
walk_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  int dx, dy;

  g_variant_get (args, "(ii)", &dx, &dy);
  return pentad_map_panel_walk (PENTAD_MAP_PANEL (widget), dx, dy);
}

static gboolean
pan_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  double dx, dy;

  g_variant_get (args, "(dd)", &dx, &dy);
  pentad_map_panel_pan (PENTAD_MAP_PANEL (widget), dx * gtk_widget_get_width (widget),
                        dy * gtk_widget_get_height (widget));
  return TRUE;
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  return pentad_map_panel_activate_current (PENTAD_MAP_PANEL (widget));
}

static gboolean
table_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  PentadMapPanel *self = PENTAD_MAP_PANEL (widget);
  gboolean shown = pentad_map_panel_get_table (self) != NULL;

  if (g_variant_get_boolean (args) && !shown)
    return FALSE;
  pentad_map_panel_set_table_shown (self, !shown);
  return TRUE;
}

void
pentad_map_keys_add (GtkWidgetClass *class)
{
  static const struct
  {
    guint key, keypad_key;
    int dx, dy;
  } arrows[] = {
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0 },
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, 0, 1 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 0, -1 },
  };
  static const guint enter[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter,
                                 GDK_KEY_space };
  /* Share of the map that Shift and an arrow move it by. */
  const double step = 0.15;

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      int dx = arrows[i].dx, dy = arrows[i].dy;

      gtk_widget_class_add_binding (class, arrows[i].key, 0, walk_cb, "(ii)", dx, dy);
      gtk_widget_class_add_binding (class, arrows[i].keypad_key, 0, walk_cb, "(ii)", dx, dy);
      gtk_widget_class_add_binding (class, arrows[i].key, GDK_SHIFT_MASK, pan_cb, "(dd)",
                                    -step * dx, step * dy);
    }
  gtk_widget_class_add_binding (class, GDK_KEY_t, 0, table_cb, "b", FALSE);
  gtk_widget_class_add_binding (class, GDK_KEY_Escape, 0, table_cb, "b", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (enter); i++)
    gtk_widget_class_add_binding (class, enter[i], 0, activate_cb, NULL);
}
