/* The time zone of a city: instants to local days and back.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GLib finds an offset by searching its table of transitions; that is done once for the years that
 * matter, into a sorted array, so that the millions of look-ups of an evaluation are a short search
 * without locks. */
#include "config.h"

#include "model/zone.h"

#include <gio/gio.h>
#include <string.h>

/* Years whose offset changes are listed at construction; instants outside take the nearest. */
#define FIRST_YEAR 1990
#define LAST_YEAR  2060
/* Two changes are never nearer: summer time was once given up after one week. */
#define CHANGES_APART_S (3 * PENTAD_DAY_S)

typedef struct
{
  gint64 from;
  int offset_s;
  int before_s; /* offset of the span before */
} Span;

struct _PentadZone
{
  gatomicrefcount refs;
  char *name;
  GArray *spans; /* Span, sorted by from; the first is valid for ever before */
  int day_start_s;
};

static gint64
floor_div (gint64 a, gint64 b)
{
  gint64 q = a / b;

  return a % b < 0 ? q - 1 : q;
}

static int
offset_at (GTimeZone *zone, gint64 time)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, time);

  return interval < 0 ? 0 : g_time_zone_get_offset (zone, interval);
}

/* Adds the offset changes inside (from, to], found by halving. */
static void
list_changes (PentadZone *self, GTimeZone *zone, gint64 from, gint64 to)
{
  int before = offset_at (zone, from);

  if (before == offset_at (zone, to))
    return;
  while (to - from > 1)
    {
      gint64 middle = from + (to - from) / 2;

      if (offset_at (zone, middle) == before)
        from = middle;
      else
        to = middle;
    }
  Span span = { to, offset_at (zone, to), before };
  g_array_append_val (self->spans, span);
}

/* GLib opens a file of that name below the zone folder, whatever it is; a name with a dot in it
 * leads out of the folder or to one of its tables. */
static gboolean
is_zone_name (const char *identifier)
{
  if (identifier[0] == '\0' || identifier[0] == '/' || strlen (identifier) > 64)
    return FALSE;
  for (const char *p = identifier; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("+-_/:", *p) == NULL)
      return FALSE;
  return TRUE;
}

PentadZone *
pentad_zone_new (const char *identifier, int day_start_s, GError **error)
{
  g_autoptr (GTimeZone) zone =
      is_zone_name (identifier) ? g_time_zone_new_identifier (identifier) : NULL;

  if (zone == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "“%s” is not a known time zone; expected a name like Asia/Shanghai or +08:00",
                   identifier);
      return NULL;
    }

  PentadZone *self = g_new0 (PentadZone, 1);
  gint64 first = PENTAD_DAY_S * pentad_day_from_date (FIRST_YEAR, 1, 1);
  gint64 last = PENTAD_DAY_S * pentad_day_from_date (LAST_YEAR, 1, 1);
  int offset = offset_at (zone, first);
  Span start = { G_MININT64, offset, offset };

  g_atomic_ref_count_init (&self->refs);
  self->name = g_strdup (identifier);
  self->day_start_s = day_start_s;
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_array_append_val (self->spans, start);
  for (gint64 t = first; t < last; t += CHANGES_APART_S)
    list_changes (self, zone, t, t + CHANGES_APART_S);
  return self;
}

PentadZone *
pentad_zone_ref (PentadZone *zone)
{
  g_atomic_ref_count_inc (&zone->refs);
  return zone;
}

void
pentad_zone_unref (PentadZone *zone)
{
  if (!g_atomic_ref_count_dec (&zone->refs))
    return;
  g_array_unref (zone->spans);
  g_free (zone->name);
  g_free (zone);
}

const char *
pentad_zone_get_name (const PentadZone *zone)
{
  return zone->name;
}

static const Span *
span_at (const PentadZone *zone, gint64 time)
{
  const Span *spans = (const Span *)(void *)zone->spans->data;
  guint low = 0, high = zone->spans->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (spans[middle].from <= time)
        low = middle;
      else
        high = middle;
    }
  return &spans[low];
}

int
pentad_zone_offset (const PentadZone *zone, gint64 time)
{
  return span_at (zone, time)->offset_s;
}

/* A day that has begun does not end again when the clock is set back over the hour it begins at:
 * what follows the change is at least the day that the clock had reached before it. */
