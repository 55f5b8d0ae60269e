/* Reader of about: the city, its time zone, its schemes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/fields.h"
#include "codec/reader.h"

#define API_VERSION 1
/* A business day begins before noon, else "today" would be a matter of opinion. Seconds. */
#define LAST_START_S (12 * 3600)

/* IANA names begin with a capital letter and hold no dot, offsets begin with their sign. Other
 * names never reach the zone database, whose reader would open any file of the disk. */
static gboolean
is_zone_name (const char *name)
{
  return (g_ascii_isupper (name[0]) || name[0] == '+' || name[0] == '-') &&
         strchr (name, '.') == NULL;
}

static gboolean
read_zone (PentadGuard *guard, char **name)
{
  g_autoptr (PentadZone) zone = NULL;

  if (!pentad_field_string (guard, name))
    return FALSE;
  if (*name != NULL && is_zone_name (*name))
    zone = pentad_zone_new (*name, 0, NULL);
  return zone != NULL || pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                                            "a known time zone, like Asia/Shanghai or +08:00");
}

/* An id that becomes part of a path: of a URL, or of a file that is shipped. */
static gboolean
is_path_id (const char *id)
{
  if (!g_ascii_isalnum (id[0]))
    return FALSE;
  for (const char *p = id; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("-_.", *p) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
read_id (PentadGuard *guard, char **id)
{
  if (!pentad_field_string (guard, id))
    return FALSE;
  return *id == NULL || is_path_id (*id) ||
         pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                            "an id of letters, digits, “-”, “_” and “.”");
}

static gboolean
read_ids (PentadGuard *guard, GPtrArray *ids)
{
  if (!pentad_field_begin_array (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_element (guard))
    {
      char *id = NULL;

      if (read_id (guard, &id) && id != NULL)
        g_ptr_array_add (ids, id);
      else
        g_free (id);
    }
  return !pentad_guard_failed (guard);
}

/* [6, 3, 3, 3]: digits of county, street, community and number. */
static gboolean
read_split (PentadGuard *guard, PentadCodeSplit *split)
{
  int digits[PENTAD_N_CODE_PARTS + 1] = { 0 };
  guint n = 0;

  if (!pentad_field_begin_array (guard))
    return !pentad_guard_failed (guard);
  for (; pentad_guard_next_element (guard); n++)
    if (!pentad_field_count (guard, &digits[MIN (n, PENTAD_N_CODE_PARTS)]))
      return FALSE;
  return !pentad_guard_failed (guard) &&
         (pentad_code_split_init (split, digits, n) ||
          pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                             "digits of county, street, community and number, 14 to 16 together"));
}

static gboolean
read_level_names (PentadGuard *guard, PentadLabel *names)
{
  const char *name;
  gsize len;

  if (!pentad_field_begin_object (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      g_autofree char *id = g_strndup (name, len);
      PentadLevel level;

      if (!(pentad_level_parse (id, &level) ? pentad_field_label (guard, &names[level])
                                            : pentad_guard_skip (guard)))
        return FALSE;
    }
  return !pentad_guard_failed (guard);
}

/* Kept only when it is another one than that of the model. */
static gboolean
read_crs (PentadGuard *guard, char **name)
{
  g_autoptr (PentadCrs) crs = NULL;

  if (!pentad_field_string (guard, name))
    return FALSE;
  crs = pentad_crs_new_declared (*name, PENTAD_CRS_EAST_FIRST, NULL);
  if (crs == NULL)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                              "the coordinate system WGS84, CGCS2000, GCJ02, or one that PROJ "
                              "knows, like EPSG:4549");
  if (pentad_crs_is_wgs84 (crs))
    g_clear_pointer (name, g_free);
  return TRUE;
}

static gboolean
read_about_member (PentadGuard *guard,
                   PentadAbout *about,
                   char **zone,
                   int *day_start,
                   const char *name,
                   gsize len)
{
  gint64 api;

  if (pentad_guard_name_is (name, len, "api"))
    return pentad_guard_get_int (guard, &api) &&
           (api == API_VERSION ||
            pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "version 1 of the platform API"));
  if (pentad_guard_name_is (name, len, "code"))
    return pentad_field_string (guard, &about->code);
  if (pentad_guard_name_is (name, len, "name"))
    return pentad_field_label (guard, &about->name);
  if (pentad_guard_name_is (name, len, "account"))
    return pentad_field_label (guard, &about->account);
  if (pentad_guard_name_is (name, len, "part"))
    return pentad_field_string (guard, &about->part);
  if (pentad_guard_name_is (name, len, "time_zone"))
    return read_zone (guard, zone);
  if (pentad_guard_name_is (name, len, "day_start"))
    return pentad_field_clock (guard, day_start) &&
           (*day_start < LAST_START_S ||
            pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a clock time before 12:00"));
  if (pentad_guard_name_is (name, len, "crs"))
    return read_crs (guard, &about->crs);
  if (pentad_guard_name_is (name, len, "scheme"))
    return read_id (guard, &about->scheme);
  if (pentad_guard_name_is (name, len, "class_scheme"))
    return read_id (guard, &about->class_scheme);
  if (pentad_guard_name_is (name, len, "layers"))
    return read_ids (guard, about->layers);
  if (pentad_guard_name_is (name, len, "topics"))
    return read_ids (guard, about->topics);
  if (pentad_guard_name_is (name, len, "photos"))
    return pentad_field_boolean (guard, &about->has_photos);
  if (pentad_guard_name_is (name, len, "grid_code"))
    return read_split (guard, &about->split);
  if (pentad_guard_name_is (name, len, "levels"))
    return read_level_names (guard, about->level_names);
  if (pentad_guard_name_is (name, len, "history_from"))
    return pentad_field_day (guard, &about->history_from);
  if (pentad_guard_name_is (name, len, "now"))
    return pentad_field_time (guard, &about->now);
  return pentad_guard_skip (guard);
}

PentadAbout *
pentad_read_about (const char *data, gsize len, const char *origin, GError **error)
{
  PentadAbout *about = pentad_about_new ();
  g_autofree char *zone = NULL;
  int day_start = 0;
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  const char *name;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    read_about_member (&guard, about, &zone, &day_start, name, name_len);
  pentad_field_require (&guard, about->code, "the city's code");
  pentad_field_require (&guard, zone, "the city's time_zone");
  if (!pentad_guard_failed (&guard))
    about->zone = pentad_zone_new (zone, day_start, NULL);
  return PENTAD_READER_FINISH (&guard, about, pentad_about_unref, error);
}
