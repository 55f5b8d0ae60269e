/* Departments and posts over one period: their counters and figures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/subjects.h"

#include <math.h>

typedef struct
{
  PentadSubjectSums *sums;
  const PentadCatalogue *catalogue;
} Walk;

static int
find (const Walk *walk, const char *code)
{
  return walk->sums->about == PENTAD_SUBJECT_DEPARTMENT
             ? pentad_catalogue_find_department (walk->catalogue, code)
             : pentad_catalogue_find_post (walk->catalogue, code);
}

static gboolean
has_any (const gint64 *counts)
{
  for (int i = 0; i < PENTAD_N_COUNTS; i++)
    if (counts[i] != 0)
      return TRUE;
  return FALSE;
}

static void
add_cases (Walk *walk, PentadLedger *ledger, const PentadPeriod *period)
{
  PentadSubjectSums *sums = walk->sums;
  gboolean is_post = sums->about == PENTAD_SUBJECT_POST;

  for (int row = 0; row < (int)sums->n; row++)
    {
      int subject =
          is_post ? pentad_ledger_post (ledger, row) : pentad_ledger_department (ledger, row);
      gint64 *counts = sums->sums + (gsize)row * PENTAD_N_COUNTS;

      pentad_ledger_add_counts (ledger, subject, period->from, period->to, counts,
                                is_post ? NULL : &sums->handlings[row]);
      sums->named[row] = has_any (counts);
    }
}

static void
add_row (const Walk *walk, int row, const PentadHistoryWalk *entry)
{
  if (row < 0)
    return;
  walk->sums->named[row] = TRUE;
  for (guint v = 0; v < entry->n_values; v++)
    walk->sums->sums[row * PENTAD_N_COUNTS + (int)entry->values[v].count] +=
        (gint64)entry->values[v].value;
  pentad_handlings_add (&walk->sums->handlings[row], entry->minutes, entry->n_minutes);
}

/* The subject of each code of the history; -1 none. */
static int *
find_all (const Walk *walk, const PentadHistory *history)
{
  int *rows = g_new (int, history->codes->len);

  for (guint i = 0; i < history->codes->len; i++)
    rows[i] = find (walk, pentad_history_get_code (history, i));
  return rows;
}

/* A source whose history has no such table at all does not tell, which is not zero. */
static void
add_history (Walk *walk, PentadCity *city, gint32 first_day, gint32 last_day)
{
  const GPtrArray *histories = pentad_city_get_histories (city);

  /* These tables follow no filter. */
  if (pentad_city_get_filter (city) != NULL && first_day <= last_day)
    walk->sums->known = FALSE;
  for (guint h = 0; h < histories->len; h++)
    {
      const PentadHistory *history = g_ptr_array_index (histories, h);
      PentadHistoryTable table = walk->sums->about == PENTAD_SUBJECT_DEPARTMENT
                                     ? PENTAD_HISTORY_DEPARTMENTS
                                     : PENTAD_HISTORY_POSTS;
      g_autofree int *rows = NULL;
      PentadHistoryWalk entry;

      if (history->last_day < first_day || history->first_day > last_day)
        continue;
      if (history->n_rows[table] == 0 && history->n_rows[PENTAD_HISTORY_PLACES] > 0)
        walk->sums->known = FALSE;
      rows = find_all (walk, history);
      pentad_history_walk_init (&entry, history, table, first_day, last_day);
      while (pentad_history_walk_next (&entry))
        add_row (walk, rows[entry.code], &entry);
    }
}

static int
count_covered (PentadCity *city, const PentadPeriod *period, gint32 first_case_day, gint32 today)
{
  int covered = 0;

  for (gint32 day = period->from; day <= MIN (period->to, today); day++)
    covered += day >= first_case_day || pentad_city_has_history (city, day);
  return covered;
}

static PentadSubjectSums *
sums_new (PentadSubject about, guint n)
{
  PentadSubjectSums *self = g_new0 (PentadSubjectSums, 1);

  self->about = about;
  self->n = n;
  self->known = TRUE;
  self->sums = g_new0 (gint64, (gsize)n * PENTAD_N_COUNTS);
  self->named = g_new0 (gboolean, n);
  self->handlings = g_new0 (PentadHandlings, n);
  return self;
}