gint32
pentad_zone_day (const PentadZone *zone, gint64 time)
{
  const Span *span = span_at (zone, time);
  gint64 day = floor_div (time + span->offset_s - zone->day_start_s, PENTAD_DAY_S);

  if (span->offset_s < span->before_s && time - span->from < span->before_s - span->offset_s)
    day = MAX (day, floor_div (span->from - 1 + span->before_s - zone->day_start_s, PENTAD_DAY_S));
  return (gint32)day;
}

gint64
pentad_zone_day_begin (const PentadZone *zone, gint32 day)
{
  gint64 local = day * PENTAD_DAY_S + zone->day_start_s;
  gint64 guess = local - pentad_zone_offset (zone, local);
  gint64 begin = local - pentad_zone_offset (zone, guess);

  if (pentad_zone_day (zone, begin) >= day && pentad_zone_day (zone, begin - 1) < day)
    return begin;

  /* Where that reading itself is skipped or doubled: the first instant that belongs to the day. */
  gint64 before = begin - PENTAD_DAY_S, after = begin + PENTAD_DAY_S;
  while (after - before > 1)
    {
      gint64 middle = before + (after - before) / 2;

      if (pentad_zone_day (zone, middle) < day)
        before = middle;
      else
        after = middle;
    }
  return after;
}

gint64
pentad_zone_clock_instant (const PentadZone *zone, gint32 day, int second)
{
  gint64 local = day * PENTAD_DAY_S + second;
  /* The offset in force a day earlier gives the first of two readings, and what a skipped one would
   * have been; once it leads past a change, the new offset holds. */
  gint64 early = local - pentad_zone_offset (zone, local - PENTAD_DAY_S);
  gint64 late = local - pentad_zone_offset (zone, early);

  return early + pentad_zone_offset (zone, early) == local ? early : late;
}

int
pentad_zone_second_of_day (const PentadZone *zone, gint64 time)
{
  gint64 local = time + pentad_zone_offset (zone, time);

  return (int)(local - floor_div (local, PENTAD_DAY_S) * PENTAD_DAY_S);
}

