/* A topic that a platform tells about beside cases: counts by kind and place, and a list of
 * entries. SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/topic.h"

#include <math.h>
#include <stdlib.h>

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
  self->codes = g_ptr_array_new ();
  self->counted = g_ptr_array_new ();
  self->kind_numbers = g_hash_table_new (NULL, NULL);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (float));
  self->wide = g_array_new (FALSE, FALSE, sizeof (PentadTopicWide));
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
  g_ptr_array_unref (topic->codes);
  g_ptr_array_unref (topic->counted);
  g_hash_table_unref (topic->kind_numbers);
  g_array_unref (topic->numbers);
  g_array_unref (topic->wide);
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

/* The place of a code: counts of a division follow each other. */
static guint
take_code (PentadTopic *topic, const char *division)
{
  const char *code = g_string_chunk_insert_const (topic->texts, division);

  if (topic->codes->len == 0 || g_ptr_array_index (topic->codes, topic->codes->len - 1) != code)
    g_ptr_array_add (topic->codes, (gpointer)code);
  return topic->codes->len - 1;
}

static guint16
take_counted (PentadTopic *topic, const char *kind)
{
  const char *id = g_string_chunk_insert_const (topic->texts, kind);
  gpointer index;

  if (g_hash_table_lookup_extended (topic->kind_numbers, id, NULL, &index))
    return (guint16)GPOINTER_TO_UINT (index);
  if (topic->counted->len == G_MAXUINT16) /* what no catalogue names is not counted */
    return G_MAXUINT16;
  g_hash_table_insert (topic->kind_numbers, (gpointer)id, GUINT_TO_POINTER (topic->counted->len));
  g_ptr_array_add (topic->counted, (gpointer)id);
  return (guint16)(topic->counted->len - 1);
}

static void
add_number (PentadTopic *topic, double number)
{
  float narrow = fabs (number) <= G_MAXFLOAT ? (float)number : NAN;

  if (!isnan (number) && !((double)narrow == number))
    {
      PentadTopicWide wide = { topic->numbers->len, number };

      g_array_append_val (topic->wide, wide);
    }
  g_array_append_val (topic->numbers, narrow);
}

void
pentad_topic_add_count (
    PentadTopic *topic, const char *division, const char *kind, const double *numbers, guint n)
{
  PentadTopicCount count = {
    .division = take_code (topic, division),
    .first = topic->numbers->len,
    .kind = take_counted (topic, kind),
    .n = (guint16)MIN (n, PENTAD_TOPIC_MAX_MEASURES),
  };

  if (count.kind == G_MAXUINT16)
    return;
  for (guint i = 0; i < count.n; i++)
    add_number (topic, numbers[i]);
  g_array_append_val (topic->counts, count);
}

void
pentad_topic_set_division (PentadTopic *topic, guint first, const char *division)
{
  guint code = take_code (topic, division);

  for (guint i = first; i < topic->counts->len; i++)
    g_array_index (topic->counts, PentadTopicCount, i).division = code;
}

static int
compare_wide (gconstpointer key, gconstpointer data)
{
  guint32 index = *(const guint32 *)key, other = ((const PentadTopicWide *)data)->index;

  return (index > other) - (index < other);
}

double
pentad_topic_get_number (const PentadTopic *topic, const PentadTopicCount *count, guint measure)
{
  guint32 index = count->first + measure;
  const PentadTopicWide *wide = NULL;

  if (measure >= count->n)
    return NAN;
  if (topic->wide->len > 0)
    wide = bsearch (&index, topic->wide->data, topic->wide->len, sizeof *wide, compare_wide);
  return wide != NULL ? wide->number : (double)g_array_index (topic->numbers, float, index);
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
