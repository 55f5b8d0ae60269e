/* Cases written as one line of text, so that tests about trails are tables.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "trail-text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Offset of Asia/Shanghai, which has no summer time. */
#define OFFSET_S (8 * PENTAD_HOUR_S)

gint32
trail_text_day (int day)
{
  return pentad_day_from_date (2026, 3, 2) + day;
}

PentadZone *
trail_text_zone (void)
{
  g_autoptr (GError) error = NULL;
  PentadZone *zone = pentad_zone_new ("Asia/Shanghai", 0, &error);

  g_assert_no_error (error);
  return zone;
}

gint64
trail_text_time (const char *text)
{
  char *end;

  if (strcmp (text, "-") == 0)
    return PENTAD_NO_TIME;
  gint64 day = strtol (text, &end, 10);
  g_assert_true (*end == ' ' || *end == '/');
  gint64 hour = strtol (end + 1, &end, 10);
  g_assert_cmpint (*end, ==, ':');
  gint64 minute = strtol (end + 1, &end, 10);
  gint64 second = *end == ':' ? strtol (end + 1, &end, 10) : 0;
  g_assert_cmpint (*end, ==, '\0');
  return trail_text_day ((int)day) * PENTAD_DAY_S + hour * PENTAD_HOUR_S + minute * 60 + second -
         OFFSET_S;
}

static PentadTrailEntry
read_entry (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  PentadTrailEntry entry = { .time = PENTAD_NO_TIME, .due = PENTAD_NO_TIME, .act = PENTAD_ACT_END };
  guint i = 1;

  g_assert_nonnull (words[0]);
  if (strcmp (words[0], "-") != 0)
    {
      g_autofree char *time = g_strjoin (" ", words[0], words[1], NULL);

      entry.time = trail_text_time (time);
      i = 2;
    }
  g_assert_nonnull (words[i]);
  g_assert_true (pentad_act_parse (words[i], strlen (words[i]), &entry.act));
  for (i++; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], "dept="))
      entry.department = g_intern_string (words[i] + strlen ("dept="));
    else if (g_str_has_prefix (words[i], "by="))
      entry.by = g_intern_string (words[i] + strlen ("by="));
    else if (g_str_has_prefix (words[i], "to="))
      entry.to = g_intern_string (words[i] + strlen ("to="));
    else if (g_str_has_prefix (words[i], "due="))
      entry.due = trail_text_time (words[i] + strlen ("due="));
    else if (g_str_has_prefix (words[i], "value="))
      entry.value = atoi (words[i] + strlen ("value="));
    else
      g_error ("trail: what is “%s”?", words[i]);
  return entry;
}

static PentadCase *
read_case (const char *id,
           PentadSourceKind source,
           const char *division,
           double lon,
           double lat,
           const char *trail)
{
  g_auto (GStrv) acts = g_strsplit (trail, ";", -1);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (PentadTrailEntry));

  for (guint i = 0; acts[i] != NULL; i++)
    if (*g_strstrip (acts[i]) != '\0')
      {
        PentadTrailEntry entry = read_entry (acts[i]);

        g_array_append_val (entries, entry);
      }
  return pentad_case_new (
      &(PentadCaseFacts){ id, "e0101", source, FALSE, division, lon, lat, NULL },
      (const PentadTrailEntry *)(void *)entries->data, entries->len);
}

PentadCase *
trail_text_case (const char *id, PentadSourceKind source, const char *trail)
{
  return read_case (id, source, NULL, NAN, NAN, trail);
}

PentadCase *
trail_text_case_at (const char *id, const char *division, double lon, double lat, const char *trail)
{
  return read_case (id, PENTAD_SOURCE_SUPERVISOR, division, lon, lat, trail);
}

PentadCase *
trail_text_case_from (const char *id,
                      PentadSourceKind source,
                      const char *division,
                      const char *trail)
{
  return read_case (id, source, division, NAN, NAN, trail);
}
