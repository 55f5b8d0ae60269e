/* A city small enough to count by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two districts of 10 x 10 degrees side by side: "d1" at 0 to 10, "d2" at 10 to 20. Streets "s1"
 * (0 to 5), "s2" (5 to 9) and "s3" (10 to 20); between 9 and 10 there is none. Unit grids "g0" to
 * "g20" of 1 x 1 in a row from (0, 0) to (21, 1); "g20" lies outside every district. */
#pragma once

#include "model/city.h"

PentadDivisions *small_city_divisions (void);
/* Steps: verification 60 minutes, check 30, the rest 15. Indicators: report, file, close, open,
 * overdue, outside, close_rate, in_time_close_rate, rework_rate, mean_time, median_time, unsent. */
PentadScheme *small_city_scheme (void);
/* With about (Asia/Shanghai), divisions and scheme; the catalogue knows class e0101 and the
 * departments D1 and D2. */
PentadCity *small_city_new (void);
/* Applies a whole state, or a delta, of these cases. */
void small_city_apply (PentadCity *city, gint64 as_of, gboolean is_delta, GPtrArray *cases);
/* An array that owns its PentadCase. */
GPtrArray *small_city_cases (void);
/* The row of a case; NULL when the city does not know it. */
const PentadCaseRow *small_city_find (PentadCity *city, const char *id);
/* TRUE when one of the findings holds the text. */
gboolean small_city_has_finding (PentadCity *city, const char *text);
