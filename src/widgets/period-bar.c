/* The period shown: the running ones as buttons, any other by its days, and the ones beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/period-bar.h"

#include <glib/gi18n-lib.h>

#include "board/board.h"
#include "widgets/choice-bar.h"

struct _PentadPeriodBar
{
  GtkWidget parent_instance;

  PentadPeriod period;
  gint32 today; /* 0: not known yet */

  /* From the template. */
  GtkWidget *earlier;
  GtkWidget *choices;
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *name;
  GtkWidget *later;
  GtkWidget *last_year;
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *note;
  GtkWidget *take;
};

G_DEFINE_FINAL_TYPE (PentadPeriodBar, pentad_period_bar, GTK_TYPE_WIDGET)

static gint32
get_day (GtkWidget *calendar)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (calendar));

  return pentad_day_from_date (g_date_time_get_year (date), g_date_time_get_month (date),
                               g_date_time_get_day_of_month (date));
}

static void
set_day (GtkWidget *calendar, gint32 day)
{
  int year, month, mday;
  g_autoptr (GDateTime) date = NULL;

  pentad_day_to_date (day, &year, &month, &mday);
  date = g_date_time_new_utc (year, month, mday, 12, 0, 0);
  if (date != NULL)
    gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
}

/* Why these days cannot be shown; NULL when they can. */
static const char *
find_fault (PentadPeriodBar *self)
{
  gint32 from = get_day (self->from), to = get_day (self->to);

  return to < from            ? _ ("The last day lies before the first.")
         : from > self->today ? _ ("These days have not begun.")
                              : NULL;
}

static void
days_cb (PentadPeriodBar *self)
{
  const char *fault = find_fault (self);

  gtk_label_set_text (GTK_LABEL (self->note), fault != NULL ? fault : "");
  gtk_widget_set_sensitive (self->take, fault == NULL);
}

static void
show_cb (PentadPeriodBar *self)
{
  set_day (self->from, self->period.from);
  set_day (self->to, self->period.to);
  days_cb (self);
}

static void
take_cb (PentadPeriodBar *self)
{
  PentadPeriod days = { PENTAD_PERIOD_RANGE, get_day (self->from), get_day (self->to) };
  g_autofree char *text = pentad_period_to_text (&days, self->today);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.period", "s", text);
}

static void
last_year_cb (PentadPeriodBar *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.period-last-year", NULL);
}

static void
fill_choices (PentadPeriodBar *self)
{
  PentadChoice choices[PENTAD_PERIOD_RANGE];

  for (int kind = 0; kind < PENTAD_PERIOD_RANGE; kind++)
    choices[kind] =
        (PentadChoice){ .id = pentad_period_id (kind), .label = pentad_board_period_label (kind) };
  pentad_choice_bar_set_choices (PENTAD_CHOICE_BAR (self->choices), "win.period", choices,
                                 G_N_ELEMENTS (choices));
}

static void
pentad_period_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pentad_period_bar_parent_class)->dispose (object);
}

static void
pentad_period_bar_class_init (PentadPeriodBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = pentad_period_bar_dispose;
  g_type_ensure (PENTAD_TYPE_CHOICE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/pentad/Pentad/ui/PentadPeriodBar.ui");
  gtk_widget_class_bind_template_child (widget_class, PentadPeriodBar, earlier);
  gtk_widget_class_bind_template_child (widget_class, PentadPeriodBar, choices);
  gtk_widget_class_bind_template_child (widget_class, PentadPeriodBar, button);
  gtk_widget_class_bind_template_child (widget_class, PentadPeriodBar, popover);
  gtk_widget_class_bind_template_child (widget_class, PentadPeriodBar, name);
  gtk_widget_class_bind_template_child (widget_class, PentadPeriodBar, later);
  gtk_widget_class_bind_template_child (widget_class, PentadPeriodBar, last_year);
  gtk_widget_class_bind_template_child (widget_class, PentadPeriodBar, from);
  gtk_widget_class_bind_template_child (widget_class, PentadPeriodBar, to);
  gtk_widget_class_bind_template_child (widget_class, PentadPeriodBar, note);
  gtk_widget_class_bind_template_child (widget_class, PentadPeriodBar, take);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, days_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, last_year_cb);
  gtk_widget_class_set_css_name (widget_class, "periodbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pentad_period_bar_init (PentadPeriodBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (self->button, FALSE);
  fill_choices (self);
}

GtkWidget *
pentad_period_bar_new (void)
{
  return g_object_new (PENTAD_TYPE_PERIOD_BAR, NULL);
}

void
pentad_period_bar_set_period (PentadPeriodBar *self, const PentadPeriod *period, gint32 today)
{
  g_return_if_fail (PENTAD_IS_PERIOD_BAR (self));

  gboolean current = pentad_period_is_current (period, today);
  gboolean last_year = pentad_period_is_against_last_year (period);
  g_autofree char *days = current ? NULL : pentad_board_period_name (period);
  g_autofree char *name = days != NULL && last_year
                              ? g_strdup_printf ("%s · %s", days, _ ("vs last year"))
                          : last_year ? g_strdup (_ ("vs last year"))
                                      : g_strdup (days);
  self->period = *period;
  self->today = today;
  gtk_widget_set_sensitive (self->button, TRUE);
  gtk_label_set_text (GTK_LABEL (self->name), name != NULL ? name : "");
  gtk_widget_set_visible (self->name, name != NULL);
  if (name != NULL)
    gtk_widget_add_css_class (self->button, "chosen");
  else
    gtk_widget_remove_css_class (self->button, "chosen");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : _ ("Another period"), -1);
}

void
pentad_period_bar_open (PentadPeriodBar *self)
{
  g_return_if_fail (PENTAD_IS_PERIOD_BAR (self));

  if (gtk_widget_get_sensitive (self->button))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
