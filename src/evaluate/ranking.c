/* Rankings: units of one group in order, with shared ranks and what may be said of their order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/ranking.h"

#include <math.h>
#include <string.h>

/* The normal quantile of a two-sided 95 % interval. */
#define Z_95 1.959963984540054
/* How many units make up the top and the bottom. */
#define END_SIZE 3

gboolean
pentad_wilson_interval (double numerator, double denominator, double *low, double *high)
{
  *low = *high = NAN;
  if (!(denominator > 0) || !(numerator >= 0) || numerator > denominator)
    return FALSE;

  double p = numerator / denominator, zz = Z_95 * Z_95 / denominator;
  double centre = (p + zz / 2) / (1 + zz);
  double half = Z_95 * sqrt (p * (1 - p) / denominator + zz / denominator / 4) / (1 + zz);

  /* At the ends the interval begins exactly there. */
  *low = numerator == 0 ? 0 : 100 * MAX (centre - half, 0);
  *high = numerator == denominator ? 100 : 100 * MIN (centre + half, 1);
  return TRUE;
}

gboolean
pentad_rates_are_alike (const PentadFigure *a, const PentadFigure *b)
{
  double low[2], high[2];

  if (!pentad_wilson_interval (a->numerator, a->denominator, &low[0], &high[0]) ||
      !pentad_wilson_interval (b->numerator, b->denominator, &low[1], &high[1]))
    return FALSE;

  double p = 100 * a->numerator / a->denominator, q = 100 * b->numerator / b->denominator;
  double down = hypot (p - low[0], high[1] - q), up = hypot (high[0] - p, q - low[1]);
  return p - q - down <= 0 && p - q + up >= 0;
}

/* A unit as it is sorted. */
typedef struct
{
  const PentadRankInput *input;
  guint group_order; /* when its group first came */
  double now;        /* as shown, larger is better; NAN none */
  double before;
} Entry;

static double
get_merit (const PentadFigure *figure, PentadBetter better, int decimals)
{
  double shown;

  if (figure->state != PENTAD_FIGURE_VALUE)
    return NAN;
  shown = pentad_figure_round (figure->value, decimals);
  return better == PENTAD_BETTER_LOW ? -shown : shown;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->group_order != y->group_order)
    return x->group_order < y->group_order ? -1 : 1;
  if (isnan (x->now) != isnan (y->now))
    return isnan (x->now) ? 1 : -1;
  if (!isnan (x->now) && x->now != y->now)
    return x->now > y->now ? -1 : 1;

  double filed[2] = { isnan (x->input->filed) ? 0 : x->input->filed,
                      isnan (y->input->filed) ? 0 : y->input->filed };
  if (filed[0] != filed[1])
    return filed[0] > filed[1] ? -1 : 1;
  return g_strcmp0 (x->input->code, y->input->code);
}

static GArray *
make_entries (const PentadRankInput *inputs, guint n_inputs, PentadBetter better, int decimals)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), n_inputs);
  g_autoptr (GHashTable) orders = g_hash_table_new (NULL, NULL); /* group + 2 -> order + 1 */

  for (guint i = 0; i < n_inputs; i++)
    {
      gpointer key = GINT_TO_POINTER (inputs[i].group + 2);
      guint order = GPOINTER_TO_UINT (g_hash_table_lookup (orders, key));

      if (order == 0)
        {
          order = g_hash_table_size (orders) + 1;
          g_hash_table_insert (orders, key, GUINT_TO_POINTER (order));
        }
      Entry entry = { &inputs[i], order, get_merit (&inputs[i].now, better, decimals),
                      get_merit (&inputs[i].before, better, decimals) };
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

/* One more than how many of the group had a better value then. */
static guint
find_previous_rank (const Entry *group, guint n, const Entry *entry)
{
  guint rank = 1;

  if (isnan (entry->before))
    return 0;
  for (guint i = 0; i < n; i++)
    rank += group[i].before > entry->before;
  return rank;
}

static PentadRankingEnd
find_end (const Entry *group, guint n_ranked, guint i, guint rank)
{
  guint n_worse = 0;

  if (rank == 0)
    return PENTAD_END_NONE;
  if (rank <= END_SIZE)
    return PENTAD_END_TOP;
  for (guint j = i + 1; j < n_ranked; j++)
    n_worse += group[j].now < group[i].now;
  return n_worse < END_SIZE ? PENTAD_END_BOTTOM : PENTAD_END_NONE;
}

static void
rank_group (const Entry *group, guint n, GArray *ranking)
{
  guint n_ranked = 0, rank = 0;

  while (n_ranked < n && !isnan (group[n_ranked].now))
    n_ranked++;
  for (guint i = 0; i < n; i++)
    {
      const PentadRankInput *input = group[i].input;
      PentadRanked ranked = { .unit = input->unit,
                              .group = input->group,
                              .of = n_ranked,
                              .change = NAN,
                              .low = NAN,
                              .high = NAN };

      if (i < n_ranked)
        {
          if (i == 0 || group[i - 1].now != group[i].now)
            rank = i + 1;
          ranked.rank = rank;
          ranked.tied = rank <= i || (i + 1 < n_ranked && group[i + 1].now == group[i].now);
          ranked.like_next =
              i + 1 < n_ranked && pentad_rates_are_alike (&input->now, &group[i + 1].input->now);
          pentad_wilson_interval (input->now.numerator, input->now.denominator, &ranked.low,
                                  &ranked.high);
          if (!isnan (group[i].before))
            ranked.change = input->now.value - input->before.value;
        }
      ranked.previous_rank = find_previous_rank (group, n, &group[i]);
      ranked.end = find_end (group, n_ranked, i, ranked.rank);
      g_array_append_val (ranking, ranked);
    }
}

GArray *
pentad_ranking_new (const PentadRankInput *inputs,
                    guint n_inputs,
                    PentadBetter better,
                    int decimals)
{
  g_autoptr (GArray) entries = make_entries (inputs, n_inputs, better, decimals);
  GArray *ranking = g_array_sized_new (FALSE, FALSE, sizeof (PentadRanked), n_inputs);
  const Entry *all = (const Entry *)(void *)entries->data;

  for (guint first = 0, next; first < n_inputs; first = next)
    {
      for (next = first + 1; next < n_inputs && all[next].group_order == all[first].group_order;)
        next++;
      rank_group (all + first, next - first, ranking);
    }
  return ranking;
}
