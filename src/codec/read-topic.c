/* Reader of a topic: counts by kind and place, and a list of entries.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/reader.h"
#include "codec/record.h"

#include <math.h>

#define FIELD(Struct, member, kind)        PENTAD_RECORD_FIELD (Struct, member, kind)
#define NEEDED(Struct, member, kind, what) PENTAD_RECORD_NEEDED (Struct, member, kind, what)

#define READ(guard, fields, record)                                                                \
  pentad_record_read ((guard), (fields), G_N_ELEMENTS (fields), (record))

/* Every component class of every community of the largest city is a third of it. */
#define MAX_COUNTS  1000000
#define MAX_KINDS   1000
#define MAX_ENTRIES 50000

static gboolean
check_room (PentadGuard *guard, guint n, guint most, const char *expected)
{
  return n < most || pentad_guard_fail (guard, PENTAD_CODEC_ERROR_LIMIT, expected);
}

/* The tone is a word on the wire. */
typedef struct
{
  char *id, *group, *tone;
  PentadLabel label;
} KindReading;

static void
read_into (PentadGuard *guard, const GPtrArray *list, PentadTopicKind *kind)
{
  static const PentadRecordField fields[] = {
    NEEDED (KindReading, id, STRING, "the id of a kind or state"),
    FIELD (KindReading, group, STRING),
    FIELD (KindReading, label, LABEL),
    FIELD (KindReading, tone, STRING),
  };
  KindReading read = { 0 };

  if (check_room (guard, list->len, MAX_KINDS, "1,000 kinds at most"))
    READ (guard, fields, &read);
  *kind = (PentadTopicKind){ read.id, read.group, read.label, pentad_topic_tone_parse (read.tone) };
  g_free (read.tone);
}

static void
read_kind (PentadGuard *guard, gpointer record)
{
  PentadTopic *topic = record;

  read_into (guard, topic->kinds, pentad_topic_add_kind (topic));
}

static void
read_state (PentadGuard *guard, gpointer record)
{
  PentadTopic *topic = record;

  read_into (guard, topic->states, pentad_topic_add_state (topic));
}

static void
read_measure (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    NEEDED (PentadTopicMeasure, id, STRING, "the id of a measure"),
    FIELD (PentadTopicMeasure, of, STRING),
    FIELD (PentadTopicMeasure, label, LABEL),
    FIELD (PentadTopicMeasure, unit, LABEL),
  };
  PentadTopic *topic = record;

  if (check_room (guard, topic->measures->len, PENTAD_TOPIC_MAX_MEASURES, "8 measures at most"))
    READ (guard, fields, pentad_topic_add_measure (topic));
}

/* [12, null, 3]: in the order of the measures. */
static guint
read_numbers (PentadGuard *guard, double *numbers)
{
  guint n = 0;

  pentad_guard_begin_array (guard);
  for (; pentad_guard_next_element (guard); n++)
    {
      double number = NAN;

      if (pentad_field_double (guard, &number) && number < 0)
        pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a number that is not negative");
      numbers[MIN (n, PENTAD_TOPIC_MAX_MEASURES - 1)] = number;
      if (n >= PENTAD_TOPIC_MAX_MEASURES)
        pentad_guard_fail (guard, PENTAD_CODEC_ERROR_LIMIT, "8 numbers at most");
    }
  return MIN (n, PENTAD_TOPIC_MAX_MEASURES);
}

/* Counts of a division whose code may come after them. */
static void
read_counts_of (PentadGuard *guard, PentadTopic *topic)
{
  const char *name;
  gsize len;

  if (!pentad_field_begin_object (guard))
    return;
  while (pentad_guard_next_member (guard, &name, &len))
    {
      g_autofree char *kind = g_strndup (name, len);
      double numbers[PENTAD_TOPIC_MAX_MEASURES];
      guint n = read_numbers (guard, numbers);

      if (!pentad_guard_failed (guard) &&
          check_room (guard, topic->counts->len, MAX_COUNTS, "1,000,000 counts at most"))
        pentad_topic_add_count (topic, "", kind, numbers, n);
    }
}

static void
read_counts (PentadGuard *guard, gpointer record)
{
  PentadTopic *topic = record;
  guint first = topic->counts->len;
  g_autofree char *division = NULL;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    if (pentad_guard_name_is (name, len, "division"))
      pentad_field_string (guard, &division);
    else if (pentad_guard_name_is (name, len, "n"))
      read_counts_of (guard, topic);
    else
      pentad_guard_skip (guard);
  if (pentad_field_require (guard, division, "the division of the counts"))
    pentad_topic_set_division (topic, first, division);
}

static void
read_entry (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    NEEDED (PentadTopicEntry, id, STRING, "the id of an entry"),
    FIELD (PentadTopicEntry, division, STRING),
    FIELD (PentadTopicEntry, kind, STRING),
    FIELD (PentadTopicEntry, state, STRING),
    FIELD (PentadTopicEntry, title, LABEL),
    FIELD (PentadTopicEntry, note, LABEL),
    FIELD (PentadTopicEntry, unit, STRING),
    FIELD (PentadTopicEntry, person, STRING),
    FIELD (PentadTopicEntry, telephone, STRING),
    { "class", PENTAD_RECORD_STRING, G_STRUCT_OFFSET (PentadTopicEntry, class_code) },
    FIELD (PentadTopicEntry, since, TIME),
    FIELD (PentadTopicEntry, until, TIME),
    FIELD (PentadTopicEntry, due, TIME),
    FIELD (PentadTopicEntry, done, TIME),
    FIELD (PentadTopicEntry, number, DOUBLE),
    FIELD (PentadTopicEntry, of, DOUBLE),
  };
  PentadTopic *topic = record;

  if (check_room (guard, topic->entries->len, MAX_ENTRIES, "50,000 entries at most"))
    READ (guard, fields, pentad_topic_add_entry (topic));
}

PentadTopic *
pentad_read_topic (const char *data, gsize len, const char *origin, const char *id, GError **error)
{
  static const PentadRecordField fields[] = {
    NEEDED (PentadTopic, as_of, TIME, "the time of the document"),
    FIELD (PentadTopic, label, LABEL),
    { "kinds", PENTAD_RECORD_LIST, 0, NULL, read_kind },
    { "states", PENTAD_RECORD_LIST, 0, NULL, read_state },
    { "measures", PENTAD_RECORD_LIST, 0, NULL, read_measure },
    { "counts", PENTAD_RECORD_LIST, 0, NULL, read_counts },
    { "entries", PENTAD_RECORD_LIST, 0, NULL, read_entry },
  };
  PentadTopic *topic = pentad_topic_new (id);
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  READ (&guard, fields, topic);
  return PENTAD_READER_FINISH (&guard, topic, pentad_topic_unref, error);
}
