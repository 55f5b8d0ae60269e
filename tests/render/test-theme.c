/* Colours, their contrast in every theme, and sizes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/theme-wall.h"

#include <math.h>

static void
test_parse (void)
{
  PentadColour colour = 0;

  g_assert_true (pentad_colour_parse ("#1a2b3c", &colour));
  g_assert_cmphex (colour, ==, 0xff1a2b3c);
  g_assert_true (pentad_colour_parse ("#fa0", &colour));
  g_assert_cmphex (colour, ==, 0xffffaa00);
  g_assert_false (pentad_colour_parse ("1a2b3c", &colour));
  g_assert_false (pentad_colour_parse ("#1a2b3", &colour));
  g_assert_false (pentad_colour_parse ("#1a2b3c4", &colour));
  g_assert_false (pentad_colour_parse ("#12345g", &colour));
  g_assert_false (pentad_colour_parse (NULL, &colour));
}

static void
test_arithmetic (void)
{
  g_assert_cmphex (pentad_colour_mix (0xff000000, 0xffffffff, 0.5), ==, 0xff808080);
  g_assert_cmphex (pentad_colour_mix (0xff102030, 0xffffffff, -4), ==, 0xff102030);
  g_assert_cmphex (pentad_colour_mix (0xff102030, 0xffffffff, NAN), ==, 0xff102030);
  g_assert_cmphex (pentad_colour_fade (0xff102030, 0.5), ==, 0x80102030);
  g_assert_cmphex (pentad_colour_premultiply (0x80ff0040), ==, 0x80800020);
  g_assert_cmphex (pentad_colour_premultiply (0xff123456), ==, 0xff123456);
  g_assert_cmpfloat_with_epsilon (pentad_colour_contrast (0xff000000, 0xffffffff), 21, 1e-9);
}

static void
assert_contrast (const PentadTheme *theme, PentadInk ink, PentadInk ground, double least)
{
  double contrast = pentad_colour_contrast (pentad_theme_colour (theme, ink),
                                            pentad_theme_colour (theme, ground));
  char a[16], b[16];

  if (contrast < least)
    g_error ("%s: %s on %s has a contrast of %.2f, expected %.1f", pentad_theme_id (theme->kind),
             pentad_ink_name (ink, a), pentad_ink_name (ground, b), contrast, least);
}

static void
test_contrast (void)
{
  static const PentadInk text[] = { PENTAD_INK_TEXT, PENTAD_INK_TEXT_MUTED, PENTAD_INK_FINE,
                                    PENTAD_INK_WATCH, PENTAD_INK_BAD };
  static const PentadInk grounds[] = { PENTAD_INK_PANEL, PENTAD_INK_BACKGROUND, PENTAD_INK_HEADER };

  for (int kind = 0; kind < PENTAD_N_THEMES; kind++)
    {
      PentadTheme theme;

      pentad_theme_init (&theme, (PentadThemeKind)kind, PENTAD_LANGUAGE_EN, 1920, 1080);
      for (guint i = 0; i < G_N_ELEMENTS (text); i++)
        for (guint k = 0; k < G_N_ELEMENTS (grounds); k++)
          assert_contrast (&theme, text[i], grounds[k], 4.5);
      assert_contrast (&theme, PENTAD_INK_TEXT_MUTED, PENTAD_INK_RAISED, 4.5);
      assert_contrast (&theme, PENTAD_INK_TEXT_ON_FILL, PENTAD_INK_ACCENT, 4.5);
      assert_contrast (&theme, PENTAD_INK_TEXT_MUTED, PENTAD_INK_MAP_GROUND, 4.5);
      for (guint i = 0; i < PENTAD_RAMP_STEPS; i++)
        assert_contrast (&theme, PENTAD_INK_RGB (0xffffff), PENTAD_INK_HEAT + i, 4.5);
      for (guint i = 0; i < PENTAD_N_SERIES; i++)
        assert_contrast (&theme, PENTAD_INK_SERIES + i, PENTAD_INK_PANEL, 3);
      assert_contrast (&theme, PENTAD_INK_TARGET, PENTAD_INK_TRACK, 3);
    }
}

static void
test_scale (void)
{
  static const struct
  {
    int width, height;
    double scale, design_width, design_height;
  } rows[] = {
    { 1920, 1080, 1, 1920, 1080 },
    { 3840, 2160, 2, 1920, 1080 },
    { 7680, 2160, 2, 3840, 1080 },
    { 1280, 720, 2 / 3.0, 1920, 1080 },
    { 400, 300, 0.5, 800, 600 },
    { 0, -5, 0.5, 2, 2 },
    { 1080, 1920, 0.5625, 1920, 1920 / 0.5625 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadTheme theme;

      pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, rows[i].width,
                         rows[i].height);
      g_assert_cmpfloat_with_epsilon (theme.scale, rows[i].scale, 1e-9);
      g_assert_cmpfloat_with_epsilon (theme.width, rows[i].design_width, 1e-6);
      if (rows[i].width < rows[i].height)
        continue;
      g_assert_cmpfloat_with_epsilon (theme.height, rows[i].design_height, 1e-6);
    }
}

/* Nothing on a wall is smaller in the eye than what can be read, and nothing is larger than need
 * be.
 */
