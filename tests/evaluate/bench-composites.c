/* How long every composite score of 40,000 unit grids takes for a month, on one core.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: bench-composites SCHEME.json
 *
 * From counters to scores and grades; prints one line of JSON, and fails when the bound is passed.
 */
#include "config.h"

#include "score-fixture.h"

#include <stdio.h>

#define N_GRIDS  40000
#define ROUNDS   5
#define BOUND_MS 100

/* Counters that could be those of a grid: a few cases, not all of them closed. */
static gint64 *
make_counts (void)
{
  gint64 *counts = g_new0 (gint64, (gsize)N_GRIDS * PENTAD_N_COUNTS);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_GRIDS; i++)
    for (guint k = 0; k < PENTAD_N_COUNTS; k++)
      counts[i * PENTAD_N_COUNTS + k] = g_rand_int_range (rand, 0, 12);
  return counts;
}

/* How many scores there are; the sum keeps the work from being left out. */
static guint
score_all (const PentadScheme *scheme, const gint64 *counts, PentadFigure *row, double *sum)
{
  guint n = 0;

  for (guint i = 0; i < N_GRIDS; i++)
    {
      PentadSubjectCounts subject = { .counts = counts + (gsize)i * PENTAD_N_COUNTS,
                                      .known = G_MAXUINT64,
                                      .area_class = i % 3 == 0 ? "I" : "II" };

      for (guint column = 0; column < scheme->indicators->len; column++)
        {
          const PentadIndicator *indicator = g_ptr_array_index (scheme->indicators, column);

          if (indicator->composite == NULL)
            continue;
          pentad_subject_fill (scheme, &subject, column, row);
          double shown = pentad_figure_round (row[column].value, scheme->decimals);
          if (pentad_scheme_get_grade (scheme, shown) != NULL)
            *sum += shown;
          n++;
        }
    }
  return n;
}

int
main (int argc, char *argv[])
{
  g_autoptr (PentadScheme) scheme = score_fixture_scheme (argv[1]);
  g_autofree gint64 *counts = make_counts ();
  g_autofree PentadFigure *row = g_new0 (PentadFigure, scheme->indicators->len);
  gint64 best_us = G_MAXINT64;
  double sum = 0;
  guint n = 0;

  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      n = score_all (scheme, counts, row, &sum);
      best_us = MIN (best_us, g_get_monotonic_time () - begin);
    }
  gboolean within = (double)best_us / 1000 <= BOUND_MS;
  printf ("{\"benchmark\": \"composites\", \"grids\": %d, \"scores\": %u, \"ms\": %.1f, "
          "\"bound_ms\": %d, \"ns_per_score\": %.0f, \"mean\": %.2f, \"within\": %s}\n",
          N_GRIDS, n, (double)best_us / 1000, BOUND_MS, 1000.0 * (double)best_us / n,
          sum / ROUNDS / n, within ? "true" : "false");
  return within ? 0 : 1;
}
