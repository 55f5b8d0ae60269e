/* The city's own date and time of day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/city-clock.h"

#include "render/format.h"

struct _PentadCityClock
{
  GtkWidget parent_instance;

  /* From the template. */
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (PentadCityClock, pentad_city_clock, GTK_TYPE_WIDGET)

static void
pentad_city_clock_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (pentad_city_clock_parent_class)->dispose (object);
}

static void
pentad_city_clock_class_init (PentadCityClockClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_city_clock_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadCityClock.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadCityClock, label);
  gtk_widget_class_set_css_name (widget_class, "cityclock");
}

static void
pentad_city_clock_init (PentadCityClock *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
pentad_city_clock_new (void)
{
  return g_object_new (PENTAD_TYPE_CITY_CLOCK, NULL);
}

void
pentad_city_clock_set_time (PentadCityClock *self,
                            const PentadZone *zone,
                            gint64 time,
                            PentadLanguage language)
{
  g_return_if_fail (PENTAD_IS_CITY_CLOCK (self));

  g_autofree char *text = pentad_format_clock (time, zone, language);
  if (g_strcmp0 (text, gtk_label_get_text (GTK_LABEL (self->label))) != 0)
    gtk_label_set_text (GTK_LABEL (self->label), text);
}

const char *
pentad_city_clock_get_text (PentadCityClock *self)
{
  g_return_val_if_fail (PENTAD_IS_CITY_CLOCK (self), NULL);
  return gtk_label_get_text (GTK_LABEL (self->label));
}