static void
test_wall (void)
{
  static const struct
  {
    int width, height;
    double mm_per_px, distance_m;
    int columns, rows;
    double bezel_mm;
    double smallest; /* expected, in design pixels */
    double seam;     /* its width */
  } rows[] = {
    { 1920, 1080, 0.277, 0.6, 1, 1, 0, 12.5, 4 },
    { 7680, 2160, 1.25, 8, 4, 2, 0, 16.755, 2 },
    { 5760, 3240, 0.63, 6, 3, 3, 6.3, 16.622, 10 / 3.0 },
    { 1920, 1080, 0.25, 50, 1, 1, 0, 25, 4 }, /* twice, and no more */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadWallProfile) wall = pentad_wall_profile_new ();
      double smallest = INFINITY;
      PentadTheme theme, plain;

      wall->width_px = rows[i].width;
      wall->height_px = rows[i].height;
      wall->mm_per_px = rows[i].mm_per_px;
      wall->viewing_distance_m = rows[i].distance_m;
      wall->columns = rows[i].columns;
      wall->rows = rows[i].rows;
      wall->bezel_x_mm = wall->bezel_y_mm = rows[i].bezel_mm;
      pentad_theme_init_wall (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, wall);
      pentad_theme_init (&plain, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, rows[i].width,
                         rows[i].height);
      for (int type = 0; type < PENTAD_N_TYPES; type++)
        {
          smallest = MIN (smallest, theme.size[type]);
          if (i < 3)
            g_assert_cmpfloat_with_epsilon (theme.size[type],
                                            MAX (plain.size[type], rows[i].smallest), 0.01);
        }
      g_assert_cmpfloat_with_epsilon (smallest, rows[i].smallest, 0.01);
      g_assert_cmpint (theme.seams.n_x, ==, rows[i].columns - 1);
      g_assert_cmpint (theme.seams.n_y, ==, rows[i].rows - 1);
      g_assert_cmpfloat_with_epsilon (theme.seams.width, rows[i].seam, 1e-6);
      if (theme.seams.n_x > 0)
        g_assert_cmpfloat_with_epsilon (theme.seams.at[0], theme.width / rows[i].columns, 1e-6);
      if (theme.seams.n_y > 0)
        g_assert_cmpfloat_with_epsilon (theme.seams.at[theme.seams.n_x],
                                        theme.height / rows[i].rows, 1e-6);
    }
}

static void
test_names (void)
{
  PentadThemeKind kind = PENTAD_THEME_LIGHT;
  char buffer[16];
  PentadTheme theme;

  for (int i = 0; i < PENTAD_N_THEMES; i++)
    {
      g_assert_true (pentad_theme_parse (pentad_theme_id ((PentadThemeKind)i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (pentad_theme_parse ("neon", &kind));
  for (guint ink = 0; ink < PENTAD_N_INKS; ink++)
    g_assert_nonnull (pentad_ink_name (ink, buffer));
  g_assert_cmpstr (pentad_ink_name (PENTAD_INK_RGB (0x00ff10), buffer), ==, "#00ff10");
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_ZH_TW, 1920, 1080);
  g_assert_cmpstr (theme.family, ==, "Noto Sans CJK TC");
  g_assert_cmphex (pentad_theme_colour (&theme, PENTAD_INK_RGB (0x123456)), ==, 0xff123456);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/colour/parse-refuses-what-is-no-colour", test_parse);
  g_test_add_func ("/render/colour/arithmetic", test_arithmetic);
  g_test_add_func ("/render/theme/contrast-is-kept-in-every-theme", test_contrast);
  g_test_add_func ("/render/theme/scale-follows-the-output", test_scale);
  g_test_add_func ("/render/theme/type-follows-the-wall", test_wall);
  g_test_add_func ("/render/theme/names", test_names);
  return g_test_run ();
}
