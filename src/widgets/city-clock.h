/* The city's own date and time of day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/label.h"
#include "model/zone.h"

#define PENTAD_TYPE_CITY_CLOCK (pentad_city_clock_get_type ())
G_DECLARE_FINAL_TYPE (PentadCityClock, pentad_city_clock, PENTAD, CITY_CLOCK, GtkWidget)

GtkWidget *pentad_city_clock_new (void);
/* Shows an instant in a zone; draws nothing anew when it reads the same. */
void pentad_city_clock_set_time (PentadCityClock *self,
                                 const PentadZone *zone,
                                 gint64 time,
                                 PentadLanguage language);
/* Borrowed; what is shown now. */
const char *pentad_city_clock_get_text (PentadCityClock *self);
