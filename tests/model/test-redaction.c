/* Tests of what the public may see.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/redaction.h"

#include <math.h>
#include <string.h>

static void
test_texts (void)
{
  PentadRedaction open, closed;

  pentad_redaction_init (&open);
  pentad_redaction_init_public (&closed);
  g_assert_cmpstr (pentad_redact_name (&open, "Li"), ==, "Li");
  g_assert_null (pentad_redact_name (&closed, "Li"));
  g_assert_cmpstr (pentad_redact_telephone (&open, "12319"), ==, "12319");
  g_assert_null (pentad_redact_telephone (&closed, "12319"));
  g_assert_cmpstr (pentad_redact_photo (&open, "a.jpg"), ==, "a.jpg");
  g_assert_null (pentad_redact_photo (&closed, "a.jpg"));
  g_assert_cmpstr (pentad_redact_address (&open, "East Road 7", "East Street"), ==, "East Road 7");
  g_assert_cmpstr (pentad_redact_address (&closed, "East Road 7", "East Street"), ==,
                   "East Street");
  g_assert_null (pentad_redact_address (&closed, "East Road 7", NULL));
  g_assert_cmpuint (open.smallest, ==, 0);
  g_assert_cmpuint (closed.smallest, ==, 5);
}

static void
test_persons_have_numbers (void)
{
  static const char *const codes[] = { "S-001", "S-002", "S-003", "S-004",
                                       "S-005", "S-006", "S-007", "S-003" };
  g_autoptr (PentadAliases) one = pentad_aliases_new (codes, G_N_ELEMENTS (codes), 1);
  g_autoptr (PentadAliases) again = pentad_aliases_new (codes, G_N_ELEMENTS (codes), 1);
  g_autoptr (PentadAliases) other = pentad_aliases_new (codes, G_N_ELEMENTS (codes), 2);
  gboolean in_order = TRUE, differs = FALSE;
  guint used = 0;

  for (guint i = 0; i < 7; i++)
    {
      guint number = pentad_aliases_get (one, codes[i]);

      g_assert_cmpuint (number, >=, 1);
      g_assert_cmpuint (number, <=, 7);
      g_assert_cmpuint (used & (1u << number), ==, 0);
      used |= 1u << number;
      g_assert_cmpuint (pentad_aliases_get (again, codes[i]), ==, number);
      in_order = in_order && number == i + 1;
      differs = differs || pentad_aliases_get (other, codes[i]) != number;
    }
  g_assert_false (in_order);
  g_assert_true (differs);
  g_assert_cmpuint (pentad_aliases_get (one, "S-008"), ==, 0);
  g_assert_cmpuint (pentad_aliases_get (one, NULL), ==, 0);
}

static void
test_persons_in_texts (void)
{
  static const char *const codes[] = { "S-001" };
  g_autoptr (PentadAliases) aliases = pentad_aliases_new (codes, 1, 7);
  g_autoptr (PentadAliases) none = pentad_aliases_new (NULL, 0, 7);
  PentadRedaction open, closed;

  pentad_redaction_init (&open);
  pentad_redaction_init_public (&closed);
  g_autofree char *plain = pentad_redact_person (&open, NULL, "S-001");
  g_autofree char *numbered = pentad_redact_person (&closed, aliases, "S-001");
  g_assert_cmpstr (plain, ==, "S-001");
  g_assert_cmpstr (numbered, ==, "1");
  g_assert_null (pentad_redact_person (&closed, aliases, "S-002"));
  g_assert_null (pentad_redact_person (&closed, none, "S-001"));
  g_assert_null (pentad_redact_person (&closed, NULL, "S-001"));
}

typedef struct
{
  guint n_rows, n_columns;
  PentadTotals totals;
  double cells[16];
  const char *masked; /* "x" masked, "." not; NULL: cannot be done */
} Row;

#define BOTH (PENTAD_TOTALS_ROWS | PENTAD_TOTALS_COLUMNS)

