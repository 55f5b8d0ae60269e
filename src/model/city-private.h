/* Inside of the city, for the files that make it up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/case-deadlines.h"
#include "model/city.h"

struct _PentadCity
{
  GObject parent_instance;

  /* Documents, NULL until received. */
  PentadAbout *about;
  PentadZone *utc;
  PentadDivisions *divisions;
  PentadCatalogue *catalogue;
  PentadCalendar *calendar;
  PentadScheme *scheme;
  GPtrArray *partitions;
  GPtrArray *layers;
  PentadStaff *staff;
  PentadSensors *sensors;
  PentadCalls *calls;
  PentadApprovals *approvals;
  PentadService *service;
  PentadTasks *tasks;
  PentadAssessments *assessments;
  GHashTable *topics; /* id → PentadTopic */

  /* Cases. */
  PentadCaseDeadlines *deadlines;
  PentadCaseRegister *cases;
  GPtrArray *ledgers; /* PentadLedger, the one used last at the end */
  gint64 as_of;
  guint n_repeated;
  gboolean complete;
  guint forbidden;              /* a bit for each PentadCityPart */
  GHashTable *forbidden_topics; /* ids */
  GHashTable *topic_failures;   /* id → why, both owned */
  char *failures[PENTAD_N_PARTS];
  PentadCountSet known_counts;
  gint32 cases_from;    /* G_MAXINT32: finished days are counted from history */
  GPtrArray *histories; /* PentadHistory */

  /* Caches, rebuilt when asked for after a change. */
  GArray *rows;              /* PentadCaseRow */
  GPtrArray *numbers;        /* GArray for each history: PentadHistoryNumbers of its codes */
  GPtrArray *entry_findings; /* PentadFinding, of the history */
  PentadLevel entry_level;   /* the finest that the history names */
  gboolean has_entries;
  GPtrArray *findings;      /* PentadFinding, of everything; as last asked for */
  GPtrArray *zone_findings; /* PentadFinding, of the partitions */
  GHashTable *zonings;      /* PentadPartition → PentadZoning, those asked for */
  gboolean rows_valid, entries_valid, zones_valid;
  GPtrArray *source_findings; /* PentadFinding, of what readers dropped */

  /* Of a filtered city. */
  PentadFilter *filter;       /* NULL: every case is here */
  GHashTable *hidden_classes; /* class index as pointer: rows of history that are left out */
  GPtrArray *no_histories;    /* empty */

  guint64 revision, shape_revision, history_revision;
};

/* What a code of the history is. */
typedef struct
{
  int place, class_index;
} PentadHistoryNumbers;

/* Something has changed; with codes, what cases and history are placed and classed by. */
void pentad_city_changed (PentadCity *self, gboolean codes);
/* Makes the register and the list of ledgers. */
void pentad_city_init_cases (PentadCity *self);
/* The catalogue or the calendar has come, or changed: cases that came before get their deadlines.
 */
void pentad_city_limits_changed (PentadCity *self);
/* What the ledgers go by has changed: they are made anew when asked for. */
void pentad_city_drop_ledgers (PentadCity *self);
/* The findings of the history (PentadFinding). */
const GPtrArray *pentad_city_get_history_findings (PentadCity *self);
/* The topics of another city, and which of them it is not permitted to see. */
void pentad_city_share_topics (PentadCity *to, const PentadCity *from);
