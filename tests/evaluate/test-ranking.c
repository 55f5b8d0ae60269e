/* Rankings: groups, ties, what changed, and what may not be told apart.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/ranking.h"

#include <math.h>
#include <stdlib.h>

#define MAX_UNITS 16

/* "CODE group now before filed"; "-" for no value, "a/b" for a rate; units are parted by
 * semicolons. */
static PentadFigure
read_figure (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);
  PentadFigure figure = { NAN, NAN, NAN, PENTAD_FIGURE_NO_CASES };

  if (g_str_equal (text, "-"))
    return figure;
  figure.state = PENTAD_FIGURE_VALUE;
  figure.value = g_ascii_strtod (parts[0], NULL);
  if (parts[1] == NULL)
    return figure;
  figure.numerator = figure.value;
  figure.denominator = g_ascii_strtod (parts[1], NULL);
  figure.value = 100 * figure.numerator / figure.denominator;
  return figure;
}

static GArray *
rank (const char *text, PentadBetter better)
{
  g_auto (GStrv) units = g_strsplit (text, "; ", -1);
  GStrv words[MAX_UNITS] = { NULL };
  PentadRankInput inputs[MAX_UNITS];
  guint n = text[0] != '\0' ? g_strv_length (units) : 0;

  g_assert_cmpuint (n, <=, MAX_UNITS);
  for (guint i = 0; i < n; i++)
    {
      words[i] = g_strsplit (units[i], " ", -1);
      g_assert_cmpuint (g_strv_length (words[i]), ==, 5);
      inputs[i] = (PentadRankInput){
        .unit = (int)i,
        .code = words[i][0],
        .group = atoi (words[i][1]),
        .now = read_figure (words[i][2]),
        .before = read_figure (words[i][3]),
        .filed = g_str_equal (words[i][4], "-") ? NAN : g_ascii_strtod (words[i][4], NULL),
      };
    }
  GArray *ranking = pentad_ranking_new (inputs, n, better, 2);
  for (guint i = 0; i < n; i++)
    g_strfreev (words[i]);
  return ranking;
}

/* "1 A up", one unit after the other: rank, unit, end, previous rank. */
static char *
describe (GArray *ranking)
{
  static const char *const ends[] = { "", " top", " bottom" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ranking->len; i++)
    {
      const PentadRanked *ranked = &g_array_index (ranking, PentadRanked, i);

      g_string_append_printf (text, "%s%u%s %c%s", i > 0 ? "; " : "", ranked->rank,
                              ranked->tied ? "=" : "", 'A' + ranked->unit, ends[ranked->end]);
      if (ranked->previous_rank > 0)
        g_string_append_printf (text, " was %u", ranked->previous_rank);
    }
  return g_string_free (text, FALSE);
}

static void
test_ranks (void)
{
  static const struct
  {
    const char *units, *ranking;
    PentadBetter better;
  } table[] = {
    { "", "", PENTAD_BETTER_HIGH },
    { "a 0 90 - 1", "1 A top", PENTAD_BETTER_HIGH },
    { "a 0 - - 1", "0 A", PENTAD_BETTER_HIGH },
    { "a 0 80 - 1; b 0 90 - 1; c 0 85 - 1", "1 B top; 2 C top; 3 A top", PENTAD_BETTER_HIGH },
    { "a 0 80 - 1; b 0 90 - 1; c 0 85 - 1", "1 A top; 2 C top; 3 B top", PENTAD_BETTER_LOW },
    /* A tie shares the rank, and the next one is skipped; by filed cases, then by code. */
    { "a 0 100 - 5; b 0 100 - 9; c 0 90 - 1", "1= B top; 1= A top; 3 C top", PENTAD_BETTER_HIGH },
    { "b 0 100 - 5; a 0 100 - 5; c 0 90 - 1", "1= B top; 1= A top; 3 C top", PENTAD_BETTER_HIGH },
    { "a 0 100 - 0; b 0 100 - -; c 0 90 - 1", "1= A top; 1= B top; 3 C top", PENTAD_BETTER_HIGH },
    { "b 0 100 - -; a 0 100 - 0; c 0 90 - 1", "1= B top; 1= A top; 3 C top", PENTAD_BETTER_HIGH },
    /* What reads the same is the same. */
    { "a 0 93.414 - 1; b 0 93.4149 - 2", "1= B top; 1= A top", PENTAD_BETTER_HIGH },
    { "a 0 93.415 - 1; b 0 93.4149 - 2", "1 A top; 2 B top", PENTAD_BETTER_HIGH },
    /* Everybody equal: nobody is at the bottom. */
    { "a 0 100 - 4; b 0 100 - 3; c 0 100 - 2; d 0 100 - 1",
      "1= A top; 1= B top; 1= C top; 1= D top", PENTAD_BETTER_HIGH },
    /* Three at each end, ties included, and the top goes first where there are few. */
    { "a 0 9 - 1; b 0 8 - 1; c 0 7 - 1; d 0 6 - 1; e 0 5 - 1; f 0 4 - 1; g 0 3 - 1",
      "1 A top; 2 B top; 3 C top; 4 D; 5 E bottom; 6 F bottom; 7 G bottom", PENTAD_BETTER_HIGH },
    { "a 0 9 - 1; b 0 8 - 1; c 0 7 - 2; d 0 7 - 1; e 0 5 - 1",
      "1 A top; 2 B top; 3= C top; 3= D "
      "top; 5 E bottom",
      PENTAD_BETTER_HIGH },
    { "a 0 9 - 1; b 0 8 - 1; c 0 7 - 1; d 0 6 - 2; e 0 6 - 1; f 0 5 - 1; g 0 4 - 1",
      "1 A top; 2 B top; 3 C top; 4= D bottom; 4= E bottom; 6 F bottom; 7 G bottom",
      PENTAD_BETTER_HIGH },
    { "a 0 9 - 1; b 0 8 - 1; c 0 7 - 1; d 0 6 - 1", "1 A top; 2 B top; 3 C top; 4 D bottom",
      PENTAD_BETTER_HIGH },
    /* Groups are apart, in the order in which they come; no data is apart from all. */
    { "a 7 80 - 1; b -1 90 - 1; c 7 85 - 1; d 7 - - 1; e -1 95 - 1",
      "1 C top; 2 A top; 0 D; 1 E top; 2 B top", PENTAD_BETTER_HIGH },
    { "a 0 - - 1; b 0 80 - 1; c 0 - - 2; d 0 90 - 1", "1 D top; 2 B top; 0 C; 0 A",
      PENTAD_BETTER_HIGH },
    /* The rank before is that among those that had a value then. */
    { "a 0 90 70 1; b 0 80 80 1; c 0 85 - 1; d 0 - 90 1",
      "1 A top was 3; 2 C top; 3 B top was 2; 0 D was 1", PENTAD_BETTER_HIGH },
    { "a 0 90 70 1; b 0 80 70 1", "1 B top was 1; 2 A top was 1", PENTAD_BETTER_LOW },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].units);
      g_autoptr (GArray) ranking = rank (table[i].units, table[i].better);
      g_autofree char *text = describe (ranking);
      g_assert_cmpstr (text, ==, table[i].ranking);
    }
}

