/* The working calendar of a city: working hours, weekends, holidays, make-up days.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/zone.h"

/* Units in which handling limits are given (domain.md 2.6). */
typedef enum
{
  PENTAD_LIMIT_NONE,
  PENTAD_LIMIT_EMERGENCY_HOUR, /* runs day and night */
  PENTAD_LIMIT_EMERGENCY_DAY,  /* natural day of 24 hours */
  PENTAD_LIMIT_WORKING_HOUR,   /* only inside working time */
  PENTAD_LIMIT_WORKING_DAY     /* as many working hours as a full working day has */
} PentadLimitUnit;

typedef struct _PentadCalendar PentadCalendar;

/* Without further calls: 08:00-12:00 and 14:00-18:00, Monday to Friday, no holidays. */
PentadCalendar *pentad_calendar_new (PentadZone *zone);
PentadCalendar *pentad_calendar_ref (PentadCalendar *calendar);
void pentad_calendar_unref (PentadCalendar *calendar);

/* Replaces the working hours; begin and end in seconds after midnight, sorted, not overlapping. */
void pentad_calendar_set_hours (PentadCalendar *calendar, const int (*spans)[2], guint n_spans);
void pentad_calendar_add_holiday (PentadCalendar *calendar, gint32 day);
void pentad_calendar_add_make_up_day (PentadCalendar *calendar, gint32 day);
/* Says that the holidays of a year are known; others make deadlines doubtful. */
void pentad_calendar_add_year (PentadCalendar *calendar, int year);
gboolean pentad_calendar_has_year (const PentadCalendar *calendar, int year);
const PentadZone *pentad_calendar_get_zone (const PentadCalendar *calendar);

gboolean pentad_calendar_is_working_day (const PentadCalendar *calendar, gint32 day);
/* Working seconds of one full working day (28800 by default). */
int pentad_calendar_day_seconds (const PentadCalendar *calendar);
/* Working seconds in [from, to); 0 when to <= from. */
gint64 pentad_calendar_working_seconds (const PentadCalendar *calendar, gint64 from, gint64 to);
/* The deadline of a limit that starts to run at `from`. amount 0 gives `from`. */
gint64 pentad_calendar_deadline (const PentadCalendar *calendar,
                                 gint64 from,
                                 PentadLimitUnit unit,
                                 double amount);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCalendar, pentad_calendar_unref)
