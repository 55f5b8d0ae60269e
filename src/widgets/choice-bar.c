/* A row of buttons of which one is chosen: the views of the header, the periods below it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/choice-bar.h"

struct _PentadChoiceBar
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (PentadChoiceBar, pentad_choice_bar, GTK_TYPE_WIDGET)

static void
remove_buttons (PentadChoiceBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
add_button (PentadChoiceBar *self, const char *action, const PentadChoice *choice)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (choice->label);

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, choice->tooltip);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", choice->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
pentad_choice_bar_dispose (GObject *object)
{
  remove_buttons (PENTAD_CHOICE_BAR (object));
  G_OBJECT_CLASS (pentad_choice_bar_parent_class)->dispose (object);
}

static void
pentad_choice_bar_class_init (PentadChoiceBarClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = pentad_choice_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadChoiceBar.ui");
  gtk_widget_class_set_css_name (widget_class, "choicebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pentad_choice_bar_init (PentadChoiceBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pentad_choice_bar_new (void)
{
  return g_object_new (PENTAD_TYPE_CHOICE_BAR, NULL);
}

void
pentad_choice_bar_set_choices (PentadChoiceBar *self,
                               const char *action,
                               const PentadChoice *choices,
                               guint n_choices)
{
  g_return_if_fail (PENTAD_IS_CHOICE_BAR (self));

  remove_buttons (self);
  for (guint i = 0; i < n_choices; i++)
    add_button (self, action, &choices[i]);
}
