/* Cases written as one line of text, so that tests about trails are tables.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times are "DAY HH:MM" or "DAY HH:MM:SS" of Asia/Shanghai, where day 0 is Monday 2026-03-02. A
 * trail is a list of acts parted by semicolons:
 *   "0 08:00 report; 0 08:10 accept; 0 08:30 dispatch dept=D1 due=0/12:30; - end"
 * with dept=, due=, by=, to= and value= after the act. */
#pragma once

#include "model/case.h"

/* Monday 2026-03-02. */
gint32 trail_text_day (int day);
/* Asia/Shanghai; transfer full. */
PentadZone *trail_text_zone (void);
/* "0 08:30" or "0/08:30"; "-" is PENTAD_NO_TIME. */
gint64 trail_text_time (const char *text);
/* A case of class e0101 without division or point. Transfer full. */
PentadCase *trail_text_case (const char *id, PentadSourceKind source, const char *trail);
/* The same with a place; division may be NULL. */
PentadCase *trail_text_case_at (
    const char *id, const char *division, double lon, double lat, const char *trail);
/* The same with a source and a place. Transfer full. */
PentadCase *trail_text_case_from (const char *id,
                                  PentadSourceKind source,
                                  const char *division,
                                  const char *trail);
