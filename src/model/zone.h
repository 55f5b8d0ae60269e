/* The time zone of a city: instants to local days and back.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Instants are seconds since 1970-01-01T00:00:00Z (gint64); local days are counted from
 * 1970-01-01 (gint32), so that tables of days are plain integers. A business day may begin
 * later than midnight (day_start_s, seconds after local midnight). */
#pragma once

#include <glib.h>

/* "No such instant". Every real instant of the program is above it. */
#define PENTAD_NO_TIME G_MININT64
/* "No such day". */
#define PENTAD_NO_DAY G_MININT32

#define PENTAD_HOUR_S G_GINT64_CONSTANT (3600)
#define PENTAD_DAY_S  (24 * PENTAD_HOUR_S)

typedef struct _PentadZone PentadZone;

/* identifier: IANA name or "+08:00". Returns NULL when the name is unknown, with *error set. */
PentadZone *pentad_zone_new (const char *identifier, int day_start_s, GError **error);
PentadZone *pentad_zone_ref (PentadZone *zone);
void pentad_zone_unref (PentadZone *zone);
const char *pentad_zone_get_name (const PentadZone *zone);

/* Seconds to add to UTC at that instant. Thread-safe. */
int pentad_zone_offset (const PentadZone *zone, gint64 time);
/* The business day that holds the instant. */
gint32 pentad_zone_day (const PentadZone *zone, gint64 time);
/* The first instant of a business day; the end of day d is the start of d + 1. */
gint64 pentad_zone_day_begin (const PentadZone *zone, gint32 day);
/* The instant at which clocks show `second` (after midnight) on a calendar day; of a reading that
 * is skipped, the instant that it would have been; of one that comes twice, the first. */
gint64 pentad_zone_clock_instant (const PentadZone *zone, gint32 day, int second);
/* Local clock reading as seconds after local midnight, 0 to 86399. */
int pentad_zone_second_of_day (const PentadZone *zone, gint64 time);

/* Proleptic Gregorian calendar, no zone involved. month 1 to 12, mday 1 to 31. */
gint32 pentad_day_from_date (int year, int month, int mday);
void pentad_day_to_date (gint32 day, int *year, int *month, int *mday);
/* 1 = Monday ... 7 = Sunday. */
int pentad_day_weekday (gint32 day);
/* Strict "YYYY-MM-DD"; FALSE for anything else, including impossible dates. */
gboolean pentad_day_parse (const char *text, gint32 *day);
/* buffer of at least 16 bytes; returns it, holding "YYYY-MM-DD". */
char *pentad_day_format (gint32 day, char buffer[16]);

/* RFC 3339 with zone ("2026-11-22T14:32:05+08:00", "Z" too; fractions are cut). len < 0: whole
 * string. A text without zone is read in `naive` when that is not NULL, else refused. */
gboolean pentad_time_parse (const char *text, gssize len, const PentadZone *naive, gint64 *time);
/* Day and zone of the last time read, which nearly all others of a document share. Begins zeroed.
 */
typedef struct
{
  char day[11], zone[6]; /* as written, "2026-11-22T" and "+08:00" */
  gint64 start;          /* midnight of that day there */
} PentadTimeMemo;
/* As pentad_time_parse() without naive, and sooner. */
gboolean pentad_time_parse_again (const char *text, gsize len, PentadTimeMemo *memo, gint64 *time);
/* buffer of at least 32 bytes; RFC 3339 in the zone. */
char *pentad_time_format (gint64 time, const PentadZone *zone, char buffer[32]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadZone, pentad_zone_unref)
