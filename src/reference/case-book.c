/* The cases of each day, made on demand; a bounded number of days is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/case-book.h"

#include "reference/repeats.h"

/* Enough for the state of a moment and for the ended cases of today and of the day before, which
 * are walked through in order: one day less, and every walk would make all of them anew. A month of
 * history goes through and leaves as many behind. */
#define MAX_ORDINARY_DAYS (PENTAD_TIMELINE_DUE_DAYS + 4)
#define MAX_LEFTOVER_DAYS 260
/* Serial numbers of cases that are left over begin above those of the ordinary ones. */
#define FIRST_LEFTOVER_SERIAL 900001

/* The kept days of one stream. */
typedef struct
{
  GHashTable *days; /* gint32 day → PentadCaseDay, owned */
  GQueue order;     /* gint32 day, oldest first */
  guint max_days;
} Shelf;

struct _PentadCaseBook
{
  const PentadReports *reports;
  const PentadTimelineRules *rules;

  GMutex lock; /* of the shelves */
  Shelf shelves[2];
};

static void
unref_day (gpointer day)
{
  pentad_case_day_unref (day);
}

PentadCaseBook *
pentad_case_book_new (const PentadReports *reports, const PentadTimelineRules *rules)
{
  PentadCaseBook *book = g_new0 (PentadCaseBook, 1);

  book->reports = reports;
  book->rules = rules;
  g_mutex_init (&book->lock);
  for (int i = 0; i < 2; i++)
    {
      book->shelves[i].days = g_hash_table_new_full (NULL, NULL, NULL, unref_day);
      g_queue_init (&book->shelves[i].order);
      book->shelves[i].max_days = i == 0 ? MAX_ORDINARY_DAYS : MAX_LEFTOVER_DAYS;
    }
  return book;
}

void
pentad_case_book_free (PentadCaseBook *book)
{
  for (int i = 0; i < 2; i++)
    {
      g_hash_table_unref (book->shelves[i].days);
      g_queue_clear (&book->shelves[i].order);
    }
  g_mutex_clear (&book->lock);
  g_free (book);
}

void
pentad_case_day_unref (PentadCaseDay *day)
{
  if (!g_atomic_ref_count_dec (&day->refs))
    return;
  g_free (day->records);
  g_free (day);
}

void
pentad_case_book_make (const PentadCaseBook *book,
                       const PentadCaseDay *day,
                       const PentadCaseRecord *record,
                       PentadTimeline *timeline)
{
  PentadReported report = {
    .number = record->number,
    .first = record->first,
    .day = day->day,
    .grid = record->grid,
    .leftover = day->leftover,
  };

  pentad_reports_fill (book->reports, &report);
  pentad_timeline_make (timeline, book->rules, &report);
  timeline->repeat = record->repeat;
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const PentadCaseRecord *one = a, *two = b;

  if (one->report != two->report)
    return one->report < two->report ? -1 : 1;
  return one->number < two->number ? -1 : one->number > two->number;
}

/* What is made of each report met. */
typedef struct
{
  const PentadCaseBook *book;
  PentadRepeats *repeats;
  PentadCaseScanFunc func;
  gpointer user_data;
} Scan;

static void
scan_report (const PentadReported *report, gpointer user_data)
{
  const Scan *scan = user_data;
  PentadTimeline timeline;

  pentad_timeline_make (&timeline, scan->book->rules, report);
  timeline.repeat = pentad_repeats_has (scan->repeats, report);
  scan->func (report->grid, &timeline, scan->user_data);
}

void
pentad_case_book_scan (const PentadCaseBook *book,
                       guint first_grid,
                       guint n_grids,
                       gint32 first,
                       gint32 last,
                       gboolean leftover,
                       PentadCaseScanFunc func,
                       gpointer user_data)
{
  g_autoptr (PentadRepeats) repeats = pentad_repeats_new (book->reports);
  Scan scan = { book, repeats, func, user_data };

  for (gint32 day = first; day <= last; day++)
    {
      double factor = pentad_demand_day_factor (book->rules->demand, day);

      for (guint grid = first_grid; grid < first_grid + n_grids; grid++)
        pentad_reports_foreach (book->reports, day, factor, grid, leftover, scan_report, &scan);
    }
}

