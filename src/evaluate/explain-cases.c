/* The cases behind a figure, and what it leaves out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The walk is that of the counters, over the cases alone: with the documents of every day at hand
 * it has to come to the same sums as history does. */
#include "config.h"

#include "evaluate/explain-cases.h"

#include <string.h>

typedef struct
{
  const PentadIndicator *indicator;
  PentadSubject about;
  const char *code; /* of the department or post; NULL of a place */
  gboolean of_due;  /* the formula goes by handling deadlines */
  gint64 from, to;  /* instants of the period, [from, to) */
  int above, below;
} Walk;

static int
sum_signs (const GArray *terms, PentadCount count)
{
  int sum = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      const PentadTerm *term = &g_array_index (terms, PentadTerm, i);

      if (term->count == count)
        sum += term->sign;
    }
  return sum;
}

/* Whose a counted event is (model/tally.h). */
static gboolean
is_counted (const Walk *walk, const PentadTallyEvent *event)
{
  if (walk->about == PENTAD_SUBJECT_AREA)
    return event->of_place;
  if (walk->about == PENTAD_SUBJECT_DEPARTMENT)
    return g_strcmp0 (event->department, walk->code) == 0;
  return g_strcmp0 (event->persons[0], walk->code) == 0 ||
         g_strcmp0 (event->persons[1], walk->code) == 0;
}

/* Whose a deadline or an end is that is counted for nobody: the department that has the case then,
 * the post that filed it, as if it had been counted. */
static gboolean
is_own (const Walk *walk, const PentadCaseView *view)
{
  if (walk->about == PENTAD_SUBJECT_AREA)
    return TRUE;
  return g_strcmp0 (walk->about == PENTAD_SUBJECT_DEPARTMENT ? pentad_case_view_get_holder (view)
                                                             : view->filer,
                    walk->code) == 0;
}

static void
tally_cb (const PentadTallyEvent *event, gpointer user_data)
{
  Walk *walk = user_data;

  if (!is_counted (walk, event))
    return;
  if (walk->indicator->measure == PENTAD_MEASURE_COUNTS)
    {
      walk->above += sum_signs (walk->indicator->numerator, event->count);
      walk->below += sum_signs (walk->indicator->denominator, event->count);
    }
  /* Handling times: each handling is one of the denominator. */
  else if (event->count == PENTAD_COUNT_DISPOSE && event->minutes >= 0)
    walk->below++;
}

/* TRUE for figures that are sums over cases. Posts have no handling times. */
static gboolean
is_of_cases (const PentadIndicator *indicator, PentadSubject about)
{
  if (indicator->measure == PENTAD_MEASURE_COUNTS)
    return indicator->numerator->len > 0;
  return about != PENTAD_SUBJECT_POST && (indicator->measure == PENTAD_MEASURE_MEAN_TIME ||
                                          indicator->measure == PENTAD_MEASURE_MEDIAN_TIME);
}

static gboolean
goes_by_deadlines (const PentadIndicator *indicator)
{
  static const PentadCount counts[] = { PENTAD_COUNT_NEED_CLOSE, PENTAD_COUNT_NEED_DISPOSE,
                                        PENTAD_COUNT_DUE_DISPOSED };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (sum_signs (indicator->numerator, counts[i]) != 0 ||
        sum_signs (indicator->denominator, counts[i]) != 0)
      return TRUE;
  return FALSE;
}

/* Stored counters need the cases of every day of the period and since; what stands now does not. */
static gboolean
needs_days (const PentadIndicator *indicator)
{
  if (indicator->measure != PENTAD_MEASURE_COUNTS)
    return TRUE;
  for (guint i = 0; i < indicator->numerator->len; i++)
    if (g_array_index (indicator->numerator, PentadTerm, i).count < PENTAD_N_STORED_COUNTS)
      return TRUE;
  return indicator->denominator->len > 0;
}

static gboolean
has_days (PentadCity *city, const PentadIndicator *indicator, gint32 from, gint32 to)
{
  if (pentad_city_is_complete (city) || !needs_days (indicator))
    return TRUE;
  for (gint32 day = from; day <= to; day++)
    if (!pentad_city_has_ended (city, day))
      return FALSE;
  return TRUE;
}

static gboolean
contains (const gint64 *times, guint n, gint64 time)
{
  for (guint i = 0; i < n; i++)
    if (times[i] == time)
      return TRUE;
  return FALSE;
}