static void
test_change (void)
{
  g_autoptr (GArray) ranking =
      rank ("a 0 93.42 91.30 1; b 0 90 91 1; c 0 80 - 1; d 0 - 70 1", PENTAD_BETTER_HIGH);
  static const double changes[] = { 2.12, -1, NAN, NAN };

  for (guint i = 0; i < ranking->len; i++)
    {
      const PentadRanked *ranked = &g_array_index (ranking, PentadRanked, i);

      if (isnan (changes[i]))
        g_assert_true (isnan (ranked->change));
      else
        g_assert_cmpfloat_with_epsilon (ranked->change, changes[i], 1e-9);
      g_assert_cmpuint (ranked->of, ==, 3);
    }
}

/* Against tables of the Wilson score interval. */
static void
test_wilson (void)
{
  static const struct
  {
    double numerator, denominator, low, high;
  } table[] = {
    { 8, 10, 49.016, 94.332 },   { 0, 10, 0, 27.753 },        { 10, 10, 72.247, 100 },
    { 81, 263, 25.529, 36.621 }, { 50, 100, 40.383, 59.617 }, { 1, 1, 20.654, 100 },
  };
  static const struct
  {
    double numerator, denominator;
  } none[] = { { 0, 0 }, { -1, 4 }, { 5, 4 }, { NAN, 4 }, { 4, NAN } };
  /* However many cases: the interval holds the rate and stays between 0 and 100. */
  static const double many[] = { 1e3, 1e9, 1e12, 1e15, 1e16, 1e18 };
  double low, high;

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    for (int k = 0; k < 2; k++)
      {
        double numerator = k == 0 ? 1 : many[i] - 1;

        g_assert_true (pentad_wilson_interval (numerator, many[i], &low, &high));
        g_assert_cmpfloat (low, >=, 0);
        g_assert_cmpfloat (low, <=, 100 * numerator / many[i]);
        g_assert_cmpfloat (high, >=, 100 * numerator / many[i]);
        g_assert_cmpfloat (high, <=, 100);
      }
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_true (
          pentad_wilson_interval (table[i].numerator, table[i].denominator, &low, &high));
      g_assert_cmpfloat_with_epsilon (low, table[i].low, 0.001);
      g_assert_cmpfloat_with_epsilon (high, table[i].high, 0.001);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_assert_false (pentad_wilson_interval (none[i].numerator, none[i].denominator, &low, &high));
      g_assert_true (isnan (low) && isnan (high));
    }
}

static void
test_alike (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean alike;
  } table[] = {
    { "9/10", "8/10", TRUE },
    { "900/1000", "800/1000", FALSE },
    { "10/10", "10/10", TRUE },
    { "3/3", "970/1000", TRUE },
    { "1000/1000", "970/1000", FALSE },
    { "-", "9/10", FALSE },
    { "9/10", "-", FALSE },
    { "93.4", "93.3", FALSE },
    { "800/1000", "900/1000", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadFigure a = read_figure (table[i].a), b = read_figure (table[i].b);

      g_test_message ("%s and %s", table[i].a, table[i].b);
      g_assert_cmpint (pentad_rates_are_alike (&a, &b), ==, table[i].alike);
    }

  /* In a ranking each unit is compared with the next one below. */
  g_autoptr (GArray) ranking =
      rank ("a 0 990/1000 - 1; b 0 19/20 - 1; c 0 700/1000 - 1; d 0 - - 1", PENTAD_BETTER_HIGH);
  static const gboolean like_next[] = { TRUE, FALSE, FALSE, FALSE };
  for (guint i = 0; i < ranking->len; i++)
    {
      const PentadRanked *ranked = &g_array_index (ranking, PentadRanked, i);

      g_test_message ("unit %d", ranked->unit);
      g_assert_cmpint (ranked->like_next, ==, like_next[i]);
      g_assert_cmpint (isnan (ranked->low), ==, ranked->rank == 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/ranking/ranks", test_ranks);
  g_test_add_func ("/evaluate/ranking/change-in-points", test_change);
  g_test_add_func ("/evaluate/ranking/wilson-interval", test_wilson);
  g_test_add_func ("/evaluate/ranking/not-distinguishable", test_alike);
  return g_test_run ();
}