PentadSubjectSums *
pentad_subject_sums_new (PentadCity *city,
                         PentadSubject about,
                         const PentadPeriod *period,
                         gint64 time)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (city);
  const PentadZone *zone = pentad_city_get_zone (city);
  gint32 today = pentad_zone_day (zone, time);
  gint32 first_case_day = pentad_city_first_case_day (city, time);
  gint32 first_from_cases = MAX (period->from, first_case_day);
  const GPtrArray *units = catalogue == NULL                    ? NULL
                           : about == PENTAD_SUBJECT_DEPARTMENT ? catalogue->departments
                                                                : catalogue->posts;
  PentadSubjectSums *self = sums_new (about, units != NULL ? units->len : 0);
  Walk walk = { self, catalogue };

  if (self->n == 0 || pentad_city_get_scheme (city) == NULL)
    return self;
  PentadLedger *ledger = pentad_city_get_ledger (city, time);
  if (ledger != NULL)
    add_cases (&walk, ledger, period);
  if (period->from < first_from_cases)
    add_history (&walk, city, period->from, MIN (period->to, MIN (first_from_cases, today) - 1));
  self->days_covered = count_covered (city, period, first_case_day, today);
  return self;
}

void
pentad_subject_sums_free (PentadSubjectSums *sums)
{
  for (guint i = 0; i < sums->n; i++)
    pentad_handlings_clear (&sums->handlings[i]);
  g_free (sums->handlings);
  g_free (sums->named);
  g_free (sums->sums);
  g_free (sums);
}

/* Which counters can be told of the row. */
static guint64
get_known (PentadCity *city, const PentadSubjectSums *sums, guint row)
{
  guint64 known = 0;

  for (int i = sums->known ? 0 : PENTAD_N_STORED_COUNTS; i < PENTAD_N_COUNTS; i++)
    if (sums->named[row] && pentad_city_knows_count (city, i))
      known |= G_GUINT64_CONSTANT (1) << i;
  return known;
}

static void
measure_row (PentadCity *city,
             const PentadSubjectSums *sums,
             const PentadPeriod *period,
             guint row,
             PentadFigure *figures)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (city);
  const PentadScheme *scheme = pentad_city_get_scheme (city);
  gboolean is_post = sums->about == PENTAD_SUBJECT_POST;
  const PentadPost *post = is_post ? pentad_catalogue_get_post (catalogue, (int)row) : NULL;
  PentadSubjectCounts subject = {
    .counts = &sums->sums[row * PENTAD_N_COUNTS],
    .known = get_known (city, sums, row),
    .code = is_post ? post->code : pentad_catalogue_get_department (catalogue, (int)row)->code,
    .handlings = is_post || !sums->named[row] || !sums->known ? NULL : &sums->handlings[row],
    .period = *period,
  };

  pentad_subject_measure (scheme, &subject, figures);
  pentad_subject_score (scheme, sums->about, is_post ? post->role : NULL, NULL, figures);
}

PentadFigures *
pentad_evaluate_subjects (PentadCity *city,
                          PentadSubject about,
                          const PentadPeriod *period,
                          gint64 time,
                          double age_s,
                          double interval_s)
{
  const PentadScheme *scheme = pentad_city_get_scheme (city);

  if (scheme == NULL || pentad_city_get_catalogue (city) == NULL)
    return NULL;

  g_autoptr (PentadSubjectSums) sums = pentad_subject_sums_new (city, about, period, time);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (int));
  for (int i = 0; i < (int)sums->n; i++)
    g_array_append_val (rows, i);
  PentadFigures *self = pentad_figures_new ((PentadScheme *)scheme, period, rows);
  self->subject = about;
  self->as_of = pentad_city_get_as_of (city);
  if (self->as_of != PENTAD_NO_TIME)
    {
      self->as_of = MIN (self->as_of, time);
      self->freshness = pentad_freshness (age_s, interval_s);
    }
  self->completeness = (double)sums->days_covered / pentad_period_days (period);
  for (guint row = 0; row < sums->n; row++)
    measure_row (city, sums, period, row, pentad_figures_get (self, row, 0));
  return self;
}
