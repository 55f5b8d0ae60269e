/* A topic that a platform tells about beside cases: counts by kind and place, and a list of
 * entries. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One shape for what cities keep lists of: components, basic information, public opinion, duty,
 * hazards and shelters, campaigns, letters. What a topic is about, its kinds, measures and states
 * are data; only the shape is known here. */
#pragma once

#include "model/label.h"
#include "model/zone.h"

/* How a kind or a state is to be taken. */
typedef enum
{
  PENTAD_TOPIC_PLAIN,
  PENTAD_TOPIC_FINE,
  PENTAD_TOPIC_WATCH,
  PENTAD_TOPIC_BAD
} PentadTopicTone;

/* A kind of what is counted or listed, or a state that an entry may be in. */
typedef struct
{
  char *id;
  char *group; /* id of the kind that it belongs to; NULL none */
  PentadLabel label;
  PentadTopicTone tone;
} PentadTopicKind;

/* One of the numbers of every count. */
typedef struct
{
  char *id;
  char *of; /* id of the measure that it is a part of; NULL: it stands alone */
  PentadLabel label;
  PentadLabel unit;
} PentadTopicMeasure;

/* The numbers of one kind in one division; texts live as long as the topic. */
typedef struct
{
  const char *division; /* code */
  const char *kind;
  guint first; /* index of its first number in `numbers` */
  guint n;     /* how many there are, at most one for each measure */
} PentadTopicCount;

/* One of a list; what is not known is NULL, empty, NAN or PENTAD_NO_TIME. */
typedef struct
{
  char *id;
  char *division; /* code; NULL: holds for the whole city */
  char *kind, *state;
  PentadLabel title, note;
  char *unit; /* code of a department or division, or a name */
  char *person, *telephone;
  char *class_code;
  gint64 since;      /* when it began or was reported */
  gint64 until;      /* when it ends or lapses */
  gint64 due;        /* by when it has to be done or answered */
  gint64 done;       /* when it was */
  double number, of; /* an amount, and what it is a part of */
} PentadTopicEntry;

/* Immutable once read; may cross threads. */
typedef struct
{
  gatomicrefcount refs;
  char *id; /* "census", "emergency", ...; the last part of the path it was read from */
  gint64 as_of;
  PentadLabel label;
  GPtrArray *kinds;    /* PentadTopicKind */
  GPtrArray *states;   /* PentadTopicKind, without groups */
  GPtrArray *measures; /* PentadTopicMeasure */
  GArray *counts;      /* PentadTopicCount */
  GArray *numbers;     /* double; NAN not known */
  GPtrArray *entries;  /* PentadTopicEntry, in the order of the platform */
  GStringChunk *texts;
} PentadTopic;

/* Most measures of a topic. */
#define PENTAD_TOPIC_MAX_MEASURES 8

PentadTopic *pentad_topic_new (const char *id);
PentadTopic *pentad_topic_ref (PentadTopic *topic);
void pentad_topic_unref (PentadTopic *topic);
/* Each adds an empty one. Borrowed. */
PentadTopicKind *pentad_topic_add_kind (PentadTopic *topic);
PentadTopicKind *pentad_topic_add_state (PentadTopic *topic);
PentadTopicMeasure *pentad_topic_add_measure (PentadTopic *topic);
PentadTopicEntry *pentad_topic_add_entry (PentadTopic *topic);
/* The numbers in the order of the measures; texts are copied, each once. */
void pentad_topic_add_count (
    PentadTopic *topic, const char *division, const char *kind, const double *numbers, guint n);
/* Index of a kind, state or measure; -1 none. id NULL: none. */
int pentad_topic_find_kind (const PentadTopic *topic, const char *id);
int pentad_topic_find_state (const PentadTopic *topic, const char *id);
int pentad_topic_find_measure (const PentadTopic *topic, const char *id);
/* "fine", "watch", "bad"; anything else is plain. */
PentadTopicTone pentad_topic_tone_parse (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadTopic, pentad_topic_unref)
