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

/* The numbers of one kind in one division. A large city sends half a million of them. */
typedef struct
{
  guint32 division; /* index of its code in `codes` */
  guint32 first;    /* index of its first number */
  guint16 kind;     /* index of its id in `counted` */
  guint16 n;        /* how many there are, at most one for each measure */
} PentadTopicCount;

/* A number that a float does not hold. */
typedef struct
{
  guint32 index;
  double number;
} PentadTopicWide;

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
  GPtrArray *codes;    /* const char *: of divisions as they are counted; one may be there twice */
  GPtrArray *counted;  /* const char *: ids of kinds, each once */
  GArray *numbers;     /* float; NAN not known */
  GArray *wide;        /* PentadTopicWide, in the order of their indexes */
  GPtrArray *entries;  /* PentadTopicEntry, in the order of the platform */
  GStringChunk *texts;
  GHashTable *kind_numbers; /* const char * of `texts` to its index in `counted` */
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
/* Says of which division the counts from one index on are, which were added with an empty code. */
void pentad_topic_set_division (PentadTopic *topic, guint first, const char *division);
/* Number of a count by measure, exactly as it was added; NAN where it has none. */
double
pentad_topic_get_number (const PentadTopic *topic, const PentadTopicCount *count, guint measure);
/* Index of a kind, state or measure; -1 none. id NULL: none. */
int pentad_topic_find_kind (const PentadTopic *topic, const char *id);
int pentad_topic_find_state (const PentadTopic *topic, const char *id);
int pentad_topic_find_measure (const PentadTopic *topic, const char *id);
/* "fine", "watch", "bad"; anything else is plain. */
PentadTopicTone pentad_topic_tone_parse (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadTopic, pentad_topic_unref)
