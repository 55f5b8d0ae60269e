/* The ramps of maps can be told apart by everybody, in every theme.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/colour-difference.h"
#include "render/map-style.h"
#include "render/ramp.h"

#include <math.h>

#define LEAST_DIFFERENCE 10.0
#define LEAST_CONTRAST   3.0

/* Pairs and results of the table of test data that Sharma, Wu and Dalal publish with CIEDE2000. */
static void
test_difference (void)
{
  static const struct
  {
    PentadLab p, q;
    double difference;
  } rows[] = {
    { { 50, 2.6772, -79.7751 }, { 50, 0, -82.7485 }, 2.0425 },
    { { 50, -1.3802, -84.2814 }, { 50, 0, -82.7485 }, 1.0000 },
    { { 50, 0, 0 }, { 50, -1, 2 }, 2.3669 },
    { { 50, 2.49, -0.001 }, { 50, -2.49, 0.0011 }, 7.2195 },
    { { 50, 2.5, 0 }, { 73, 25, -18 }, 27.1492 },
    { { 50, 2.5, 0 }, { 61, -5, 29 }, 22.8977 },
    { { 60.2574, -34.0099, 36.2677 }, { 60.4626, -34.1751, 39.4387 }, 1.2644 },
    { { 2.0776, 0.0795, -1.135 }, { 0.9033, -0.0636, -0.5514 }, 0.9082 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpfloat_with_epsilon (pentad_lab_difference (&rows[i].p, &rows[i].q),
                                      rows[i].difference, 1e-4);
      g_assert_cmpfloat_with_epsilon (pentad_lab_difference (&rows[i].q, &rows[i].p),
                                      rows[i].difference, 1e-4);
    }
}

static void
test_sight (void)
{
  PentadLab white = pentad_colour_to_lab_deuteranope (PENTAD_RGB (0xffffff));

  /* Greys look the same to all. */
  g_assert_cmpfloat_with_epsilon (white.l, 100, 0.01);
  g_assert_cmpfloat_with_epsilon (hypot (white.a, white.b), 0, 0.05);
  /* A red and a green that are far apart for most. */
  g_assert_cmpfloat (pentad_colour_difference (PENTAD_RGB (0xa86a3a), PENTAD_RGB (0x7f8a3c)), <,
                     12);
  g_assert_cmpfloat (pentad_colour_difference (PENTAD_RGB (0x2f6fd0), PENTAD_RGB (0xe8b23a)), >,
                     40);
}

static void
assert_apart (const PentadTheme *theme, PentadInk p, PentadInk q)
{
  double difference =
      pentad_colour_difference (pentad_theme_colour (theme, p), pentad_theme_colour (theme, q));
  char a[16], b[16];

  if (difference < LEAST_DIFFERENCE)
    g_error ("%s: %s and %s differ by %.1f, expected %.0f", pentad_theme_id (theme->kind),
             pentad_ink_name (p, a), pentad_ink_name (q, b), difference, LEAST_DIFFERENCE);
}

static void
assert_contrast (const PentadTheme *theme, PentadInk p, PentadInk q)
{
  double contrast =
      pentad_colour_contrast (pentad_theme_colour (theme, p), pentad_theme_colour (theme, q));
  char a[16], b[16];

  if (contrast < LEAST_CONTRAST)
    g_error ("%s: %s on %s has a contrast of %.2f, expected %.0f", pentad_theme_id (theme->kind),
             pentad_ink_name (p, a), pentad_ink_name (q, b), contrast, LEAST_CONTRAST);
}

/* Hatch, and dots of weak rates: drawn in an ink that is seen on the cell's colour. */
static void
assert_patterns (const PentadTheme *theme, PentadRamp ramp, int step)
{
  PentadMapStyle style = { .ramp = ramp };

  style.inks[0] = pentad_ramp_get_ink (ramp, step);
  style.patterns[0] = PENTAD_MAP_PATTERN_HATCH;
  for (int weak = 0; weak <= 1; weak++)
    {
      PentadMapLook look = pentad_map_style_get_look (&style, theme, 0, weak, TRUE);
      PentadColour lines = pentad_theme_colour (theme, pentad_map_pattern_ink (look.pattern));

      g_assert_cmpfloat (pentad_colour_contrast (look.colour, lines), >=, LEAST_CONTRAST);
    }
}

static void
check_ramp (const PentadTheme *theme, PentadRamp ramp)
{
  int side = ramp == PENTAD_RAMP_BIVARIATE ? PENTAD_BIVARIATE_STEPS : 1;
  int steps = pentad_ramp_get_steps (ramp);
  PentadInk base = pentad_ramp_get_ink (ramp, pentad_ramp_get_base (ramp));

  /* What encloses cells of the base class: other classes, or the line around the city. */
  assert_contrast (theme, PENTAD_INK_BORDER_CITY, PENTAD_INK_MAP_GROUND);
  if (theme->kind != PENTAD_THEME_CONTRAST)
    assert_contrast (theme, PENTAD_INK_BORDER_CITY, base);
  for (int step = 0; step < steps; step++)
    {
      PentadInk ink = pentad_ramp_get_ink (ramp, step);

      if (side > 1 && step % side + 1 < side)
        assert_apart (theme, ink, pentad_ramp_get_ink (ramp, step + 1));
      if (step + side < steps)
        assert_apart (theme, ink, pentad_ramp_get_ink (ramp, step + side));
      assert_patterns (theme, ramp, step);
      if (step != pentad_ramp_get_base (ramp) || theme->kind == PENTAD_THEME_CONTRAST)
        assert_contrast (theme, ink, PENTAD_INK_MAP_GROUND);
      if (step != pentad_ramp_get_base (ramp) && theme->kind != PENTAD_THEME_CONTRAST)
        assert_contrast (theme, ink, base);
    }
}

static void
test_ramps (void)
{
  for (int kind = 0; kind < PENTAD_N_THEMES; kind++)
    {
      PentadTheme theme;

      pentad_theme_init (&theme, (PentadThemeKind)kind, PENTAD_LANGUAGE_EN, 1920, 1080);
      for (int ramp = 0; ramp < PENTAD_N_RAMPS; ramp++)
        check_ramp (&theme, (PentadRamp)ramp);
    }
}

/* What is drawn on the map, in every theme. */
static void
test_graphics (void)
{
  static const PentadInk on_ground[] = { PENTAD_INK_BORDER_CITY,   PENTAD_INK_BORDER_DISTRICT,
                                         PENTAD_INK_BORDER_STREET, PENTAD_INK_ROAD,
                                         PENTAD_INK_HATCH,         PENTAD_INK_SELECTION,
                                         PENTAD_INK_HOVER,         PENTAD_INK_FINE,
                                         PENTAD_INK_WATCH,         PENTAD_INK_BAD };

  for (int kind = 0; kind < PENTAD_N_THEMES; kind++)
    {
      PentadTheme theme;

      pentad_theme_init (&theme, (PentadThemeKind)kind, PENTAD_LANGUAGE_EN, 1920, 1080);
      for (guint i = 0; i < G_N_ELEMENTS (on_ground); i++)
        assert_contrast (&theme, on_ground[i], PENTAD_INK_MAP_GROUND);
      /* Over the cells they stand on their halo. */
      assert_contrast (&theme, PENTAD_INK_SELECTION, PENTAD_INK_HALO);
      assert_contrast (&theme, PENTAD_INK_TEXT, PENTAD_INK_HALO);
      assert_contrast (&theme, PENTAD_INK_HATCH, PENTAD_INK_NO_DATA);
    }
}

static void
test_names (void)
{
  PentadRamp ramp = PENTAD_RAMP_LOAD;

  for (int i = 0; i < PENTAD_N_RAMPS; i++)
    {
      g_assert_true (pentad_ramp_parse (pentad_ramp_id ((PentadRamp)i), &ramp));
      g_assert_cmpint (ramp, ==, i);
    }
  g_assert_false (pentad_ramp_parse ("rainbow", &ramp));
  g_assert_cmpuint (pentad_ramp_get_ink (PENTAD_RAMP_QUIET, 99), ==, PENTAD_INK_QUIET + 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/colour-difference/agrees-with-published-pairs", test_difference);
  g_test_add_func ("/render/colour-difference/red-and-green-come-near", test_sight);
  g_test_add_func ("/render/ramp/neighbours-differ-for-everybody", test_ramps);
  g_test_add_func ("/render/ramp/what-is-drawn-on-maps-is-seen", test_graphics);
  g_test_add_func ("/render/ramp/names", test_names);
  return g_test_run ();
}
