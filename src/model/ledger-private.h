/* Inside of the ledger: its tables, and what a case adds to them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/ledger.h"
#include "model/order.h"
#include "model/sums.h"

/* Counters of the open cases: those of the instant, then those by a cohort's day. */
#define PENTAD_FIRST_COHORT PENTAD_COUNT_OPEN_REPORTED
#define PENTAD_N_NOW_COUNTS (PENTAD_FIRST_COHORT - PENTAD_N_STORED_COUNTS)
#define PENTAD_N_COHORTS    (PENTAD_N_COUNTS - PENTAD_FIRST_COHORT)
#define PENTAD_QUARTER_S    (15 * 60)
/* Levels kept whole, and those kept with all details. */
#define PENTAD_FINEST_KEPT     PENTAD_LEVEL_COMMUNITY
#define PENTAD_FINEST_DETAILED PENTAD_LEVEL_STREET

/* What a case adds, one by one. */
typedef enum
{
  PENTAD_ENTRY_STORED,  /* count on a day, of the places or of one subject */
  PENTAD_ENTRY_COHORT,  /* the same for an open case */
  PENTAD_ENTRY_NOW,     /* count, of the places or of one subject */
  PENTAD_ENTRY_MINUTES, /* handling minutes on a day, likewise */
  PENTAD_ENTRY_HOUR,    /* act in a quarter of an hour */
} PentadEntryKind;

/* Subject of an entry of the places where the case lies. */
#define PENTAD_ENTRY_OF_PLACES 0

typedef struct
{
  guint8 kind;  /* PentadEntryKind */
  guint8 what;  /* PentadCount or PentadAct */
  gint32 day;   /* or quarter of an hour */
  gint32 whose; /* subject + 1, or PENTAD_ENTRY_OF_PLACES */
  float minutes;
} PentadEntry;

struct _PentadLedger
{
  PentadLedgerRules rules;
  int n_places, n_departments, n_posts;
  gboolean keeps_classes; /* few enough to be written in a key */
  guint64 class_counts;   /* bit i: counter i is kept by class, as it was asked for */
  guint hour_acts;        /* bit i: the act of stage i is kept by hours, likewise */
  gboolean keeps_posts;

  gint64 time;
  gint32 first_day;     /* of the stored counters */
  gint32 first_quarter; /* of the hours */
  gint32 lowest_day;    /* no row is of an earlier one */

  PentadSums *stored;  /* subject, day -> stored counters */
  PentadSums *cohorts; /* subject, day -> counters of open cases by cohort */
  PentadSums *now;     /* subject -> counters of open cases */
  PentadSums *classes; /* place, class, day, counter -> sum */
  PentadSums *hours;   /* place, quarter -> acts of the stages */
  GHashTable *minutes; /* of PentadDayMinutes */

  PentadOrder *schedule;  /* when each case changes next, with its slot */
  GArray *before, *after; /* PentadEntry, reused */

  GPtrArray *watches;      /* PentadWatch, the one asked for last at the end */
  GPtrArray *place_counts; /* PentadPlaceCount, likewise */
};

/* A place whose situation is kept. */
typedef struct
{
  int place;
  PentadLevel level;
  PentadSituation *situation;
} PentadWatch;

/* What is counted of every place. */
typedef enum
{
  PENTAD_COUNTED_OPEN,
  PENTAD_COUNTED_OVERDUE,
  PENTAD_COUNTED_REPORTED /* from `from` on, before `to` */
} PentadCounted;

typedef struct
{
  PentadCounted counted;
  gint64 from, to;
  guint *n; /* of each place */
} PentadPlaceCount;

void pentad_place_count_free (gpointer count);
void pentad_watch_free (gpointer watch);

/* The handling times of a subject on a day. */
typedef struct
{
  guint64 key; /* subject, day */
  PentadMinutes *minutes;
} PentadDayMinutes;

guint64 pentad_ledger_key (int subject, gint32 day);
/* FALSE when the parts are beyond what a key holds. */
gboolean pentad_ledger_class_key (
    const PentadLedger *self, int place, int class_index, gint32 day, guint count, guint64 *key);
/* Keeps more than before, if it does not yet. */
void pentad_ledger_keep_class_count (PentadLedger *self, PentadCount count);
void pentad_ledger_keep_hour_act (PentadLedger *self, PentadAct act);
void pentad_ledger_keep_posts (PentadLedger *self);

/* What a case adds at the instant of the ledger, sorted, and how it stands; *next: when that
 * changes for the first time after it, G_MAXINT64 never. */
void pentad_ledger_work_out (PentadLedger *self,
                             const PentadCase *item,
                             GArray *entries,
                             PentadStanding *standing,
                             gint64 *next);
/* The same without what it adds. */
void
pentad_ledger_find_standing (PentadLedger *self, const PentadCase *item, PentadStanding *standing);
int pentad_entry_compare (gconstpointer a, gconstpointer b);

/* A case stood otherwise, or somewhere else, and stands so now; rows are NULL when it did not
 * count, or does not. */
void pentad_ledger_move_standing (PentadLedger *self,
                                  const PentadCaseRow *before,
                                  const PentadStanding *stood,
                                  const PentadCaseRow *after,
                                  const PentadStanding *stands);
void pentad_ledger_drop_situations (PentadLedger *self);
gsize pentad_ledger_get_situation_memory (const PentadLedger *self);
