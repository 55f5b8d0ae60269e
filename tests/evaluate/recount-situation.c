/* A situation that is kept, against all cases looked at one by one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "recount-situation.h"

#include <string.h>

/* A case of a place with how it stands, and the time that a list goes by. */
typedef struct
{
  const PentadCaseRow *row;
  PentadCaseView view;
  gint64 time;
} Standing;

static int
compare_standings (gconstpointer a, gconstpointer b)
{
  const Standing *x = a, *y = b;

  if (x->time != y->time)
    return x->time < y->time ? -1 : 1;
  return strcmp (pentad_case_get_id (x->row->data), pentad_case_get_id (y->row->data));
}

static int
compare_standings_back (gconstpointer a, gconstpointer b)
{
  const Standing *x = a, *y = b;

  if (x->time != y->time)
    return x->time > y->time ? -1 : 1;
  return strcmp (pentad_case_get_id (x->row->data), pentad_case_get_id (y->row->data));
}

/* What is kept in a list against those that a test picks, sorted; the last n, or the first. */
static void
assert_list (const char *what, GArray *kept, const GArray *anew, gboolean last, guint n)
{
  guint first = last && anew->len > n ? anew->len - n : 0;

  if (kept->len != MIN (anew->len, n))
    g_error ("%s: kept %u, anew %u", what, kept->len, MIN (anew->len, n));
  for (guint i = 0; i < kept->len; i++)
    g_assert_cmpstr (pentad_case_get_id (g_array_index (kept, PentadCaseRow, i).data), ==,
                     pentad_case_get_id (g_array_index (anew, Standing, first + i).row->data));
  g_array_unref (kept);
}

/* The lists of a situation, n long, against all cases that are known of the place. */
static void
check_lists (const PentadSituation *kept, const GArray *all, gint64 time, guint n)
{
  g_autoptr (GArray) late = g_array_new (FALSE, FALSE, sizeof (Standing));
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (Standing));
  g_autoptr (GArray) recent = g_array_new (FALSE, FALSE, sizeof (Standing));
  g_autoptr (GArray) of_public = g_array_new (FALSE, FALSE, sizeof (Standing));
  guint soon = 0;

  for (guint i = 0; i < all->len; i++)
    {
      Standing standing = g_array_index (all, Standing, i);
      const PentadCaseView *view = &standing.view;
      gboolean open = view->outcome == PENTAD_OUTCOME_OPEN;

      standing.time = view->at[PENTAD_STAGE_REPORT];
      if (standing.time != PENTAD_NO_TIME)
        g_array_append_val (recent, standing);
      if (open && pentad_source_is_public (pentad_case_get_source (standing.row->data)))
        g_array_append_val (of_public, standing);
      standing.time = view->due;
      if (pentad_case_view_is_overdue (view, time))
        g_array_append_val (late, standing);
      else if (open && view->due != PENTAD_NO_TIME && !view->suspended &&
               !pentad_case_view_is_handled (view))
        {
          g_array_append_val (due, standing);
          soon += view->due - time <= PENTAD_HOUR_S;
        }
    }
  g_array_sort (late, compare_standings);
  g_array_sort (due, compare_standings);
  g_array_sort (recent, compare_standings_back);
  g_array_sort (of_public, compare_standings);
  g_assert_cmpuint (pentad_situation_get_n_overdue (kept), ==, late->len);
  g_assert_cmpuint (pentad_situation_get_n_public (kept), ==, of_public->len);
  g_assert_cmpuint (pentad_situation_count_due (kept, PENTAD_HOUR_S), ==, soon);
  assert_list ("overdue", pentad_situation_list_overdue (kept, n), late, TRUE, n);
  assert_list ("due", pentad_situation_list_due (kept, n), due, FALSE, n);
  assert_list ("recent", pentad_situation_list_recent (kept, n), recent, FALSE, n);
  assert_list ("public", pentad_situation_list_public (kept, n), of_public, TRUE, n);
}

void
recount_situation (PentadCity *city, int place, gint64 time, guint n_listed)
{
  PentadLedger *ledger = pentad_city_get_ledger (city, time);
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (city);
  const PentadZone *zone = pentad_city_get_zone (city);
  gint64 day_begin = pentad_zone_day_begin (zone, pentad_zone_day (zone, time));
  PentadLevel level = pentad_divisions_get (pentad_city_get_divisions (city), place)->level;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Standing));
  PentadLoad stages[PENTAD_N_STAGES] = { 0 }, loads[2] = { 0 };
  guint reported[PENTAD_N_SOURCES] = { 0 }, n_open = 0, n_dated = 0, n_overdue = 0, n_day = 0, n;
  const PentadCaseRow *rows = pentad_city_get_cases (city, &n);

  g_assert_cmpuint (pentad_city_get_n_cases (city), ==, n);
  g_assert_cmpuint (catalogue->departments->len, <=, G_N_ELEMENTS (loads));
  for (guint i = 0; i < n; i++)
    {
      Standing standing = { .row = &rows[i] };
      const PentadCaseView *view = &standing.view;

      pentad_case_view (rows[i].data, time, &standing.view);
      if (rows[i].place[level] != place || view->outcome == PENTAD_OUTCOME_UNKNOWN)
        continue;
      gint64 at = view->at[PENTAD_STAGE_REPORT];
      int department = pentad_catalogue_find_department (catalogue, view->department);
      gboolean overdue = pentad_case_view_is_overdue (view, time);

      g_array_append_val (all, standing);
      reported[pentad_case_get_source (rows[i].data)] += at > time - PENTAD_DAY_S && at <= time;
      n_day += at >= day_begin && at < day_begin + PENTAD_DAY_S;
      n_overdue += overdue;
      if (view->outcome != PENTAD_OUTCOME_OPEN)
        continue;
      n_open++;
      n_dated += view->due != PENTAD_NO_TIME;
      stages[view->stage].open++;
      stages[view->stage].overdue += overdue;
      if (department >= 0)
        {
          loads[department].open++;
          loads[department].overdue += overdue;
        }
    }

  const PentadSituation *kept = pentad_ledger_get_situation (ledger, place);
  g_assert_cmpuint (pentad_situation_get_n_open (kept), ==, n_open);
  g_assert_cmpuint (pentad_ledger_get_open (ledger)[place], ==, n_open);
  g_assert_cmpuint (pentad_ledger_get_overdue (ledger)[place], ==, n_overdue);
  g_assert_cmpuint (pentad_ledger_get_reported (ledger, day_begin, day_begin + PENTAD_DAY_S)[place],
                    ==, n_day);
  g_assert_cmpint (pentad_situation_has_deadlines (kept), ==, n_dated > 0);
  for (int i = 0; i < PENTAD_N_STAGES; i++)
    {
      g_assert_cmpuint (pentad_situation_get_stage (kept, i).open, ==, stages[i].open);
      g_assert_cmpuint (pentad_situation_get_stage (kept, i).overdue, ==, stages[i].overdue);
    }
  for (int i = 0; i < (int)catalogue->departments->len; i++)
    {
      PentadLoad load = pentad_situation_get_department (kept, i);

      g_assert_cmpuint (load.open, ==, loads[i].open);
      g_assert_cmpuint (load.overdue, ==, loads[i].overdue);
    }
  for (int i = 0; i < PENTAD_N_SOURCES; i++)
    g_assert_cmpuint (pentad_situation_count_reported (kept, i, time - PENTAD_DAY_S, time), ==,
                      reported[i]);
  check_lists (kept, all, time, n_listed);
}
