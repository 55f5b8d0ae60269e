/* Readers of cases: the state, the ended cases of a day, the history.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/fields.h"
#include "codec/reader.h"

#include <math.h>
#include <string.h>

/* Acts of one case; more than that is no case. */
#define MAX_TRAIL 512

/* One case as it is read, reused from row to row. */
typedef struct
{
  char *id, *address, *source;
  const char *class_code, *division;
  double lon, lat;
  gboolean repeat;
  int condition;
  GArray *trail; /* PentadTrailEntry */
  const PentadCrs *crs;

  /* over all rows */
  guint n_unknown;   /* acts that are not known */
  guint n_actless;   /* cases without any act that is known */
  guint n_misplaced; /* points outside the degrees of the Earth, or half given */
} Row;

static void
row_reset (Row *row)
{
  g_clear_pointer (&row->id, g_free);
  g_clear_pointer (&row->address, g_free);
  g_clear_pointer (&row->source, g_free);
  row->class_code = row->division = NULL;
  row->lon = row->lat = NAN;
  row->repeat = FALSE;
  row->condition = 0;
  g_array_set_size (row->trail, 0);
}

static gboolean
read_press_kind (PentadGuard *guard, int *kind)
{
  g_autofree char *id = NULL;

  if (!pentad_field_string (guard, &id))
    return FALSE;
  *kind = (int)pentad_press_parse (id);
  return TRUE;
}

static gboolean
read_details (PentadGuard *guard, PentadTrailEntry *entry)
{
  gboolean value = FALSE;
  const char *name;
  gsize len;

  if (!pentad_field_begin_object (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      gboolean read =
          pentad_guard_name_is (name, len, "department")
              ? pentad_field_code (guard, &entry->department)
          : pentad_guard_name_is (name, len, "by")        ? pentad_field_code (guard, &entry->by)
          : pentad_guard_name_is (name, len, "to")        ? pentad_field_code (guard, &entry->to)
          : pentad_guard_name_is (name, len, "due")       ? pentad_field_time (guard, &entry->due)
          : pentad_guard_name_is (name, len, "satisfied") ? pentad_field_boolean (guard, &value)
          : pentad_guard_name_is (name, len, "granted")   ? pentad_field_boolean (guard, &value)
          : pentad_guard_name_is (name, len, "kind")      ? read_press_kind (guard, &value)
                                                          : pentad_guard_skip (guard);
      if (!read)
        return FALSE;
    }
  entry->value = value;
  return !pentad_guard_failed (guard);
}

/* [time, act] or [time, act, {…}]. */
static gboolean
read_entry (PentadGuard *guard, Row *row)
{
  PentadTrailEntry entry = { .time = PENTAD_NO_TIME, .due = PENTAD_NO_TIME, .act = PENTAD_N_ACTS };
  gboolean known = FALSE;
  const char *text;
  gsize len;
  int i = 0;

  if (!pentad_guard_begin_array (guard))
    return FALSE;
  for (; pentad_guard_next_element (guard); i++)
    {
      gboolean read = TRUE;

      if (i == 0)
        read = pentad_field_time (guard, &entry.time);
      else if (i == 1 && (read = pentad_guard_get_string (guard, &text, &len)))
        known = pentad_act_parse (text, len, &entry.act);
      else if (i == 2)
        read = read_details (guard, &entry);
      else if (i > 2)
        read = pentad_guard_skip (guard);
      if (!read)
        return FALSE;
    }
  if (pentad_guard_failed (guard))
    return FALSE;
  if (i < 2)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, "[time, act]");
  if (!known)
    {
      row->n_unknown++;
      return TRUE;
    }
  if ((entry.time == PENTAD_NO_TIME) != (entry.act == PENTAD_ACT_END))
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                              "a time, or null for the act “end” only");
  if (row->trail->len >= MAX_TRAIL)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_LIMIT, "a shorter trail");
  g_array_append_val (row->trail, entry);
  return TRUE;
}

