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

/* Behind the text of a period that is compared with last year. */
#define PENTAD_PERIOD_LAST_YEAR "@last-year"

/* Business days of the city, both included. A running period ends on the day of evaluation. */
typedef struct
{
  PentadPeriodKind kind;
  gint32 from, to;
  gboolean
      last_year; /* it is compared with the same days a year earlier, not with the one before */
} PentadPeriod;

/* The period of that kind that holds `today`, ending today. Not for PENTAD_PERIOD_RANGE. */
PentadPeriod pentad_period_current (PentadPeriodKind kind, gint32 today);
/* What the period is compared with: the one before, or, where that is wanted, the same days of last
 * year. Today is always compared with yesterday, of which the hours are known. Of a whole week,
 * month ... the whole one before it; of a running one as many days: the same stretch one week,
 * month ... earlier. */
PentadPeriod pentad_period_previous (const PentadPeriod *period);
/* The one before (step -1) or after (1), a running period counted as a whole one, cut where it
 * would go beyond today; the period itself where all of it would. */
PentadPeriod pentad_period_step (const PentadPeriod *period, int step, gint32 today);
/* The same days one year earlier: of a whole month, quarter, half-year or year the whole one, of a
 * week the one of the same number (the last of the year where there is none), of the 29th of
 * February the 28th. */
PentadPeriod pentad_period_last_year (const PentadPeriod *period);
/* TRUE for a week, month, quarter, half-year or year with all its days. */
gboolean pentad_period_is_whole (const PentadPeriod *period);
/* TRUE for the period that pentad_period_current() gives. */
gboolean pentad_period_is_current (const PentadPeriod *period, gint32 today);
/* Reads one of the running periods "today", "week", "month", "quarter", "half-year", "year"; a
 * period of the calendar "2026-W46", "2026-10", "2026-Q3", "2026-H1", "2025", which ends today
 * where it still runs; a day "2026-10-08" or days "FROM..TO", both a PENTAD_PERIOD_RANGE. Refused
 * are a range whose end lies before its start and, unless `today` is 0 (not known), what begins
 * after today. "@last-year" behind any of them: compared with last year. */
gboolean pentad_period_parse (const char *text, gint32 today, PentadPeriod *period, GError **error);
/* TRUE when pentad_period_previous() is that of last year. */
gboolean pentad_period_is_against_last_year (const PentadPeriod *period);
/* What pentad_period_parse() reads as this period, in the shortest words. */
char *pentad_period_to_text (const PentadPeriod *period, gint32 today);
const char *pentad_period_id (PentadPeriodKind kind);
int pentad_period_days (const PentadPeriod *period);
