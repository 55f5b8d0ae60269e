/* The public holidays and make-up working days of the reference city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/holidays.h"

static const PentadHoliday holidays[] = {
  { "2024-01-01", "2024-01-01", { NULL, NULL } },
  { "2024-02-10", "2024-02-17", { "2024-02-04", "2024-02-18" } },
  { "2024-04-04", "2024-04-06", { "2024-04-07", NULL } },
  { "2024-05-01", "2024-05-05", { "2024-04-28", "2024-05-11" } },
  { "2024-06-10", "2024-06-10", { NULL, NULL } },
  { "2024-09-15", "2024-09-17", { "2024-09-14", NULL } },
  { "2024-10-01", "2024-10-07", { "2024-09-29", "2024-10-12" } },
  { "2025-01-01", "2025-01-01", { NULL, NULL } },
  { "2025-01-28", "2025-02-04", { "2025-01-26", "2025-02-08" } },
  { "2025-04-04", "2025-04-06", { NULL, NULL } },
  { "2025-05-01", "2025-05-05", { "2025-04-27", NULL } },
  { "2025-05-31", "2025-06-02", { NULL, NULL } },
  { "2025-10-01", "2025-10-08", { "2025-09-28", "2025-10-11" } },
  { "2026-01-01", "2026-01-03", { "2026-01-04", NULL } },
  { "2026-02-15", "2026-02-23", { "2026-02-14", "2026-02-28" } },
  { "2026-04-04", "2026-04-06", { NULL, NULL } },
  { "2026-05-01", "2026-05-05", { "2026-05-09", NULL } },
  { "2026-06-19", "2026-06-21", { NULL, NULL } },
  { "2026-09-25", "2026-09-27", { NULL, NULL } },
  { "2026-10-01", "2026-10-07", { "2026-09-20", "2026-10-10" } },
  { "2027-01-01", "2027-01-03", { NULL, NULL } },
  { "2027-02-05", "2027-02-11", { "2027-01-31", "2027-02-20" } },
  { "2027-04-03", "2027-04-05", { NULL, NULL } },
  { "2027-05-01", "2027-05-05", { "2027-04-25", "2027-05-08" } },
  { "2027-06-09", "2027-06-09", { NULL, NULL } },
  { "2027-09-15", "2027-09-15", { NULL, NULL } },
  { "2027-10-01", "2027-10-07", { "2027-09-26", "2027-10-09" } },
};

const PentadHoliday *
pentad_holidays_get (guint *n)
{
  *n = G_N_ELEMENTS (holidays);
  return holidays;
}

PentadCalendar *
pentad_holidays_calendar_new (PentadZone *zone)
{
  PentadCalendar *calendar = pentad_calendar_new (zone);

  for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
    {
      gint32 first, last, day;

      if (!pentad_day_parse (holidays[i].first, &first) ||
          !pentad_day_parse (holidays[i].last, &last))
        g_assert_not_reached ();
      for (day = first; day <= last; day++)
        pentad_calendar_add_holiday (calendar, day);
      for (int k = 0; k < 2; k++)
        if (holidays[i].make_up[k] != NULL && pentad_day_parse (holidays[i].make_up[k], &day))
          pentad_calendar_add_make_up_day (calendar, day);
    }
  for (int year = PENTAD_HOLIDAYS_FIRST_YEAR; year <= PENTAD_HOLIDAYS_LAST_YEAR; year++)
    pentad_calendar_add_year (calendar, year);
  return calendar;
}
