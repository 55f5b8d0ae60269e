/* The public holidays and make-up working days of the reference city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/calendar.h"

typedef struct
{
  const char *first, *last; /* days off, both included */
  const char *make_up[2];   /* weekend days worked instead; NULL */
} PentadHoliday;

#define PENTAD_HOLIDAYS_FIRST_YEAR 2024
#define PENTAD_HOLIDAYS_LAST_YEAR  2027

/* All of them in order. 2027 is a guess: its plan was not published when this was written. */
const PentadHoliday *pentad_holidays_get (guint *n);
/* The working calendar: 08:00 to 12:00 and 14:00 to 18:00, with these holidays. */
PentadCalendar *pentad_holidays_calendar_new (PentadZone *zone);
