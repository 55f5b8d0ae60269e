/* Reads the part of a board that says what a panel shows of a topic.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/topic-spec-reader.h"

#include "codec/fields.h"
#include "model/topic.h"

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
read_column_member (PentadGuard *guard, PentadTopicColumn *column, const char *name, gsize len)
{
  static const char *const shows[] = { "count", "share", NULL };
  static const char *const goods[] = { "high", "low", NULL };

  if (pentad_guard_name_is (name, len, "measure"))
    pentad_field_string (guard, &column->measure);
  else if (pentad_guard_name_is (name, len, "show"))
    read_word (guard, shows, &column->is_share);
  else if (pentad_guard_name_is (name, len, "good"))
    read_word (guard, goods, &column->lower_is_good);
  else if (pentad_guard_name_is (name, len, "target"))
    pentad_field_double (guard, &column->target);
  else if (pentad_guard_name_is (name, len, "label"))
    pentad_field_label (guard, &column->label);
  else
    pentad_guard_skip (guard);
}

static void
read_columns (PentadGuard *guard, PentadTopicSpec *spec)
{
  const char *name;
  gsize len;

  pentad_guard_begin_array (guard);
  while (pentad_guard_next_element (guard))
    {
      PentadTopicColumn *column = pentad_topic_spec_add_column (spec);

      pentad_guard_begin_object (guard);
      while (pentad_guard_next_member (guard, &name, &len))
        read_column_member (guard, column, name, len);
      pentad_field_require (guard, column->measure, "the column's measure");
      if (spec->columns->len > PENTAD_TOPIC_MAX_MEASURES)
        pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "8 columns at most");
    }
}

static void
read_caption (PentadGuard *guard, PentadTopicSpec *spec)
{
  pentad_guard_begin_array (guard);
  while (pentad_guard_next_element (guard))
    {
      int field = 0;

      read_word (guard, pentad_topic_field_ids, &field);
      g_array_append_val (spec->caption, field);
    }
}

void
pentad_read_topic_spec (PentadGuard *guard, PentadTopicSpec *spec)
{
  const char *name;
  int rows = 0;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "of"))
        pentad_field_string (guard, &spec->of);
      else if (pentad_guard_name_is (name, len, "rows"))
        read_word (guard, pentad_topic_rows_ids, &rows);
      else if (pentad_guard_name_is (name, len, "kinds"))
        pentad_field_strings (guard, spec->kinds);
      else if (pentad_guard_name_is (name, len, "group"))
        pentad_field_string (guard, &spec->group);
      else if (pentad_guard_name_is (name, len, "states"))
        pentad_field_strings (guard, spec->states);
      else if (pentad_guard_name_is (name, len, "columns"))
        read_columns (guard, spec);
      else if (pentad_guard_name_is (name, len, "sort"))
        pentad_field_string (guard, &spec->sort);
      else if (pentad_guard_name_is (name, len, "caption"))
        read_caption (guard, spec);
      else if (pentad_guard_name_is (name, len, "value"))
        read_word (guard, pentad_topic_field_ids, &spec->value);
      else
        pentad_guard_skip (guard);
    }
  spec->rows = (PentadTopicRows)rows;
  pentad_field_require (guard, spec->of, "the topic's id: “of”");
}
