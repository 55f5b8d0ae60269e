/* What the view is narrowed to, a chip for each value; a click on one takes it away.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/filter-chips.h"

#include <glib/gi18n-lib.h>

/* From so many on there is a button for all of them. */
#define MANY 2

struct _PentadFilterChips
{
  GtkWidget parent_instance;

  char *shown; /* the chips as one text */
};

G_DEFINE_FINAL_TYPE (PentadFilterChips, pentad_filter_chips, GTK_TYPE_WIDGET)

static char *
describe (const PentadFilterChip *chips, guint n_chips)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_chips; i++)
    g_string_append_printf (text, "%s\t%s\n", chips[i].pair, chips[i].label);
  return g_string_free (text, FALSE);
}

static void
remove_chips (PentadFilterChips *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* Delete and BackSpace do what a click does. */
static void
add_keys (GtkWidget *button)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  static const guint keys[] = { GDK_KEY_Delete, GDK_KEY_BackSpace };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0),
                          g_object_ref (gtk_activate_action_get ())));
  gtk_widget_add_controller (button, controller);
}

static void
add_chip (PentadFilterChips *self, const PentadFilterChip *chip)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (chip->label), *cross = gtk_label_new ("×");
  g_autofree char *spoken = g_strdup_printf (_ ("Remove filter %s"), chip->label);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), cross);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", chip->pair);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.filter-remove");
  add_keys (button);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
add_clear (PentadFilterChips *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Clear all"));

  gtk_widget_add_css_class (button, "clear");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.filter-clear");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
pentad_filter_chips_dispose (GObject *object)
{
  remove_chips (PENTAD_FILTER_CHIPS (object));
  G_OBJECT_CLASS (pentad_filter_chips_parent_class)->dispose (object);
}

static void
pentad_filter_chips_finalize (GObject *object)
{
  g_free (PENTAD_FILTER_CHIPS (object)->shown);
  G_OBJECT_CLASS (pentad_filter_chips_parent_class)->finalize (object);
}

static void
pentad_filter_chips_class_init (PentadFilterChipsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_filter_chips_dispose;
  G_OBJECT_CLASS (class)->finalize = pentad_filter_chips_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterchips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pentad_filter_chips_init (PentadFilterChips *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filters"), -1);
}

GtkWidget *
pentad_filter_chips_new (void)
{
  return g_object_new (PENTAD_TYPE_FILTER_CHIPS, NULL);
}

void
pentad_filter_chips_set_chips (PentadFilterChips *self,
                               const PentadFilterChip *chips,
                               guint n_chips)
{
  g_autofree char *text = describe (chips, n_chips);

  g_return_if_fail (PENTAD_IS_FILTER_CHIPS (self));

  if (g_strcmp0 (text, self->shown) == 0)
    return;
  remove_chips (self);
  for (guint i = 0; i < n_chips; i++)
    add_chip (self, &chips[i]);
  if (n_chips >= MANY)
    add_clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), n_chips > 0);
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
}
