/* Numbers, durations and dates as the user reads them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value that is not finite prints as "—": no value is not zero. Thousands are grouped with a thin
 * space, minus is U+2212, rounding is half up. From 2^53 on, where a double no longer holds every
 * whole number, it is "1.23×10^20". All results are owned by the caller. */
#pragma once

#include "model/label.h"
#include "model/zone.h"

#define PENTAD_NO_VALUE "—"

/* "1 906" */
char *pentad_format_count (double value);
/* decimals 0 to 6. */
char *pentad_format_number (double value, int decimals);
/* "96.4%"; the value is in percent. */
char *pentad_format_percent (double value, int decimals);
/* A difference of rates: "+1.4 points", "+1.4 个百分点"; with its sign. */
char *pentad_format_points (double value, int decimals, PentadLanguage language);
/* Three digits and the language's large unit, from ten thousand on: "12.5万", "1.08億", "12.5k",
 * "108M", "2兆"; smaller ones as pentad_format_number() with what decimals they have, two at most.
 * For ticks, where the exact number stands elsewhere. */
char *pentad_format_compact (double value, PentadLanguage language);
/* "3.2 h", "3.2 小时", "45 min" below one hour, "6.5 d" from 72 hours on. */
char *pentad_format_hours (double hours, PentadLanguage language);
/* With its sign: "+4.1%", "−0.3", "0.0"; unit is appended and may be "". */
char *pentad_format_change (double value, int decimals, const char *unit);
/* "0:42" (hours and minutes) below a day, "2 d 3 h" from there on, "120 d" from 100 days on;
 * seconds are cut. Negative durations carry a minus. */
char *pentad_format_duration (gint64 seconds, PentadLanguage language);
/* Age in its largest unit: "4 s", "3 min", "2 h", "5 d"; below zero counts as zero. */
char *pentad_format_age (double seconds, PentadLanguage language);
/* "2026-11-22", "11-22", "Sun". PENTAD_NO_DAY prints as no value. */
char *pentad_format_day (gint32 day);
char *pentad_format_day_short (gint32 day);
/* A day as it is said: "11月22日 周日", "22 Nov Sun". */
char *pentad_format_day_words (gint32 day, PentadLanguage language);
const char *pentad_format_weekday (gint32 day, PentadLanguage language);
/* Name of a month: "10月", "Oct"; month 1 to 12. */
const char *pentad_format_month (int month, PentadLanguage language);
/* "14:32" and "11-22 Sun 14:32:05" in the zone. PENTAD_NO_TIME prints as no value. */
char *pentad_format_time (gint64 time, const PentadZone *zone);
char *pentad_format_clock (gint64 time, const PentadZone *zone, PentadLanguage language);
