/* The cases of each day, made on demand; a bounded number of days is kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/case-book.h"

/* Enough for the state of a moment; a month of history goes through and leaves as many behind. */
#define MAX_ORDINARY_DAYS 24
#define MAX_LEFTOVER_DAYS 260
/* More cases in one grid on one day have no number of their own. */
#define MAX_CASES_OF_GRID 4096
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
  guint64 seed;
  const PentadTimelineRules *rules;
  const PentadZone *zone;

  GMutex lock; /* of the shelves */
  Shelf shelves[2];
};

static void
unref_day (gpointer day)
{
  pentad_case_day_unref (day);
}

PentadCaseBook *
pentad_case_book_new (guint64 seed, const PentadTimelineRules *rules, const PentadZone *zone)
{
  PentadCaseBook *book = g_new0 (PentadCaseBook, 1);

  book->seed = seed;
  book->rules = rules;
  book->zone = zone;
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
  pentad_timeline_make (timeline, book->rules, pentad_zone_day_begin (book->zone, day->day),
                        record->grid, record->number, day->leftover);
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const PentadCaseRecord *one = a, *two = b;

  if (one->report != two->report)
    return one->report < two->report ? -1 : 1;
  return one->number < two->number ? -1 : one->number > two->number;
}

static guint
count_cases (const PentadCaseBook *book, gint32 day, guint grid, double factor, gboolean leftover)
{
  const PentadDemand *demand = book->rules->demand;

  if (leftover)
    return pentad_hash_unit (book->seed, PENTAD_STREAM_LEFTOVER, day, -1 - (gint64)grid) <
           demand->leftover[grid] * factor;
  if (demand->mean[grid] <= 0)
    return 0;
  return MIN (
      pentad_poisson (pentad_hash_unit (book->seed, PENTAD_STREAM_CASE, day, -1 - (gint64)grid),
                      demand->mean[grid] * factor),
      MAX_CASES_OF_GRID);
}

/* What the timeline of the i-th case of a grid on a day follows from. */
static guint64
case_number (const PentadCaseBook *book, gint32 day, guint grid, guint i, gboolean leftover)
{
  return pentad_hash (book->seed, leftover ? PENTAD_STREAM_LEFTOVER : PENTAD_STREAM_CASE, day,
                      (gint64)grid * MAX_CASES_OF_GRID + i);
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
  for (gint32 day = first; day <= last; day++)
    {
      double factor = pentad_demand_day_factor (book->rules->demand, day);
      gint64 begin = pentad_zone_day_begin (book->zone, day);

      for (guint grid = first_grid; grid < first_grid + n_grids; grid++)
        {
          guint n = count_cases (book, day, grid, factor, leftover);

          for (guint i = 0; i < n; i++)
            {
              PentadTimeline timeline;

              pentad_timeline_make (&timeline, book->rules, begin, grid,
                                    case_number (book, day, grid, i, leftover), leftover);
              func (grid, &timeline, user_data);
            }
        }
    }
}

static PentadCaseDay *
make_day (const PentadCaseBook *book, gint32 day, gboolean leftover)
{
  PentadCaseDay *made = g_new0 (PentadCaseDay, 1);
  double factor = pentad_demand_day_factor (book->rules->demand, day);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (PentadCaseRecord));
  PentadTimeline timeline;

  g_atomic_ref_count_init (&made->refs);
  made->day = day;
  made->leftover = leftover;
  for (guint grid = 0; grid < book->rules->places->n_grids; grid++)
    {
      guint n = count_cases (book, day, grid, factor, leftover);

      for (guint i = 0; i < n; i++)
        {
          PentadCaseRecord record = { .grid = grid };

          record.number = case_number (book, day, grid, i, leftover);
          pentad_case_book_make (book, made, &record, &timeline);
          record.report = timeline.report;
          record.end = timeline.end;
          record.last = timeline.last;
          g_array_append_val (records, record);
        }
    }
  g_array_sort (records, compare_records);
  for (guint i = 0; i < records->len; i++)
    g_array_index (records, PentadCaseRecord, i).serial =
        i + (leftover ? FIRST_LEFTOVER_SERIAL : 1);
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