static gboolean
read_trail (PentadGuard *guard, Row *row)
{
  if (!pentad_guard_begin_array (guard))
    return FALSE;
  while (pentad_guard_next_element (guard))
    if (!read_entry (guard, row))
      return FALSE;
  return !pentad_guard_failed (guard);
}

/* Filing conditions are few; a larger number is one that no class has, kept as such. */
static gboolean
read_condition (PentadGuard *guard, int *condition)
{
  if (!pentad_field_count (guard, condition))
    return FALSE;
  *condition = MIN (*condition, 255);
  return TRUE;
}

static gboolean
read_member (PentadGuard *guard, Row *row, const char *name, gsize len)
{
  if (pentad_guard_name_is (name, len, "id"))
    return pentad_field_string (guard, &row->id);
  if (pentad_guard_name_is (name, len, "class"))
    return pentad_field_code (guard, &row->class_code);
  if (pentad_guard_name_is (name, len, "source"))
    return pentad_field_string (guard, &row->source);
  if (pentad_guard_name_is (name, len, "division"))
    return pentad_field_code (guard, &row->division);
  if (pentad_guard_name_is (name, len, "lon"))
    return pentad_field_double (guard, &row->lon);
  if (pentad_guard_name_is (name, len, "lat"))
    return pentad_field_double (guard, &row->lat);
  if (pentad_guard_name_is (name, len, "address"))
    return pentad_field_string (guard, &row->address);
  if (pentad_guard_name_is (name, len, "repeat"))
    return pentad_field_boolean (guard, &row->repeat);
  if (pentad_guard_name_is (name, len, "condition"))
    return read_condition (guard, &row->condition);
  if (pentad_guard_name_is (name, len, "trail"))
    return read_trail (guard, row);
  return pentad_guard_skip (guard);
}

/* A point that is none counts as not given. */
static void
check_point (Row *row)
{
  if (pentad_crs_to_wgs84 (row->crs, &row->lon, &row->lat) && fabs (row->lon) <= 180 &&
      fabs (row->lat) <= 90)
    return;
  if (!isnan (row->lon) || !isnan (row->lat))
    row->n_misplaced++;
  row->lon = row->lat = NAN;
}

/* NULL after an error, and for a case that nothing known has happened to. */
static PentadCase *
read_case (PentadGuard *guard, Row *row)
{
  guint n_unknown = row->n_unknown;
  const char *name;
  gsize len;

  row_reset (row);
  if (!pentad_guard_begin_object (guard))
    return NULL;
  while (pentad_guard_next_member (guard, &name, &len))
    if (!read_member (guard, row, name, len))
      return NULL;
  if (!pentad_field_require (guard, row->id, "the case's id"))
    return NULL;
  if (row->trail->len == 0)
    {
      if (row->n_unknown > n_unknown)
        row->n_actless++;
      else
        pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a trail with at least the report");
      return NULL;
    }
  check_point (row);
  return pentad_case_new (
      &(PentadCaseFacts){ row->id, row->class_code, pentad_source_parse (row->source), row->repeat,
                          row->division, row->lon, row->lat, row->address, row->condition },
      (const PentadTrailEntry *)(void *)row->trail->data, row->trail->len);
}

