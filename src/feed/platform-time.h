/* The platform's clock, as far as its answers tell it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A platform tells its time once, in `about`, and the Date header of every answer tells that of its
 * server. The difference of the two is that of a replayed or simulated city; for a real one it is
 * nothing. Between answers the time is run on by CLOCK_BOOTTIME. */
#pragma once

#include "model/zone.h"

/* Date has whole seconds and answers take their time: smaller differences than this do not move
 * the clock, so that it does not go to and fro. */
#define PENTAD_PLATFORM_TIME_TOLERANCE_S 2

typedef struct
{
  gint64 ahead_s; /* of the city's time before the server's */
  gint64 time;    /* the city's time at boot_us; PENTAD_NO_TIME unknown */
  gint64 boot_us;
  gint64 skew_s; /* of the server's clock before ours, 0 unknown */
} PentadPlatformTime;

void pentad_platform_time_init (PentadPlatformTime *self);
/* The headers of an answer came at boot_us and wall. date: the server's Date, PENTAD_NO_TIME none;
 * now: what the document itself says, PENTAD_NO_TIME for all but `about`. */
void pentad_platform_time_learn (
    PentadPlatformTime *self, gint64 boot_us, gint64 wall, gint64 date, gint64 now);
/* A city of another time than its server's, as the cache tells it, before any answer: now and date
 * are what `about` and its header said then. */
void pentad_platform_time_recall (PentadPlatformTime *self, gint64 date, gint64 now);
/* The city's time at boot_us; PENTAD_NO_TIME while unknown. */
gint64 pentad_platform_time_get (const PentadPlatformTime *self, gint64 boot_us);
