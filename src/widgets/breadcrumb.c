/* The way from the city down to the place shown; every step of it leads back up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/breadcrumb.h"

struct _PentadBreadcrumb
{
  GtkWidget parent_instance;

  char *shown; /* the steps as one text */
};

G_DEFINE_FINAL_TYPE (PentadBreadcrumb, pentad_breadcrumb, GTK_TYPE_WIDGET)

static char *
describe_steps (const PentadBreadcrumbStep *steps, guint n_steps)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_steps; i++)
    g_string_append_printf (text, "%s\t%s\n", steps[i].target != NULL ? steps[i].target : "",
                            steps[i].label);
  return g_string_free (text, FALSE);
}

static void
remove_steps (PentadBreadcrumb *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
add_link (PentadBreadcrumb *self, const PentadBreadcrumbStep *step)
{
  GtkWidget *button = gtk_button_new_with_label (step->label);
  GtkWidget *separator = gtk_label_new ("›");

  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  if (step->target != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", step->target);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.division");
    }
  else
    {
      gtk_widget_set_sensitive (button, FALSE);
      gtk_widget_set_tooltip_text (button, step->why);
    }
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  gtk_widget_add_css_class (separator, "separator");
  gtk_widget_set_parent (separator, GTK_WIDGET (self));
}

static void
add_end (PentadBreadcrumb *self, const PentadBreadcrumbStep *step)
{
  GtkWidget *label = gtk_label_new (step->label);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "here");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

static void
pentad_breadcrumb_dispose (GObject *object)
{
  remove_steps (PENTAD_BREADCRUMB (object));
  G_OBJECT_CLASS (pentad_breadcrumb_parent_class)->dispose (object);
}

static void
pentad_breadcrumb_finalize (GObject *object)
{
  g_free (PENTAD_BREADCRUMB (object)->shown);
  G_OBJECT_CLASS (pentad_breadcrumb_parent_class)->finalize (object);
}

static void
pentad_breadcrumb_class_init (PentadBreadcrumbClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = pentad_breadcrumb_dispose;
  object_class->finalize = pentad_breadcrumb_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadBreadcrumb.ui");
  gtk_widget_class_set_css_name (widget_class, "breadcrumb");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
}

static void
pentad_breadcrumb_init (PentadBreadcrumb *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pentad_breadcrumb_new (void)
{
  return g_object_new (PENTAD_TYPE_BREADCRUMB, NULL);
}

void
pentad_breadcrumb_set_steps (PentadBreadcrumb *self,
                             const PentadBreadcrumbStep *steps,
                             guint n_steps)
{
  g_return_if_fail (PENTAD_IS_BREADCRUMB (self));

  g_autofree char *text = describe_steps (steps, n_steps);
  if (g_strcmp0 (text, self->shown) == 0)
    return;

  remove_steps (self);
  for (guint i = 0; i + 1 < n_steps; i++)
    add_link (self, &steps[i]);
  if (n_steps > 0)
    add_end (self, &steps[n_steps - 1]);
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
}
