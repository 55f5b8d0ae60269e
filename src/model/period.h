/* The periods of evaluation: today, week, month, quarter, half-year, year or a free range.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/zone.h"

typedef enum
{
  PENTAD_PERIOD_TODAY,
  PENTAD_PERIOD_WEEK, /* Monday start */
  PENTAD_PERIOD_MONTH,
  PENTAD_PERIOD_QUARTER,
  PENTAD_PERIOD_HALF_YEAR,
  PENTAD_PERIOD_YEAR,
  PENTAD_PERIOD_RANGE,
  PENTAD_N_PERIODS
} PentadPeriodKind;

/* Business days of the city, both included. A running period ends on the day of evaluation. */
typedef struct
{
  PentadPeriodKind kind;
  gint32 from, to;
} PentadPeriod;

/* The period of that kind that holds `today`, ending today. Not for PENTAD_PERIOD_RANGE. */
PentadPeriod pentad_period_current (PentadPeriodKind kind, gint32 today);
/* As many days of the period before: the same stretch one day, week, month ... earlier. */
PentadPeriod pentad_period_previous (const PentadPeriod *period);
/* Reads "today", "week", "month", "quarter", "half-year", "year" or "FROM..TO". A range whose end
 * lies before its start is refused. */
gboolean pentad_period_parse (const char *text, gint32 today, PentadPeriod *period, GError **error);
const char *pentad_period_id (PentadPeriodKind kind);
int pentad_period_days (const PentadPeriod *period);
