/* Reader of the history: rows of counters per day, place and class.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/fields.h"
#include "codec/reader.h"

#include <string.h>

static gboolean
read_counts (PentadGuard *guard, PentadHistory *history, guint *n_unknown)
{
  const char *name;
  gsize len;

  if (!pentad_field_begin_object (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      PentadCount count;
      gboolean known = pentad_count_parse (name, len, &count) && count < PENTAD_N_STORED_COUNTS;
      int value = 0;

      if (!pentad_field_count (guard, &value))
        return FALSE;
      if (known)
        pentad_history_add_value (history, count, (guint32)value);
      else
        (*n_unknown)++;
    }
  return !pentad_guard_failed (guard);
}

static gboolean
read_minutes (PentadGuard *guard, PentadHistory *history)
{
  if (!pentad_field_begin_array (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_element (guard))
    {
      double minutes;

      if (!pentad_guard_get_double (guard, &minutes))
        return FALSE;
      if (minutes < 0)
        return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "handling minutes of 0 or more");
      pentad_history_add_minutes (history, minutes);
    }
  return !pentad_guard_failed (guard);
}

/* The history's own copy: what the guard read goes with the guard. */
static const char *
keep (PentadHistory *history, const char *code)
{
  return code != NULL ? g_string_chunk_insert_const (history->strings, code) : NULL;
}

/* A row begins in the history before its members are read, so that counts go straight in; day and
 * codes are set at its end. */
static gboolean
read_row (PentadGuard *guard, PentadHistory *history, guint *n_unknown)
{
  const char *division = NULL, *class_code = NULL, *name;
  gint32 day = PENTAD_NO_DAY;
  gsize len;

  if (!pentad_guard_begin_object (guard))
    return FALSE;
  pentad_history_begin_row (history, day, NULL, NULL);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      gboolean read =
          pentad_guard_name_is (name, len, "day")        ? pentad_field_day (guard, &day)
          : pentad_guard_name_is (name, len, "division") ? pentad_field_code (guard, &division)
          : pentad_guard_name_is (name, len, "class")    ? pentad_field_code (guard, &class_code)
          : pentad_guard_name_is (name, len, "n")        ? read_counts (guard, history, n_unknown)
          : pentad_guard_name_is (name, len, "handle_minutes") ? read_minutes (guard, history)
                                                               : pentad_guard_skip (guard);
      if (!read)
        return FALSE;
    }
  if (pentad_guard_failed (guard))
    return FALSE;
  if (day == PENTAD_NO_DAY)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, "the day of the row");
  PentadHistoryRow *row = &g_array_index (history->rows, PentadHistoryRow, history->rows->len - 1);
  row->day = day;
  row->division = keep (history, division);
  row->class_code = keep (history, class_code);
  return TRUE;
}

/* Days outside from and to would be counted twice with those of a neighbouring month. */
static void
check_days (PentadGuard *guard, const PentadHistory *history)
{
  for (guint i = 0; i < history->rows->len; i++)
    {
      const PentadHistoryRow *row = &g_array_index (history->rows, PentadHistoryRow, i);

      if (row->day < history->first_day || row->day > history->last_day)
        {
          g_autofree char *expected = g_strdup_printf ("a day between from and to in row %u", i);

          pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, expected);
          return;
        }
    }
}

PentadHistory *
pentad_read_history (
    const char *data, gsize len, const char *origin, GPtrArray *findings, GError **error)
{
  PentadHistory *history = pentad_history_new (PENTAD_NO_DAY, PENTAD_NO_DAY);
  gboolean found = FALSE;
  const char *name;
  gsize name_len;
  guint n_unknown = 0;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      if (pentad_guard_name_is (name, name_len, "from"))
        pentad_field_day (&guard, &history->first_day);
      else if (pentad_guard_name_is (name, name_len, "to"))
        pentad_field_day (&guard, &history->last_day);
      else if (pentad_guard_name_is (name, name_len, "as_of"))
        pentad_field_time (&guard, &history->as_of);
      else if (pentad_guard_name_is (name, name_len, "rows"))
        {
          found = TRUE;
          pentad_guard_begin_array (&guard);
          while (pentad_guard_next_element (&guard))
            if (!read_row (&guard, history, &n_unknown))
              break;
        }
      else
        pentad_guard_skip (&guard);
    }
  if (!pentad_guard_failed (&guard) &&
      (!found || history->first_day == PENTAD_NO_DAY || history->last_day == PENTAD_NO_DAY))
    pentad_guard_fail (&guard, PENTAD_CODEC_ERROR_TYPE, "a history with from, to and rows");
  if (!pentad_guard_failed (&guard))
    check_days (&guard, history);
  pentad_reader_note (findings, origin, n_unknown, PENTAD_FINDING_UNKNOWN_COUNTER);
  return PENTAD_READER_FINISH (&guard, history, pentad_history_unref, error);
}
