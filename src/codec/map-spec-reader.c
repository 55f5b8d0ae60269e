/* Reads the part of a board that says what its map shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/map-spec-reader.h"
#include "codec/fields.h"

#include <math.h>
#include <string.h>

/* One of the names; the number of the one found. `expected` tells them all. */
static void
read_word (PentadGuard *guard, const char *const *ids, int *found)
{
  const char *word;
  gsize len;

  if (!pentad_guard_get_string (guard, &word, &len))
    return;
  for (int i = 0; ids[i] != NULL; i++)
    if (strlen (ids[i]) == len && memcmp (ids[i], word, len) == 0)
      {
        *found = i;
        return;
      }
  g_autofree char *names = g_strjoinv (", ", (char **)ids);
  g_autofree char *expected = g_strdup_printf ("one of %s", names);
  pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, expected);
}

static void
read_thresholds (PentadGuard *guard, PentadMapSpec *spec)
{
  gboolean rises = TRUE;
  int n = 0;

  pentad_guard_begin_array (guard);
  for (; pentad_guard_next_element (guard); n++)
    {
      double value = NAN;

      pentad_guard_get_double (guard, &value);
      rises = rises && isfinite (value) && n < PENTAD_MAP_SPEC_CLASSES &&
              (n == 0 || value > spec->thresholds[n - 1]);
      if (rises)
        spec->thresholds[n] = value;
    }
  spec->n_thresholds = MIN (n, PENTAD_MAP_SPEC_CLASSES);
  if (!pentad_guard_failed (guard) && (!rises || n == 0))
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "1 to 7 thresholds, each above the last");
}

static void
read_radius (PentadGuard *guard, double *radius_m)
{
  if (pentad_guard_get_double (guard, radius_m) &&
      !(*radius_m >= PENTAD_MAP_SPEC_MIN_RADIUS_M && *radius_m <= PENTAD_MAP_SPEC_MAX_RADIUS_M))
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a radius of 20 to 20000 metres");
}

static void
read_heat (PentadGuard *guard, PentadMapSpec *spec)
{
  const char *name;
  gsize len;
  int word = 0;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "radius_m"))
        read_radius (guard, &spec->heat_radius_m);
      else if (pentad_guard_name_is (name, len, "classes"))
        pentad_field_strings (guard, spec->heat_classes);
      else if (pentad_guard_name_is (name, len, "shown"))
        pentad_field_boolean (guard, &spec->heat_shown);
      else if (pentad_guard_name_is (name, len, "playback"))
        read_word (guard, pentad_map_playback_ids, &word);
      else
        pentad_guard_skip (guard);
    }
  spec->playback = (PentadMapPlayback)word;
}

static void
read_n_classes (PentadGuard *guard, int *n)
{
  if (pentad_field_count (guard, n) && (*n < 2 || *n > PENTAD_MAP_SPEC_CLASSES))
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "2 to 7 classes");
}

/* A member of a measure; FALSE when it is another's. */
static gboolean
read_measure_member (PentadGuard *guard, const char *name, gsize len, PentadMapMeasure *measure)
{
  int word = 0;

  if (pentad_guard_name_is (name, len, "cases"))
    {
      read_word (guard, pentad_map_cases_ids, &word);
      measure->cases = (PentadMapCases)word;
    }
  else if (pentad_guard_name_is (name, len, "quantity"))
    {
      read_word (guard, pentad_map_quantity_ids, &word);
      measure->quantity = (PentadMapQuantity)word;
    }
  else if (pentad_guard_name_is (name, len, "figure"))
    pentad_field_string (guard, &measure->figure);
  else
    return FALSE;
  return TRUE;
}

static void
read_second (PentadGuard *guard, PentadMapMeasure *measure)
{
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    if (!read_measure_member (guard, name, len, measure))
      pentad_guard_skip (guard);
}

static void
read_level (PentadGuard *guard, PentadLevel *level)
{
  static const char *const ids[] = { "district", "street", "community", "grid", NULL };
  int word = 0;

  read_word (guard, ids, &word);
  *level = (PentadLevel)(PENTAD_LEVEL_DISTRICT + word);
}

/* What does not go together, whatever the order of the members is. */
static void
check_whole (PentadGuard *guard, const PentadMapSpec *spec, gboolean has_second)
{
  gboolean grades =
      spec->ramp == PENTAD_MAP_RAMP_GRADES || spec->classing == PENTAD_MAP_CLASSING_GRADES;
  const char *expected = NULL;

  if ((spec->classing == PENTAD_MAP_CLASSING_THRESHOLDS) != (spec->n_thresholds > 0))
    expected = "“thresholds” with the classing of that name, and without it none";
  else if ((spec->ramp == PENTAD_MAP_RAMP_BIVARIATE) != has_second)
    expected = "“second” with the ramp “bivariate”, and without it none";
  else if (spec->change && spec->ramp != PENTAD_MAP_RAMP_DIVERGING)
    expected = "“change” with the ramp “diverging”";
  else if (grades && (spec->first.figure == NULL || spec->change || has_second))
    expected = "grades of a “figure”, by itself";
  if (expected != NULL)
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, expected);
}

void
pentad_read_map_spec (PentadGuard *guard, PentadMapSpec *spec)
{
  int ramp = 0, classing = 0;
  gboolean has_second = FALSE;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (read_measure_member (guard, name, len, &spec->first))
        continue;
      if (pentad_guard_name_is (name, len, "second"))
        {
          has_second = TRUE;
          read_second (guard, &spec->second);
        }
      else if (pentad_guard_name_is (name, len, "level"))
        read_level (guard, &spec->level);
      else if (pentad_guard_name_is (name, len, "change"))
        pentad_field_boolean (guard, &spec->change);
      else if (pentad_guard_name_is (name, len, "ramp"))
        read_word (guard, pentad_map_ramp_ids, &ramp);
      else if (pentad_guard_name_is (name, len, "classing"))
        read_word (guard, pentad_map_classing_ids, &classing);
      else if (pentad_guard_name_is (name, len, "classes"))
        read_n_classes (guard, &spec->n_classes);
      else if (pentad_guard_name_is (name, len, "thresholds"))
        read_thresholds (guard, spec);
      else if (pentad_guard_name_is (name, len, "heat"))
        read_heat (guard, spec);
      else
        pentad_guard_skip (guard);
    }
  spec->ramp = (PentadMapRamp)ramp;
  spec->classing = (PentadMapClassing)classing;
  if (!pentad_guard_failed (guard))
    check_whole (guard, spec, has_second);
}