/* The records of a day in the making. */
typedef struct
{
  const PentadCaseBook *book;
  PentadRepeats *repeats;
  GArray *records;
} Filling;

static void
add_record (const PentadReported *report, gpointer user_data)
{
  const Filling *filling = user_data;
  PentadTimeline timeline;

  pentad_timeline_make (&timeline, filling->book->rules, report);
  PentadCaseRecord record = {
    .number = report->number,
    .first = report->first,
    .report = timeline.report,
    .end = timeline.end,
    .last = timeline.last,
    .grid = report->grid,
    .repeat = pentad_repeats_has (filling->repeats, report) ? 1 : 0,
  };
  g_array_append_val (filling->records, record);
}

static PentadCaseDay *
make_day (const PentadCaseBook *book, gint32 day, gboolean leftover)
{
  PentadCaseDay *made = g_new0 (PentadCaseDay, 1);
  double factor = pentad_demand_day_factor (book->rules->demand, day);
  g_autoptr (GArray) records = g_array_new (FALSE, TRUE, sizeof (PentadCaseRecord));
  g_autoptr (PentadRepeats) repeats = pentad_repeats_new (book->reports);
  Filling filling = { book, repeats, records };

  g_atomic_ref_count_init (&made->refs);
  made->day = day;
  made->leftover = leftover;
  for (guint grid = 0; grid < book->rules->places->n_grids; grid++)
    pentad_reports_foreach (book->reports, day, factor, grid, leftover, add_record, &filling);
  g_array_sort (records, compare_records);
  for (guint i = 0; i < records->len; i++)
    g_array_index (records, PentadCaseRecord, i).serial =
        (i + (leftover ? FIRST_LEFTOVER_SERIAL : 1)) & 0x7fffffffu;
  made->n_records = records->len;
  made->records = g_memdup2 (records->data, sizeof (PentadCaseRecord) * records->len);
  return made;
}

/* Looks on the shelf; transfer full, NULL when the day is not there. */
static PentadCaseDay *
look_up (PentadCaseBook *book, gint32 day, gboolean leftover)
{
  PentadCaseDay *found;

  g_mutex_lock (&book->lock);
  found = g_hash_table_lookup (book->shelves[leftover].days, GINT_TO_POINTER (day));
  if (found != NULL)
    g_atomic_ref_count_inc (&found->refs);
  g_mutex_unlock (&book->lock);
  return found;
}

static void
keep (PentadCaseBook *book, PentadCaseDay *day)
{
  Shelf *shelf = &book->shelves[day->leftover];

  g_mutex_lock (&book->lock);
  if (!g_hash_table_contains (shelf->days, GINT_TO_POINTER (day->day)))
    {
      g_atomic_ref_count_inc (&day->refs);
      g_hash_table_insert (shelf->days, GINT_TO_POINTER (day->day), day);
      g_queue_push_tail (&shelf->order, GINT_TO_POINTER (day->day));
      if (shelf->order.length > shelf->max_days)
        g_hash_table_remove (shelf->days, g_queue_pop_head (&shelf->order));
    }
  g_mutex_unlock (&book->lock);
}

PentadCaseDay *
pentad_case_book_get (PentadCaseBook *book, gint32 day, gboolean leftover)
{
  PentadCaseDay *found = look_up (book, day, leftover);

  if (found != NULL)
    return found;
  /* Outside the lock: two threads may make the same day, which costs time but gives the same. */
  found = make_day (book, day, leftover);
  keep (book, found);
  return found;
}

void
pentad_case_book_foreach (PentadCaseBook *book,
                          gint32 first,
                          gint32 first_leftover,
                          gint32 last,
                          PentadCaseFunc func,
                          gpointer user_data)
{
  for (int leftover = 0; leftover < 2; leftover++)
    for (gint32 d = leftover ? first_leftover : first; d <= last; d++)
      {
        g_autoptr (PentadCaseDay) day = pentad_case_book_get (book, d, leftover);

        for (guint i = 0; i < day->n_records; i++)
          func (day, &day->records[i], user_data);
      }
}
