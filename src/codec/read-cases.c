/* Readers of cases: the state, the ended cases of a day, the history.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/fields.h"
#include "codec/guard-keys.h"
#include "codec/reader.h"
#include "codec/seen-ids.h"
#include "model/code-cache.h"

#include <math.h>
#include <string.h>

/* Acts of one case; more than that is no case. */
#define MAX_TRAIL 512
/* Bytes of a row, rather too few. */
#define USUAL_ROW 256
/* Bytes of a code. */
#define MAX_CODE 127

/* In the order in which the reference platform writes them. */
enum
{
  KEY_ID,
  KEY_CLASS,
  KEY_SOURCE,
  KEY_DIVISION,
  KEY_LON,
  KEY_LAT,
  KEY_ADDRESS,
  KEY_REPEAT,
  KEY_CONDITION,
  KEY_TRAIL,
  N_KEYS
};
static const char *const key_names[N_KEYS] = {
  "id", "class", "source", "division", "lon", "lat", "address", "repeat", "condition", "trail",
};

/* Of the details of an act. */
enum
{
  DETAIL_DEPARTMENT,
  DETAIL_DUE,
  DETAIL_BY,
  DETAIL_TO,
  DETAIL_SATISFIED,
  DETAIL_GRANTED,
  DETAIL_KIND,
  N_DETAILS
};
static const char *const detail_names[N_DETAILS] = {
  "department", "due", "by", "to", "satisfied", "granted", "kind",
};

/* A run of text in the document, or in `escaped` of the row; NULL not given. */
typedef struct
{
  const char *text;
  gsize len;
} Slice;

/* One case as it is read, reused from row to row. */
typedef struct
{
  Slice id, address;
  PentadSourceKind source;
  PentadCode class_code, division;
  double lon, lat;
  gboolean repeat;
  int condition;
  guint n_acts;
  PentadTrailAct acts[MAX_TRAIL];
  GStringChunk *escaped; /* texts that had escapes */
  gboolean has_escaped;

  /* over all rows */
  PentadGuardKeys keys, details;
  PentadCodeCache *codes; /* holds the codes of the row */
  PentadSeenIds *seen;
  const PentadCrs *crs;
  guint n_unknown;   /* acts that are not known */
  guint n_actless;   /* cases without any act that is known */
  guint n_misplaced; /* points outside the degrees of the Earth, or half given */
  guint n_repeated;  /* cases whose id came before */
} Row;

static Row *
row_new (const PentadCrs *crs, gsize n_bytes)
{
  Row *row = g_new0 (Row, 1);

  row->codes = pentad_code_cache_new ();
  row->seen = pentad_seen_ids_new (n_bytes / USUAL_ROW);
  row->escaped = g_string_chunk_new (256);
  row->crs = crs;
  pentad_guard_keys_init (&row->keys, key_names, N_KEYS);
  pentad_guard_keys_init (&row->details, detail_names, N_DETAILS);
  return row;
}

static void
row_free (Row *row)
{
  pentad_code_cache_free (row->codes);
  pentad_seen_ids_free (row->seen);
  g_string_chunk_free (row->escaped);
  g_free (row);
}

static void
row_reset (Row *row)
{
  row->id = row->address = (Slice){ NULL, 0 };
  row->source = PENTAD_SOURCE_OTHER;
  row->class_code = row->division = 0;
  row->lon = row->lat = NAN;
  row->repeat = FALSE;
  row->condition = 0;
  row->n_acts = 0;
  if (row->has_escaped)
    g_string_chunk_clear (row->escaped);
  row->has_escaped = FALSE;
}

/* A text that stays while the row is read. */
static gboolean
read_text (PentadGuard *guard, Row *row, Slice *slice)
{
  if (!pentad_field_slice (guard, &slice->text, &slice->len))
    return FALSE;
  if (slice->text == guard->text->str)
    {
      slice->text = g_string_chunk_insert_len (row->escaped, slice->text, (gssize)slice->len);
      row->has_escaped = TRUE;
    }
  return TRUE;
}

static gboolean
read_code (PentadGuard *guard, Row *row, PentadCodeKind kind, PentadCode *code)
{
  const char *text = NULL;
  gsize len = 0;

  if (!pentad_field_slice (guard, &text, &len))
    return FALSE;
  if (len > MAX_CODE)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_LIMIT, "a code of at most 127 bytes");
  *code = pentad_code_cache_find (row->codes, kind, text, len);
  return TRUE;
}

