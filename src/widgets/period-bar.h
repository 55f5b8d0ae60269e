/* The period shown: the running ones as buttons, any other by its days, and the ones beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It chooses by the actions of its window: win.period, win.period-earlier, win.period-later and
 * win.period-last-year. */
#pragma once

#include <gtk/gtk.h>

#include "model/period.h"

#define PENTAD_TYPE_PERIOD_BAR (pentad_period_bar_get_type ())
G_DECLARE_FINAL_TYPE (PentadPeriodBar, pentad_period_bar, PENTAD, PERIOD_BAR, GtkWidget)

GtkWidget *pentad_period_bar_new (void);
/* What is shown and the day it is in the city. Before this is known the running periods can be
 * chosen, and nothing else. */
void pentad_period_bar_set_period (PentadPeriodBar *self, const PentadPeriod *period, gint32 today);
/* Opens the choice of days; nothing before the day is known. */
void pentad_period_bar_open (PentadPeriodBar *self);
