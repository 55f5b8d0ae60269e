/* What a panel shows of a topic, as a board file says (data/boards).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/topic-spec.h"

#include "model/topic.h"

#include <math.h>
#include <string.h>

const char *const pentad_topic_rows_ids[] = { "kinds", "places", NULL };
const char *const pentad_topic_field_ids[] = { "kind",      "state", "place",  "unit",  "person",
                                               "telephone", "note",  "class",  "since", "until",
                                               "due",       "done",  "number", "share", NULL };

static void
column_free (gpointer data)
{
  PentadTopicColumn *column = data;

  g_free (column->measure);
  pentad_label_clear (&column->label);
  g_free (column);
}

void
pentad_topic_spec_init (PentadTopicSpec *spec)
{
  memset (spec, 0, sizeof *spec);
  spec->kinds = g_ptr_array_new_with_free_func (g_free);
  spec->states = g_ptr_array_new_with_free_func (g_free);
  spec->columns = g_ptr_array_new_with_free_func (column_free);
  spec->caption = g_array_new (FALSE, FALSE, sizeof (int));
  spec->value = -1;
}

void
pentad_topic_spec_clear (PentadTopicSpec *spec)
{
  g_free (spec->of);
  g_free (spec->group);
  g_free (spec->sort);
  g_ptr_array_unref (spec->kinds);
  g_ptr_array_unref (spec->states);
  g_ptr_array_unref (spec->columns);
  g_array_unref (spec->caption);
}

PentadTopicColumn *
pentad_topic_spec_add_column (PentadTopicSpec *spec)
{
  PentadTopicColumn *column = g_new0 (PentadTopicColumn, 1);

  column->target = NAN;
  g_ptr_array_add (spec->columns, column);
  return column;
}
