/* A topic that a platform tells about beside cases: counts by kind and place, and a list of
 * entries. SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/topic.h"

#include <math.h>

#define TEXT_BLOCK 1024

static void
kind_free (gpointer data)
{
  PentadTopicKind *kind = data;

  g_free (kind->id);
  g_free (kind->group);
  pentad_label_clear (&kind->label);
  g_free (kind);
}

static void
measure_free (gpointer data)
{
  PentadTopicMeasure *measure = data;

  g_free (measure->id);
  g_free (measure->of);
  pentad_label_clear (&measure->label);
  pentad_label_clear (&measure->unit);
  g_free (measure);
}

static void
entry_free (gpointer data)
{
  PentadTopicEntry *entry = data;

  g_free (entry->id);
  g_free (entry->division);
  g_free (entry->kind);
  g_free (entry->state);
  pentad_label_clear (&entry->title);
  pentad_label_clear (&entry->note);
  g_free (entry->unit);
  g_free (entry->person);
  g_free (entry->telephone);
  g_free (entry->class_code);
  g_free (entry);
}

PentadTopic *
pentad_topic_new (const char *id)
{
  PentadTopic *self = g_new0 (PentadTopic, 1);

  g_atomic_ref_count_init (&self->refs);
  self->id = g_strdup (id);
  self->as_of = PENTAD_NO_TIME;
  self->kinds = g_ptr_array_new_with_free_func (kind_free);
  self->states = g_ptr_array_new_with_free_func (kind_free);
  self->measures = g_ptr_array_new_with_free_func (measure_free);
  self->counts = g_array_new (FALSE, FALSE, sizeof (PentadTopicCount));
  self->numbers = g_array_new (FALSE, FALSE, sizeof (double));
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->texts = g_string_chunk_new (TEXT_BLOCK);
  return self;
}

PentadTopic *
pentad_topic_ref (PentadTopic *topic)
{
  g_atomic_ref_count_inc (&topic->refs);
  return topic;
}

void
pentad_topic_unref (PentadTopic *topic)
{
  if (!g_atomic_ref_count_dec (&topic->refs))
    return;
  g_free (topic->id);
  pentad_label_clear (&topic->label);
  g_ptr_array_unref (topic->kinds);
  g_ptr_array_unref (topic->states);
  g_ptr_array_unref (topic->measures);
  g_array_unref (topic->counts);
  g_array_unref (topic->numbers);
  g_ptr_array_unref (topic->entries);
  g_string_chunk_free (topic->texts);
  g_free (topic);
}

static PentadTopicKind *
add_kind (GPtrArray *kinds)
{
  PentadTopicKind *kind = g_new0 (PentadTopicKind, 1);

  g_ptr_array_add (kinds, kind);
  return kind;
}

PentadTopicKind *
pentad_topic_add_kind (PentadTopic *topic)
{
  return add_kind (topic->kinds);
}

PentadTopicKind *
pentad_topic_add_state (PentadTopic *topic)
{
  return add_kind (topic->states);
}

PentadTopicMeasure *
pentad_topic_add_measure (PentadTopic *topic)
{
  PentadTopicMeasure *measure = g_new0 (PentadTopicMeasure, 1);

  g_ptr_array_add (topic->measures, measure);
  return measure;
}

PentadTopicEntry *
pentad_topic_add_entry (PentadTopic *topic)
{
  PentadTopicEntry *entry = g_new0 (PentadTopicEntry, 1);

  entry->since = entry->until = entry->due = entry->done = PENTAD_NO_TIME;
  entry->number = entry->of = NAN;
  g_ptr_array_add (topic->entries, entry);
  return entry;
}

void
pentad_topic_add_count (
    PentadTopic *topic, const char *division, const char *kind, const double *numbers, guint n)
{
  PentadTopicCount count = {
    .division = g_string_chunk_insert_const (topic->texts, division),
    .kind = g_string_chunk_insert_const (topic->texts, kind),
    .first = topic->numbers->len,
    .n = n,
  };

  g_array_append_vals (topic->numbers, numbers, n);
  g_array_append_val (topic->counts, count);
}

static int
find_kind (const GPtrArray *kinds, const char *id)
{
  for (guint i = 0; id != NULL && i < kinds->len; i++)
    if (g_strcmp0 (((const PentadTopicKind *)g_ptr_array_index (kinds, i))->id, id) == 0)
      return (int)i;
  return -1;
}

int
pentad_topic_find_kind (const PentadTopic *topic, const char *id)
{
  return find_kind (topic->kinds, id);
}

int
pentad_topic_find_state (const PentadTopic *topic, const char *id)
{
  return find_kind (topic->states, id);
}

int
pentad_topic_find_measure (const PentadTopic *topic, const char *id)
{
  for (guint i = 0; id != NULL && i < topic->measures->len; i++)
    if (g_strcmp0 (((const PentadTopicMeasure *)g_ptr_array_index (topic->measures, i))->id, id) ==
        0)
      return (int)i;
  return -1;
}

PentadTopicTone
pentad_topic_tone_parse (const char *text)
{
  static const char *const names[] = { "", "fine", "watch", "bad" };

  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      return (PentadTopicTone)i;
  return PENTAD_TOPIC_PLAIN;
}