/* Different deadlines that were set for the period and did not count. */
static gint64
count_left_out (const Walk *walk, const PentadCase *item)
{
  gint64 known[2 * PENTAD_MAX_DEADLINES];
  guint n = pentad_case_get_deadlines (item, walk->to - 1, known, PENTAD_MAX_DEADLINES);
  gint64 left_out = 0;
  PentadTrailIter iter;
  PentadTrailEntry entry;
  PentadCaseView view;

  pentad_case_view_init (&view);
  pentad_case_trail (item, &iter);
  while (pentad_trail_iter_next (&iter, &entry) && n < G_N_ELEMENTS (known))
    {
      pentad_case_view_step (&view, &entry);
      if (entry.due == PENTAD_NO_TIME || entry.due < walk->from || entry.due >= walk->to ||
          !is_own (walk, &view) || contains (known, n, entry.due))
        continue;
      known[n++] = entry.due;
      left_out++;
    }
  return left_out;
}

static gboolean
ended_undated (const Walk *walk, const PentadCase *item)
{
  PentadTrailIter iter;
  PentadTrailEntry entry = { .act = PENTAD_N_ACTS };
  PentadCaseView view;

  pentad_case_view_init (&view);
  pentad_case_trail (item, &iter);
  while (pentad_trail_iter_next (&iter, &entry))
    pentad_case_view_step (&view, &entry);
  return entry.act == PENTAD_ACT_END && is_own (walk, &view);
}

static void
add_case (PentadExplanation *self, const PentadCase *item, const Walk *walk)
{
  PentadExplainedCase explained = { NULL, walk->above, walk->below };

  if (walk->above == 0 && walk->below == 0)
    return;
  explained.id = g_string_chunk_insert (self->ids, pentad_case_get_id (item));
  g_array_append_val (self->cases, explained);
  self->n_above += walk->above;
  self->n_below += walk->below;
}

static int
compare_cases (gconstpointer a, gconstpointer b)
{
  const PentadExplainedCase *x = a, *y = b;

  return strcmp (x->id, y->id);
}

static const char *
get_code (const PentadExplanation *self, PentadCity *city)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (city);

  return self->about == PENTAD_SUBJECT_DEPARTMENT
             ? pentad_catalogue_get_department (catalogue, self->unit)->code
         : self->about == PENTAD_SUBJECT_POST
             ? pentad_catalogue_get_post (catalogue, self->unit)->code
             : NULL;
}

/* What a case adds to the figure, and what the figure leaves out of it. */
static void
walk_case (PentadExplanation *self,
           Walk *walk,
           const PentadCase *item,
           const PentadZone *zone,
           gint64 time)
{
  walk->above = walk->below = 0;
  if (walk->from < walk->to)
    pentad_case_tally (item, &self->scheme->limits, zone, walk->from, walk->to, tally_cb, walk);
  pentad_case_tally_open (item, time, walk->from, walk->to, tally_cb, walk);
  add_case (self, item, walk);
  if (walk->of_due)
    self->excluded[PENTAD_EXCLUDED_DEADLINES] += count_left_out (walk, item);
  self->excluded[PENTAD_EXCLUDED_UNDATED] += ended_undated (walk, item);
}

void
pentad_explain_find_cases (PentadExplanation *self, PentadCity *city, gint64 time)
{
  const PentadZone *zone = pentad_city_get_zone (city);
  PentadLevel level =
      self->about == PENTAD_SUBJECT_AREA
          ? pentad_divisions_get (pentad_city_get_divisions (city), self->unit)->level
          : PENTAD_N_LEVELS;
  gint32 today = pentad_zone_day (zone, time);
  Walk walk = {
    .indicator = self->indicator,
    .about = self->about,
    .code = get_code (self, city),
    .of_due = goes_by_deadlines (self->indicator),
    .from = pentad_zone_day_begin (zone, self->period.from),
    .to = MIN (pentad_zone_day_begin (zone, self->period.to + 1), time + 1),
  };
  guint n;

  if (!is_of_cases (self->indicator, self->about) ||
      !has_days (city, self->indicator, self->period.from, today))
    return;
  self->has_cases = TRUE;
  self->excluded[PENTAD_EXCLUDED_UNDATED] = 0;
  if (walk.of_due)
    self->excluded[PENTAD_EXCLUDED_DEADLINES] = 0;
  const PentadCaseRow *rows = pentad_city_get_cases (city, &n);
  for (guint i = 0; i < n; i++)
    if (level == PENTAD_N_LEVELS || rows[i].place[level] == self->unit)
      walk_case (self, &walk, rows[i].data, zone, time);
  g_array_sort (self->cases, compare_cases);
}