static gboolean
read_source (PentadGuard *guard, PentadSourceKind *source)
{
  const char *text = NULL;
  gsize len = 0;

  if (!pentad_field_slice (guard, &text, &len))
    return FALSE;
  *source = text != NULL ? pentad_source_parse_n (text, len) : PENTAD_SOURCE_OTHER;
  return TRUE;
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
read_detail (PentadGuard *guard, Row *row, int key, PentadTrailAct *act)
{
  switch (key)
    {
    case DETAIL_DEPARTMENT:
      return read_code (guard, row, PENTAD_CODE_ACTOR, &act->department);
    case DETAIL_DUE:
      return pentad_field_time (guard, &act->due);
    case DETAIL_BY:
      return read_code (guard, row, PENTAD_CODE_ACTOR, &act->by);
    case DETAIL_TO:
      return read_code (guard, row, PENTAD_CODE_ACTOR, &act->to);
    case DETAIL_KIND:
      return read_press_kind (guard, &act->value);
    default:
      return pentad_field_boolean (guard, &act->value);
    }
}

static gboolean
read_details (PentadGuard *guard, Row *row, PentadTrailAct *act)
{
  int key;

  if (!pentad_field_begin_object (guard))
    return !pentad_guard_failed (guard);
  while ((key = pentad_guard_next_key (guard, &row->details)) >= 0)
    if (!read_detail (guard, row, key, act))
      return FALSE;
  return !pentad_guard_failed (guard);
}

/* [time, act] or [time, act, {…}]. */
static gboolean
read_entry (PentadGuard *guard, Row *row)
{
  PentadTrailAct act = { .time = PENTAD_NO_TIME, .due = PENTAD_NO_TIME, .act = PENTAD_N_ACTS };
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
        read = pentad_field_time (guard, &act.time);
      else if (i == 1 && (read = pentad_guard_get_string (guard, &text, &len)))
        known = pentad_act_parse (text, len, &act.act);
      else if (i == 2)
        read = read_details (guard, row, &act);
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
  if ((act.time == PENTAD_NO_TIME) != (act.act == PENTAD_ACT_END))
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                              "a time, or null for the act “end” only");
  if (row->n_acts >= MAX_TRAIL)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_LIMIT, "a shorter trail");
  row->acts[row->n_acts++] = act;
  return TRUE;
}

/* Bytes of the longest name of an act with its quote, and of a whole entry of that kind. */
#define MAX_ACT     16
#define PLAIN_BYTES (30 + MAX_ACT + 1)

/* Reads ["2026-11-22T13:02:11+08:00","report"], as most entries are, in one go; FALSE leaves
 * everything to read_entry(), which alone decides what is wrong. The guard would count three
 * values. */
static gboolean
read_plain_entry (PentadGuard *guard, Row *row)
{
  const char *p = guard->data + guard->pos;
  PentadTrailAct *act = &row->acts[row->n_acts];

  if (row->n_acts >= MAX_TRAIL || guard->len - guard->pos < PLAIN_BYTES ||
      guard->depth >= guard->limits.depth || guard->n_values + 3 > guard->limits.values ||
      memcmp (p, "[\"", 2) != 0 || memcmp (p + 27, "\",\"", 3) != 0)
    return FALSE;

  const char *name = p + 30, *end = memchr (name, '"', MAX_ACT);
  if (end == NULL || end[1] != ']' || !pentad_act_parse (name, (gsize)(end - name), &act->act) ||
      act->act == PENTAD_ACT_END || !pentad_time_parse_again (p + 2, 25, &guard->memo, &act->time))
    return FALSE;
  act->due = PENTAD_NO_TIME;
  act->department = act->by = act->to = 0;
  act->value = 0;
  row->n_acts++;
  guard->pos += (gsize)(end + 2 - p);
  guard->n_values += 3;
  return TRUE;
}

