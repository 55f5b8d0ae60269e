/* The cases of each day, made on demand; a bounded number of days is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A record holds what is needed to find a case again and to know when it is open. Its trail is made
 * anew from its number each time. Thread-safe. */
#pragma once

#include "reference/timeline.h"

typedef struct
{
  guint64 number, first;    /* all that the timeline follows from, with day and grid */
  gint64 report, end, last; /* as in PentadTimeline */
  guint32 grid;
  guint32 serial : 31; /* in the day, from 1 in the order of reports */
  guint32 repeat : 1;  /* it repeats an earlier report by the rule */
} PentadCaseRecord;

/* The cases reported on one business day, sorted by report. Immutable. */
typedef struct
{
  gatomicrefcount refs;
  gint32 day;
  gboolean leftover; /* those of the sparse stream that stays open for weeks */
  guint n_records;
  PentadCaseRecord *records;
} PentadCaseDay;

typedef struct _PentadCaseBook PentadCaseBook;

/* Both are borrowed for the life of the book. */
PentadCaseBook *pentad_case_book_new (const PentadReports *reports,
                                      const PentadTimelineRules *rules);
void pentad_case_book_free (PentadCaseBook *book);

/* Transfer full. */
PentadCaseDay *pentad_case_book_get (PentadCaseBook *book, gint32 day, gboolean leftover);
void pentad_case_day_unref (PentadCaseDay *day);
/* The complete timeline of a record. */
void pentad_case_book_make (const PentadCaseBook *book,
                            const PentadCaseDay *day,
                            const PentadCaseRecord *record,
                            PentadTimeline *timeline);

/* Calls func for every case reported on the days first to last, ordinary ones from `first`, those
 * left over from `first_leftover` on. */
typedef void (*PentadCaseFunc) (const PentadCaseDay *day,
                                const PentadCaseRecord *record,
                                gpointer user_data);
void pentad_case_book_foreach (PentadCaseBook *book,
                               gint32 first,
                               gint32 first_leftover,
                               gint32 last,
                               PentadCaseFunc func,
                               gpointer user_data);

/* Calls func with the timeline of every case reported in a range of grids on the days first to
 * last. Nothing is kept, and cases have no serial number here. */
typedef void (*PentadCaseScanFunc) (guint grid, const PentadTimeline *timeline, gpointer user_data);
void pentad_case_book_scan (const PentadCaseBook *book,
                            guint first_grid,
                            guint n_grids,
                            gint32 first,
                            gint32 last,
                            gboolean leftover,
                            PentadCaseScanFunc func,
                            gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCaseBook, pentad_case_book_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCaseDay, pentad_case_day_unref)
