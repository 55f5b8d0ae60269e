/* Tests of codes of places: splits, prefixes, kinds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/grid-code.h"

static PentadCodeSplit
split_of (int a, int b, int c, int d)
{
  const int digits[] = { a, b, c, d };
  PentadCodeSplit split = { 0 };

  g_assert_true (pentad_code_split_init (&split, digits, G_N_ELEMENTS (digits)));
  return split;
}

static void
test_splits (void)
{
  static const struct
  {
    int digits[5];
    guint n;
    gboolean good;
  } table[] = {
    { { 6, 3, 3, 3 }, 4, TRUE },     { { 6, 3, 3, 2 }, 4, TRUE },   { { 6, 3, 3, 4 }, 4, TRUE },
    { { 6, 3, 3, 5 }, 4, FALSE },    { { 6, 3, 3, 1 }, 4, FALSE },  { { 6, 3, 6 }, 3, FALSE },
    { { 6, 3, 3, 3, 0 }, 5, FALSE }, { { 10, 2, 1, 1 }, 4, FALSE }, { { 0, 6, 6, 3 }, 4, FALSE },
    { { -6, 9, 9, 3 }, 4, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadCodeSplit split = { 0 };

      g_test_message ("%u", i);
      g_assert_cmpint (pentad_code_split_init (&split, table[i].digits, table[i].n), ==,
                       table[i].good);
      g_assert_cmpint (pentad_code_split_is_known (&split), ==, table[i].good);
    }
}

static void
test_lengths (void)
{
  static const guint lengths[PENTAD_N_LEVELS] = { 0, 6, 9, 12, 15 };
  PentadCodeSplit split = split_of (6, 3, 3, 3), unknown = { 0 };

  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    {
      g_assert_cmpuint (pentad_code_split_length (&split, level), ==, lengths[level]);
      g_assert_cmpuint (pentad_code_split_length (&unknown, level), ==, 0);
    }
}

static void
test_fitting_codes (void)
{
  static const struct
  {
    PentadLevel level;
    const char *code;
    gboolean fits;
  } table[] = {
    { PENTAD_LEVEL_GRID, "990101001001001", TRUE },
    { PENTAD_LEVEL_GRID, "99010100100100", FALSE },
    { PENTAD_LEVEL_GRID, "9901010010010012", FALSE },
    { PENTAD_LEVEL_GRID, "99010100100100x", FALSE },
    { PENTAD_LEVEL_GRID, "", FALSE },
    { PENTAD_LEVEL_COMMUNITY, "990101001001", TRUE },
    { PENTAD_LEVEL_STREET, "990101001", TRUE },
    { PENTAD_LEVEL_DISTRICT, "990101", TRUE },
    { PENTAD_LEVEL_CITY, "990100", FALSE },
  };
  PentadCodeSplit split = split_of (6, 3, 3, 3), unknown = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].code);
      g_assert_cmpint (pentad_code_split_fits (&split, table[i].level, table[i].code), ==,
                       table[i].fits);
      g_assert_false (pentad_code_split_fits (&unknown, table[i].level, table[i].code));
    }
}

static void
test_prefixes (void)
{
  static const struct
  {
    int digits[4];
    PentadLevel level;
    const char *code;
    PentadLevel above;
    const char *prefix;
  } table[] = {
    { { 6, 3, 3, 3 },
      PENTAD_LEVEL_GRID,
      "990101002003004",
      PENTAD_LEVEL_COMMUNITY,
      "990101002003" },
    { { 6, 3, 3, 3 }, PENTAD_LEVEL_GRID, "990101002003004", PENTAD_LEVEL_STREET, "990101002" },
    { { 6, 3, 3, 3 }, PENTAD_LEVEL_GRID, "990101002003004", PENTAD_LEVEL_DISTRICT, "990101" },
    { { 6, 3, 3, 3 }, PENTAD_LEVEL_GRID, "990101002003004", PENTAD_LEVEL_CITY, NULL },
    { { 6, 3, 3, 3 }, PENTAD_LEVEL_GRID, "990101002003004", PENTAD_LEVEL_GRID, NULL },
    { { 6, 3, 3, 3 }, PENTAD_LEVEL_STREET, "990101002", PENTAD_LEVEL_DISTRICT, "990101" },
    { { 6, 3, 3, 3 }, PENTAD_LEVEL_STREET, "990101002", PENTAD_LEVEL_COMMUNITY, NULL },
    { { 6, 3, 3, 3 }, PENTAD_LEVEL_GRID, "SI22", PENTAD_LEVEL_STREET, NULL },
    { { 6, 3, 3, 2 }, PENTAD_LEVEL_GRID, "99010100200304", PENTAD_LEVEL_COMMUNITY, "990101002003" },
    { { 6, 3, 3, 4 },
      PENTAD_LEVEL_GRID,
      "9901010020030004",
      PENTAD_LEVEL_COMMUNITY,
      "990101002003" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const int *d = table[i].digits;
      PentadCodeSplit split = split_of (d[0], d[1], d[2], d[3]);
      char buffer[PENTAD_MAX_GRID_CODE + 1];

      g_test_message ("%u", i);
      g_assert_cmpstr (
          pentad_code_split_prefix (&split, table[i].level, table[i].code, table[i].above, buffer),
          ==, table[i].prefix);
    }
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *code, *kind;
  } table[] = {
    { "990101", "district" },    { "990121", "county" },
    { "990000", NULL },          { "990101001", "street" },
    { "990101100", "town" },     { "990101050", "street" },
    { "990101999", "district" }, { "9901", NULL },
    { "99010A", NULL },          { "", NULL },
  };
  g_autoptr (PentadPlaceKinds) kinds = pentad_place_kinds_new ();
  g_autoptr (PentadPlaceKinds) shared = pentad_place_kinds_ref (kinds);
  PentadLabel label = { 0 };

  pentad_label_set_all (&label, "a kind");
  pentad_place_kinds_add (kinds, "district", &label, 4, 2, 1, 20);
  pentad_place_kinds_add (kinds, "county", &label, 4, 2, 21, 80);
  pentad_place_kinds_add (kinds, "street", &label, 6, 3, 1, 99);
  pentad_place_kinds_add (kinds, "town", &label, 6, 3, 100, 199);
  pentad_label_clear (&label);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const PentadPlaceKind *kind = pentad_place_kinds_find (shared, table[i].code);

      g_test_message ("%s", table[i].code);
      g_assert_cmpstr (kind != NULL ? kind->id : NULL, ==, table[i].kind);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/grid-code/splits", test_splits);
  g_test_add_func ("/model/grid-code/lengths", test_lengths);
  g_test_add_func ("/model/grid-code/fitting-codes", test_fitting_codes);
  g_test_add_func ("/model/grid-code/prefixes", test_prefixes);
  g_test_add_func ("/model/grid-code/kinds", test_kinds);
  return g_test_run ();
}
