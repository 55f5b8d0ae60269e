/* What a panel shows of a topic, as a board file says (data/boards).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/label.h"

/* What has a row in a table. */
typedef enum
{
  PENTAD_TOPIC_ROWS_KINDS,
  PENTAD_TOPIC_ROWS_PLACES /* the place shown and those below it, kinds added up */
} PentadTopicRows;

/* What is said of an entry. */
typedef enum
{
  PENTAD_TOPIC_FIELD_KIND,
  PENTAD_TOPIC_FIELD_STATE,
  PENTAD_TOPIC_FIELD_PLACE,
  PENTAD_TOPIC_FIELD_UNIT,
  PENTAD_TOPIC_FIELD_PERSON,
  PENTAD_TOPIC_FIELD_TELEPHONE,
  PENTAD_TOPIC_FIELD_NOTE,
  PENTAD_TOPIC_FIELD_CLASS,
  PENTAD_TOPIC_FIELD_SINCE,
  PENTAD_TOPIC_FIELD_UNTIL,
  PENTAD_TOPIC_FIELD_DUE,
  PENTAD_TOPIC_FIELD_DONE,
  PENTAD_TOPIC_FIELD_NUMBER, /* "12", "12 / 20" */
  PENTAD_TOPIC_FIELD_SHARE,  /* number of `of`, in percent */
  PENTAD_N_TOPIC_FIELDS
} PentadTopicField;

/* The words of board files, each list ended by NULL. */
extern const char *const pentad_topic_rows_ids[];
extern const char *const pentad_topic_field_ids[];

typedef struct
{
  char *measure;
  gboolean is_share;      /* as percent of the measure that it is a part of */
  gboolean lower_is_good; /* of the target */
  double target;          /* NAN none */
  PentadLabel label;      /* empty: that of the measure */
} PentadTopicColumn;

typedef struct
{
  char *of; /* id of the topic; NULL: the panel shows none */
  PentadTopicRows rows;
  GPtrArray *kinds;   /* ids (char *), in this order; empty: all that belong to no group */
  char *group;        /* in place of kinds: those of a group, "*" of any; NULL */
  GPtrArray *states;  /* ids (char *) of the states that are listed; empty: all */
  GPtrArray *columns; /* PentadTopicColumn */
  char *sort;         /* measure by which rows fall; NULL: in the order of the topic */
  GArray *caption;    /* PentadTopicField, below an entry's title */
  int value;          /* PentadTopicField at its right; -1 none */
} PentadTopicSpec;

void pentad_topic_spec_init (PentadTopicSpec *spec);
void pentad_topic_spec_clear (PentadTopicSpec *spec);
/* Adds a column: counts, without a target. Borrowed. */
PentadTopicColumn *pentad_topic_spec_add_column (PentadTopicSpec *spec);