/* Days before March 1st of year 0 are counted in eras of 400 years (the usual civil algorithm). */
gint32
pentad_day_from_date (int year, int month, int mday)
{
  int y = month <= 2 ? year - 1 : year;
  int era = (int)floor_div (y, 400);
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + mday - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

void
pentad_day_to_date (gint32 day, int *year, int *month, int *mday)
{
  int z = day + 719468;
  int era = (int)floor_div (z, 146097);
  int day_of_era = z - era * 146097;
  int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int mp = (5 * day_of_year + 2) / 153;

  *mday = day_of_year - (153 * mp + 2) / 5 + 1;
  *month = mp < 10 ? mp + 3 : mp - 9;
  *year = year_of_era + era * 400 + (*month <= 2 ? 1 : 0);
}

int
pentad_day_weekday (gint32 day)
{
  gint64 shifted = day + 3; /* 1970-01-01 was a Thursday */

  return (int)(shifted - floor_div (shifted, 7) * 7) + 1;
}

/* Reads exactly n digits. */
static gboolean
read_digits (const char *text, int n, int *value)
{
  *value = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return TRUE;
}

static int
days_of_month (int year, int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

  return days[month - 1] + (month == 2 && is_leap);
}

/* Reads YYYY-MM-DD from the first ten bytes. */
static gboolean
read_day (const char *text, gint32 *day)
{
  int y, m, d;

  if (!read_digits (text, 4, &y) || text[4] != '-' || !read_digits (text + 5, 2, &m) ||
      text[7] != '-' || !read_digits (text + 8, 2, &d) || m < 1 || m > 12 || d < 1 ||
      d > days_of_month (y, m))
    return FALSE;
  *day = pentad_day_from_date (y, m, d);
  return TRUE;
}

gboolean
pentad_day_parse (const char *text, gint32 *day)
{
  return text != NULL && strlen (text) == 10 && read_day (text, day);
}

char *
pentad_day_format (gint32 day, char buffer[16])
{
  int y, m, d;

  pentad_day_to_date (day, &y, &m, &d);
  g_snprintf (buffer, 16, "%04d-%02d-%02d", CLAMP (y, 0, 9999), m, d);
  return buffer;
}

gboolean
pentad_time_parse (const char *text, gssize len, const PentadZone *naive, gint64 *time)
{
  char buffer[40];
  gint32 day;
  int h, m, s, oh, om, offset = 0;

  if (len < 0)
    len = (gssize)strlen (text);
  if (len < 19 || len >= (gssize)sizeof buffer)
    return FALSE;
  memcpy (buffer, text, (gsize)len);
  buffer[len] = '\0';
  if (!read_day (buffer, &day) || (buffer[10] != 'T' && buffer[10] != 't' && buffer[10] != ' ') ||
      !read_digits (buffer + 11, 2, &h) || buffer[13] != ':' || !read_digits (buffer + 14, 2, &m) ||
      buffer[16] != ':' || !read_digits (buffer + 17, 2, &s) || h > 23 || m > 59 || s > 60)
    return FALSE;

  const char *p = buffer + 19;
  if (*p == '.')
    {
      if (!g_ascii_isdigit (*++p))
        return FALSE;
      while (g_ascii_isdigit (*p))
        p++;
    }
  gint64 local = day * PENTAD_DAY_S + h * 3600 + m * 60 + MIN (s, 59);
  if (*p == '\0')
    {
      if (naive == NULL)
        return FALSE;
      offset = pentad_zone_offset (naive, local - pentad_zone_offset (naive, local));
    }
  else if ((*p == 'Z' || *p == 'z') && p[1] == '\0')
    offset = 0;
  else if ((*p == '+' || *p == '-') && strlen (p) == 6 && read_digits (p + 1, 2, &oh) &&
           p[3] == ':' && read_digits (p + 4, 2, &om) && oh < 24 && om < 60)
    offset = (*p == '-' ? -1 : 1) * (oh * 3600 + om * 60);
  else
    return FALSE;
  *time = local - offset;
  return TRUE;
}

/* "HH:MM:SS" as seconds, a leap second as the one before it; -1 when it is none. */
static int
read_second (const char *text)
{
  guint digits[6] = { (guchar)text[0] - (guint)'0', (guchar)text[1] - (guint)'0',
                      (guchar)text[3] - (guint)'0', (guchar)text[4] - (guint)'0',
                      (guchar)text[6] - (guint)'0', (guchar)text[7] - (guint)'0' };
  guint h = digits[0] * 10 + digits[1], s = digits[4] * 10 + digits[5];

  /* A byte below "0" wraps to a very large number. */
  if ((digits[0] > 2) | (digits[1] > 9) | (digits[2] > 5) | (digits[3] > 9) | (digits[4] > 6) |
      (digits[5] > 9) | (h > 23) | (s > 60) | (text[2] != ':') | (text[5] != ':'))
    return -1;
  return (int)(h * 3600 + (digits[2] * 10 + digits[3]) * 60 + MIN (s, 59));
}

static inline guint64
load_8 (const char *text)
{
  guint64 word;

  memcpy (&word, text, sizeof word);
  return word;
}

static inline guint32
load_4 (const char *text)
{
  guint32 word;

  memcpy (&word, text, sizeof word);
  return word;
}

/* Day and zone are the same; compared by words that overlap. */
static inline gboolean
is_near (const PentadTimeMemo *memo, const char *text)
{
  return ((load_8 (text) ^ load_8 (memo->day)) | (load_8 (text + 3) ^ load_8 (memo->day + 3)) |
          (load_4 (text + 19) ^ load_4 (memo->zone)) |
          (load_4 (text + 21) ^ load_4 (memo->zone + 2))) == 0 &&
         memo->day[0] != '\0';
}

gboolean
pentad_time_parse_again (const char *text, gsize len, PentadTimeMemo *memo, gint64 *time)
{
  int second;

  if (len == 25 && is_near (memo, text) && (second = read_second (text + 11)) >= 0)
    {
      *time = memo->start + second;
      return TRUE;
    }
  if (!pentad_time_parse (text, (gssize)len, NULL, time))
    return FALSE;
  if (len == 25 && text[19] != '.')
    {
      memcpy (memo->day, text, sizeof memo->day);
      memcpy (memo->zone, text + 19, sizeof memo->zone);
      memo->start = *time - read_second (text + 11);
    }
  return TRUE;
}

char *
pentad_time_format (gint64 time, const PentadZone *zone, char buffer[32])
{
  int offset = pentad_zone_offset (zone, time);
  gint64 local = time + offset;
  gint32 day = (gint32)floor_div (local, PENTAD_DAY_S);
  int second = (int)(local - day * PENTAD_DAY_S);
  int y, m, d, minutes = ABS (offset) / 60;

  pentad_day_to_date (day, &y, &m, &d);
  g_snprintf (buffer, 32, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", CLAMP (y, 0, 9999), m, d,
              second / 3600, second / 60 % 60, second % 60, offset < 0 ? '-' : '+',
              minutes / 60 % 100, minutes % 60);
  return buffer;
}