static gboolean
read_trail (PentadGuard *guard, Row *row)
{
  if (!pentad_guard_begin_array (guard))
    return FALSE;
  while (pentad_guard_next_element (guard))
    if (!read_plain_entry (guard, row) && !read_entry (guard, row))
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
read_member (PentadGuard *guard, Row *row, int key)
{
  switch (key)
    {
    case KEY_ID:
      return read_text (guard, row, &row->id);
    case KEY_CLASS:
      return read_code (guard, row, PENTAD_CODE_CLASS, &row->class_code);
    case KEY_SOURCE:
      return read_source (guard, &row->source);
    case KEY_DIVISION:
      return read_code (guard, row, PENTAD_CODE_DIVISION, &row->division);
    case KEY_LON:
      return pentad_field_double (guard, &row->lon);
    case KEY_LAT:
      return pentad_field_double (guard, &row->lat);
    case KEY_ADDRESS:
      return read_text (guard, row, &row->address);
    case KEY_REPEAT:
      return pentad_field_boolean (guard, &row->repeat);
    case KEY_CONDITION:
      return read_condition (guard, &row->condition);
    default:
      return read_trail (guard, row);
    }
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

/* The case of the row, which holds its codes on its own. */
static PentadCase *
pack_row (Row *row)
{
  gsize shared =
      row->address.len > 0 ? pentad_case_split_address (row->address.text, row->address.len) : 0;
  PentadCaseParts parts = {
    .id = row->id.text,
    .id_len = row->id.len,
    .class_code = row->class_code,
    .division = row->division,
    .source = row->source,
    .repeat = row->repeat,
    .lon = row->lon,
    .lat = row->lat,
    .condition = row->condition,
    .has_address = row->address.text != NULL,
    .number = row->address.text != NULL ? row->address.text + shared : NULL,
    .number_len = row->address.len - shared,
  };

  if (shared > 0)
    parts.street =
        pentad_code_cache_find (row->codes, PENTAD_CODE_STREET, row->address.text, shared);
  pentad_code_hold (PENTAD_CODE_CLASS, parts.class_code);
  pentad_code_hold (PENTAD_CODE_DIVISION, parts.division);
  pentad_code_hold (PENTAD_CODE_STREET, parts.street);
  for (guint i = 0; i < row->n_acts; i++)
    {
      pentad_code_hold (PENTAD_CODE_ACTOR, row->acts[i].department);
      pentad_code_hold (PENTAD_CODE_ACTOR, row->acts[i].by);
      pentad_code_hold (PENTAD_CODE_ACTOR, row->acts[i].to);
    }
  return pentad_case_pack (&parts, row->acts, row->n_acts);
}

/* NULL after an error, for a case that nothing known has happened to, and for a repeated one. */
static PentadCase *
read_case (PentadGuard *guard, Row *row)
{
  guint n_unknown = row->n_unknown;
  int key;

  row_reset (row);
  if (!pentad_guard_begin_object (guard))
    return NULL;
  while ((key = pentad_guard_next_key (guard, &row->keys)) >= 0)
    if (!read_member (guard, row, key))
      return NULL;
  if (!pentad_field_require (guard, row->id.text, "the case's id"))
    return NULL;
  if (row->n_acts == 0)
    {
      if (row->n_unknown > n_unknown)
        row->n_actless++;
      else
        pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a trail with at least the report");
      return NULL;
    }
  check_point (row);
  if (pentad_seen_ids_contain (row->seen, row->id.text, row->id.len))
    {
      row->n_repeated++;
      return NULL;
    }
  PentadCase *item = pack_row (row);
  pentad_seen_ids_add (row->seen, pentad_case_get_id (item));
  return item;
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
  Row *row = row_new (crs, guard->len);

  pentad_guard_begin_array (guard);
  while (pentad_guard_next_element (guard))
    {
      PentadCase *item = read_case (guard, row);

      if (pentad_guard_failed (guard))
        break;
      (*n_rows)++;
      if (item != NULL)
        g_ptr_array_add (cases, item);
    }
  *n_repeated += row->n_repeated;
  pentad_reader_note (findings, guard->origin, row->n_unknown, PENTAD_FINDING_UNKNOWN_ACT);
  pentad_reader_note (findings, guard->origin, row->n_actless, PENTAD_FINDING_CASE_WITHOUT_ACT);
  pentad_reader_note (findings, guard->origin, row->n_misplaced, PENTAD_FINDING_IMPOSSIBLE_POINT);
  row_free (row);
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