/* Reads the array of cases; repeated ids are kept once and counted. */
static void
read_cases (PentadGuard *guard,
            const PentadCrs *crs,
            GPtrArray *cases,
            guint *n_rows,
            guint *n_repeated,
            GPtrArray *findings)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Row row = { .trail = g_array_new (FALSE, FALSE, sizeof (PentadTrailEntry)), .crs = crs };

  pentad_guard_begin_array (guard);
  while (pentad_guard_next_element (guard))
    {
      PentadCase *item = read_case (guard, &row);

      if (pentad_guard_failed (guard))
        break;
      (*n_rows)++;
      if (item == NULL)
        continue;
      if (g_hash_table_contains (seen, pentad_case_get_id (item)))
        {
          (*n_repeated)++;
          pentad_case_free (item);
          continue;
        }
      g_hash_table_add (seen, (gpointer)pentad_case_get_id (item));
      g_ptr_array_add (cases, item);
    }
  pentad_reader_note (findings, guard->origin, row.n_unknown, PENTAD_FINDING_UNKNOWN_ACT);
  pentad_reader_note (findings, guard->origin, row.n_actless, PENTAD_FINDING_CASE_WITHOUT_ACT);
  pentad_reader_note (findings, guard->origin, row.n_misplaced, PENTAD_FINDING_IMPOSSIBLE_POINT);
  row_reset (&row);
  g_array_unref (row.trail);
}

/* More cases than any city has open; a document with more is refused before it fills the memory. */
#define MAX_CASES 1000000

static PentadGuardLimits
case_limits (void)
{
  PentadGuardLimits limits = pentad_guard_default_limits ();

  limits.elements = MAX_CASES;
  return limits;
}

PentadState *
pentad_read_state (const char *data,
                   gsize len,
                   const char *origin,
                   const PentadCrs *crs,
                   GPtrArray *findings,
                   GError **error)
{
  PentadState *state = pentad_state_new ();
  const PentadGuardLimits limits = case_limits ();
  gboolean found = FALSE;
  const char *name;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      if (pentad_guard_name_is (name, name_len, "as_of"))
        pentad_field_time (&guard, &state->as_of);
      else if (pentad_guard_name_is (name, name_len, "cursor"))
        pentad_field_string (&guard, &state->cursor);
      else if (pentad_guard_name_is (name, name_len, "delta"))
        pentad_field_boolean (&guard, &state->is_delta);
      else if (pentad_guard_name_is (name, name_len, "open"))
        pentad_field_count (&guard, &state->n_open);
      else if (pentad_guard_name_is (name, name_len, "cases"))
        {
          found = TRUE;
          read_cases (&guard, crs, state->cases, &state->n_rows, &state->n_repeated, findings);
        }
      else
        pentad_guard_skip (&guard);
    }
  if (!pentad_guard_failed (&guard) && (!found || state->as_of == PENTAD_NO_TIME))
    pentad_guard_fail (&guard, PENTAD_CODEC_ERROR_TYPE, "a state with as_of and cases");
  return PENTAD_READER_FINISH (&guard, state, pentad_state_unref, error);
}

GPtrArray *
pentad_read_ended (const char *data,
                   gsize len,
                   const char *origin,
                   const PentadCrs *crs,
                   gint32 *day,
                   gint64 *as_of,
                   GPtrArray *findings,
                   GError **error)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_case_free);
  gint32 own_day = PENTAD_NO_DAY;
  gint64 own_as_of = PENTAD_NO_TIME;
  const PentadGuardLimits limits = case_limits ();
  gboolean found = FALSE;
  const char *name;
  gsize name_len;
  guint n_rows = 0, n_repeated = 0;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      if (pentad_guard_name_is (name, name_len, "day"))
        pentad_field_day (&guard, &own_day);
      else if (pentad_guard_name_is (name, name_len, "as_of"))
        pentad_field_time (&guard, &own_as_of);
      else if (pentad_guard_name_is (name, name_len, "cases"))
        {
          found = TRUE;
          read_cases (&guard, crs, cases, &n_rows, &n_repeated, findings);
        }
      else
        pentad_guard_skip (&guard);
    }
  if (!pentad_guard_failed (&guard) && (!found || own_day == PENTAD_NO_DAY))
    pentad_guard_fail (&guard, PENTAD_CODEC_ERROR_TYPE, "ended cases with day and cases");
  if (!pentad_reader_finish (&guard, error))
    {
      g_ptr_array_unref (cases);
      return NULL;
    }
  if (day != NULL)
    *day = own_day;
  if (as_of != NULL)
    *as_of = own_as_of;
  return cases;
}
