/* What a picture of the map shows of one period: the quick passes agree with the plain rules.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-side.h"

#include <math.h>

static const double odd[] = { NAN, -INFINITY, -1e300, -1,    -0.0, 0,    0.5,     1,
                              2,   2.9999999, 3,      12.25, 1e15, 1e16, INFINITY };

static PentadMapStyle
style_of (const double *breaks, int n)
{
  return (PentadMapStyle){ .classes = pentad_classes_fixed (breaks, n) };
}

static void
test_classes (void)
{
  static const double breaks[] = { -1, 0, 0.5, 3, 12.25, 1e15, 1e16 };

  for (int n = 1; n <= (int)G_N_ELEMENTS (breaks); n++)
    {
      PentadMapStyle style = style_of (breaks, n);
      PentadMapValues values = { .values = odd };
      PentadMapSide side;

      pentad_map_side_init (&side, &style, &values, G_N_ELEMENTS (odd));
      for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
        g_assert_cmpint (side.class_of[i], ==, pentad_classes_find (&style.classes, odd[i]));
      pentad_map_side_clear (&side);
    }
}

static void
test_two_quantities (void)
{
  static const double breaks[] = { 0, 1, 3 };
  const double second[G_N_ELEMENTS (odd)] = { 0, 1, 2, NAN, 4, 5 };
  PentadMapStyle style = style_of (breaks, 3);
  PentadMapValues values = { .values = odd, .second = second };
  PentadMapSide side;

  style.ramp = PENTAD_RAMP_BIVARIATE;
  style.second = style.classes;
  pentad_map_side_init (&side, &style, &values, G_N_ELEMENTS (odd));
  for (int i = 0; i < (int)G_N_ELEMENTS (odd); i++)
    g_assert_cmpint (side.class_of[i], ==, pentad_map_style_find (&style, &values, i));
  pentad_map_side_clear (&side);
}

static void
test_whole (void)
{
  static const struct
  {
    double value;
    gboolean whole;
  } rows[] = { { 0, TRUE },          { -3, TRUE },       { 4503599627370497.0, TRUE },
               { NAN, TRUE },        { INFINITY, TRUE }, { -INFINITY, TRUE },
               { 0.5, FALSE },       { -0.25, FALSE },   { 1e-300, FALSE },
               { 1e9 + 0.5, FALSE }, { 1e300, TRUE } };
  PentadMapStyle style = style_of (NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const double both[] = { 7, rows[i].value };
      PentadMapValues values = { .values = both };
      PentadMapSide side;

      pentad_map_side_init (&side, &style, &values, 2);
      g_assert_cmpint (pentad_map_side_is_whole (&side, 2), ==, rows[i].whole);
      pentad_map_side_clear (&side);
    }
}

static void
test_count (void)
{
  static const double numbers[] = { NAN, 0, 5, 5, 5, NAN };
  static const guint8 weak[] = { 1, 0, 0, 7, 0, 0 };
  static const guint8 in_focus[] = { 1, 1, 1, 0, 1, 0 };
  static const guint8 all[] = { 1, 1, 1, 1, 1, 1 };
  static const double breaks[] = { 0, 4 };
  PentadMapStyle style = style_of (breaks, 2);
  PentadMapValues values = { .values = numbers, .weak = weak };
  guint counts[PENTAD_MAP_MAX_CLASSES + 1] = { 0 };
  PentadMapSide side, shared;

  pentad_map_side_init (&side, &style, &values, G_N_ELEMENTS (numbers));
  shared = pentad_map_side_share (&side);
  pentad_map_side_clear (&side);
  /* The weak one with a value is out of focus; the one in focus has none. */
  g_assert_false (pentad_map_side_count (&shared, in_focus, G_N_ELEMENTS (numbers), counts));
  g_assert_cmpuint (counts[0], ==, 1);
  g_assert_cmpuint (counts[1], ==, 1);
  g_assert_cmpuint (counts[2], ==, 2);
  g_assert_true (pentad_map_side_count (&shared, all, G_N_ELEMENTS (numbers), counts));
  pentad_map_side_clear (&shared);
}

static void
test_nothing (void)
{
  PentadMapStyle style = style_of (NULL, 0);
  PentadMapValues values = { NULL };
  guint counts[PENTAD_MAP_MAX_CLASSES + 1] = { 0 };
  PentadMapSide side;

  pentad_map_side_init (&side, &style, &values, 2);
  g_assert_cmpint (side.class_of[0], ==, -1);
  g_assert_true (isnan (side.values[1]));
  g_assert_true (pentad_map_side_is_whole (&side, 2));
  pentad_map_side_clear (&side);
  pentad_map_side_init (&side, &style, &values, 0);
  g_assert_false (pentad_map_side_count (&side, NULL, 0, counts));
  pentad_map_side_clear (&side);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/map-side/classes-are-those-of-each-value", test_classes);
  g_test_add_func ("/render/map-side/classes-of-two-quantities", test_two_quantities);
  g_test_add_func ("/render/map-side/a-fraction-is-found", test_whole);
  g_test_add_func ("/render/map-side/cells-in-focus-are-counted", test_count);
  g_test_add_func ("/render/map-side/without-values-or-cells", test_nothing);
  return g_test_run ();
}