static void
test_small_counts (void)
{
  static const Row table[] = {
    /* Nothing small, nothing masked. */
    { 2, 2, BOTH, { 9, 8, 7, 0 }, "...." },
    /* Without totals the small ones alone. */
    { 2, 2, PENTAD_TOTALS_NONE, { 4, 8, 7, 5 }, "x..." },
    /* A list with its total: the smallest other one goes with it. */
    { 4, 1, PENTAD_TOTALS_COLUMNS, { 3, 20, 8, 30 }, "x.x." },
    { 1, 4, PENTAD_TOTALS_ROWS, { 3, 20, 8, 30 }, "x.x." },
    /* Two that add up to a small count need a third. */
    { 4, 1, PENTAD_TOTALS_COLUMNS, { 1, 2, 8, 30 }, "xxx." },
    { 4, 1, PENTAD_TOTALS_COLUMNS, { 1, 3, 8, 30 }, "xxx." },
    { 4, 1, PENTAD_TOTALS_COLUMNS, { 3, 2, 8, 30 }, "xx.." },
    /* Zeros cover when there is nothing else, but hide no small sum. */
    { 3, 1, PENTAD_TOTALS_COLUMNS, { 3, 0, 0 }, NULL },
    { 1, 1, PENTAD_TOTALS_COLUMNS, { 3 }, NULL },
    /* A rectangle, so that neither rows nor columns give it away. */
    { 3, 3, BOTH, { 2, 30, 40, 50, 60, 70, 80, 90, 99 }, "xx.xx...." },
    { 2, 2, BOTH, { 2, 30, 40, 50 }, "xxxx" },
    { 3, 3, BOTH, { 40, 40, 40, 40, 40, 40, 40, 40, 40 }, "........." },
    /* What has no value is no cover. */
    { 1, 3, PENTAD_TOTALS_ROWS, { 3, NAN, 50 }, "x.x" },
  };
  PentadRedaction redaction;

  pentad_redaction_init_public (&redaction);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gboolean masked[16];
      char said[17] = { 0 };
      gboolean done = pentad_redact_table (&redaction, table[i].cells, table[i].n_rows,
                                           table[i].n_columns, table[i].totals, masked);

      for (guint c = 0; c < table[i].n_rows * table[i].n_columns; c++)
        said[c] = masked[c] ? 'x' : '.';
      g_test_message ("%u %s", i, said);
      g_assert_cmpint (done, ==, table[i].masked != NULL);
      if (done)
        g_assert_cmpstr (said, ==, table[i].masked);
    }
}

/* Counts the tables of whole numbers from 0 up that look the same: as many shown cells, the same
 * totals. A masked cell that has one value in all of them is given away. Small tables only. */
typedef struct
{
  guint n_rows, n_columns;
  PentadTotals totals;
  const double *cells;
  const gboolean *masked;
  int values[9], low[9], high[9];
  guint n_found;
} Search;

static gboolean
line_fits (const Search *search, guint first, guint step, guint n, guint until)
{
  double want = 0, have = 0;
  gboolean whole = TRUE;

  for (guint i = 0; i < n; i++)
    {
      guint cell = first + i * step;

      want += search->cells[cell];
      if (cell < until)
        have += search->values[cell];
      else
        whole = FALSE;
    }
  return whole ? have == want : have <= want;
}

static void
search_from (Search *search, guint cell)
{
  guint n = search->n_rows * search->n_columns;

  if (cell > 0)
    {
      guint last = cell - 1;

      if (search->totals & PENTAD_TOTALS_ROWS &&
          !line_fits (search, last / search->n_columns * search->n_columns, 1, search->n_columns,
                      cell))
        return;
      if (search->totals & PENTAD_TOTALS_COLUMNS &&
          !line_fits (search, last % search->n_columns, search->n_columns, search->n_rows, cell))
        return;
    }
  if (cell == n)
    {
      for (guint i = 0; i < n; i++)
        {
          search->low[i] =
              search->n_found > 0 ? MIN (search->low[i], search->values[i]) : search->values[i];
          search->high[i] =
              search->n_found > 0 ? MAX (search->high[i], search->values[i]) : search->values[i];
        }
      search->n_found++;
      return;
    }
  if (!search->masked[cell])
    {
      search->values[cell] = (int)search->cells[cell];
      search_from (search, cell + 1);
      return;
    }
  for (int value = 0; value <= 24; value++)
    {
      search->values[cell] = value;
      search_from (search, cell + 1);
    }
}

/* Tables of random counts; returns how many of them could be published. */
static guint
search_tables (guint n_rows, guint n_columns, PentadTotals totals)
{
  PentadRedaction redaction;
  guint n = n_rows * n_columns, n_done = 0;

  pentad_redaction_init_public (&redaction);
  for (guint seed = 0; seed < 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      double cells[9];
      gboolean masked[9];
      Search search = { n_rows, n_columns, totals, .cells = cells, .masked = masked };

      for (guint i = 0; i < n; i++)
        cells[i] = g_rand_int_range (rand, 0, 12);
      if (!pentad_redact_table (&redaction, cells, n_rows, n_columns, totals, masked))
        continue;
      n_done++;
      search_from (&search, 0);
      for (guint i = 0; i < n; i++)
        if (cells[i] > 0 && cells[i] < 5)
          {
            g_assert_true (masked[i]);
            g_assert_cmpint (search.low[i], <, search.high[i]);
          }
    }
  return n_done;
}

static void
test_nothing_can_be_worked_out (void)
{
  g_assert_cmpuint (search_tables (3, 3, BOTH), >, 150);
  g_assert_cmpuint (search_tables (1, 6, PENTAD_TOTALS_ROWS), >, 150);
  g_assert_cmpuint (search_tables (5, 1, PENTAD_TOTALS_COLUMNS), >, 150);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/redaction/texts", test_texts);
  g_test_add_func ("/model/redaction/persons-have-numbers", test_persons_have_numbers);
  g_test_add_func ("/model/redaction/persons-in-texts", test_persons_in_texts);
  g_test_add_func ("/model/redaction/small-counts", test_small_counts);
  g_test_add_func ("/model/redaction/nothing-can-be-worked-out", test_nothing_can_be_worked_out);
  return g_test_run ();
}
