/* A made-up city for tests: a sheet of crooked unit grids without gaps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-city.h"

#include <math.h>

#define LON0 113.0
#define LAT0 30.0
#define STEP 0.002 /* degrees from grid to grid */

static const char *const district_names[][2] = {
  { "云中区", "Yunzhong" }, { "北辰区", "Beichen" }, { "河阳区", "Heyang" }, { "南屏区", "Nanping" }
};

/* A number in -1 .. 1 that belongs to a corner and an axis. */
static double
jitter (int i, int j, int axis)
{
  guint32 h = (guint32)i * 73856093u ^ (guint32)j * 19349663u ^ (guint32)axis * 83492791u;

  h = (h ^ (h >> 13)) * 0x5bd1e995u;
  h ^= h >> 15;
  return (h & 0xffff) / 32767.5 - 1;
}

static void
corner (int i, int j, double *lon, double *lat)
{
  *lon = LON0 + (i + 0.28 * jitter (i, j, 0)) * STEP;
  *lat = LAT0 + (j + 0.28 * jitter (i, j, 1)) * STEP;
}

/* The side from corner a towards corner b without b; the points between are the same both ways. */
static void
add_side (PentadShapes *shapes, int ai, int aj, int bi, int bj, int corners)
{
  double a[2], b[2];
  gboolean turned = ai + aj > bi + bj;

  corner (ai, aj, &a[0], &a[1]);
  corner (bi, bj, &b[0], &b[1]);
  pentad_shapes_add_point (shapes, a[0], a[1]);
  for (int k = 1; k <= corners; k++)
    {
      int at = turned ? corners + 1 - k : k;
      double share = (double)at / (corners + 1);
      const double *from = turned ? b : a;
      const double *to = turned ? a : b;
      double off = 0.06 * STEP * jitter (ai + bi, aj + bj, 7 + at);

      pentad_shapes_add_point (shapes, from[0] + (to[0] - from[0]) * share + (ai == bi ? off : 0),
                               from[1] + (to[1] - from[1]) * share + (ai == bi ? 0 : off));
    }
}

static void
add_ring_box (PentadShapes *shapes, double i0, double j0, double i1, double j1)
{
  pentad_shapes_begin_ring (shapes);
  pentad_shapes_add_point (shapes, LON0 + i0 * STEP, LAT0 + j0 * STEP);
  pentad_shapes_add_point (shapes, LON0 + i1 * STEP, LAT0 + j0 * STEP);
  pentad_shapes_add_point (shapes, LON0 + i1 * STEP, LAT0 + j1 * STEP);
  pentad_shapes_add_point (shapes, LON0 + i0 * STEP, LAT0 + j1 * STEP);
}

static gboolean
is_inside (const MadeCity *options, int i, int j)
{
  double x = (i + 0.5) / options->columns * 2 - 1;
  double y = (j + 0.5) / options->rows * 2 - 1;

  return !options->round || x * x + y * y < 1 + 0.1 * jitter (i / 3, j / 3, 5);
}

static void
add_place (PentadDivisionsBuilder *builder, PentadLevel level, const char *code, const char *parent)
{
  PentadLabel name = { { NULL } };

  pentad_label_set_all (&name, code);
  pentad_divisions_builder_add (builder, level, code, &name, parent);
  pentad_label_clear (&name);
}

static void
add_districts (PentadDivisionsBuilder *builder, const MadeCity *options)
{
  double half_x = options->columns / 2 + 0.3;
  double half_y = options->rows / 2 + 0.3;

  for (int d = 0; d < 4; d++)
    {
      PentadLabel name = { { NULL } };
      char code[2] = { (char)('1' + d), '\0' };
      double x = d % 2 == 0 ? 0 : half_x;
      double y = d / 2 == 0 ? half_y : 0;

      pentad_label_set (&name, PENTAD_LANGUAGE_ZH_CN, district_names[d][0]);
      pentad_label_set (&name, PENTAD_LANGUAGE_EN, district_names[d][1]);
      pentad_divisions_builder_add (builder, PENTAD_LEVEL_DISTRICT, code, &name, NULL);
      if (options->districts)
        add_ring_box (pentad_divisions_builder_get_shapes (builder, PENTAD_LEVEL_DISTRICT), x, y,
                      d % 2 == 0 ? half_x : options->columns, d / 2 == 0 ? options->rows : half_y);
      pentad_label_clear (&name);
    }
}

static void
add_grid (
    PentadDivisionsBuilder *builder, const MadeCity *options, int i, int j, const char *community)
{
  PentadShapes *shapes;
  char code[32];

  g_snprintf (code, sizeof code, "G%d-%d", i, j);
  add_place (builder, PENTAD_LEVEL_GRID, code, community);
  shapes = pentad_divisions_builder_get_shapes (builder, PENTAD_LEVEL_GRID);
  pentad_shapes_begin_ring (shapes);
  add_side (shapes, i, j, i + 1, j, options->corners);
  add_side (shapes, i + 1, j, i + 1, j + 1, options->corners);
  add_side (shapes, i + 1, j + 1, i, j + 1, options->corners);
  add_side (shapes, i, j + 1, i, j, options->corners);
  if (options->hole && i == options->columns / 2 && j == options->rows / 2)
    {
      add_ring_box (shapes, i + 0.35, j + 0.35, i + 0.65, j + 0.65);
      add_ring_box (shapes, i + 0.45, j + 0.45, i + 0.55, j + 0.55);
    }
}

PentadDivisions *
made_city_new (const MadeCity *options)
{
  PentadLabel name = { { NULL } };
  PentadDivisionsBuilder *builder;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  pentad_label_set_all (&name, "云州市");
  builder = pentad_divisions_builder_new ("990000", &name);
  pentad_label_clear (&name);
  add_districts (builder, options);
  for (int j = 0; j < options->rows; j++)
    for (int i = 0; i < options->columns; i++)
      {
        int d = (i >= options->columns / 2) + (j >= options->rows / 2 ? 0 : 2);
        char district[2] = { (char)('1' + d), '\0' };
        char street[32], community[32];

        if (!is_inside (options, i, j))
          continue;
        g_snprintf (street, sizeof street, "S%s%d-%d", district, i / 8, j / 8);
        g_snprintf (community, sizeof community, "C%s%d-%d", district, i / 4, j / 4);
        if (g_hash_table_add (seen, g_strdup (street)))
          add_place (builder, PENTAD_LEVEL_STREET, street, district);
        if (g_hash_table_add (seen, g_strdup (community)))
          add_place (builder, PENTAD_LEVEL_COMMUNITY, community, street);
        add_grid (builder, options, i, j, community);
      }
  return pentad_divisions_builder_finish (builder);
}

double
made_city_value (const PentadDivisions *divisions, int place, gboolean gaps)
{
  static const double spots[][4] = { /* middle as shares of the city, height, width */
                                     { 0.33, 0.68, 26, 0.10 },
                                     { 0.62, 0.40, 15, 0.08 },
                                     { 0.26, 0.24, 7, 0.07 },
                                     { 0.72, 0.72, 4, 0.12 }
  };
  const PentadBounds *all = &pentad_divisions_get (divisions, 0)->bounds;
  const PentadDivision *division = pentad_divisions_get (divisions, place);
  double x = (division->centre.lon - all->west) / (all->east - all->west);
  double y = (division->centre.lat - all->south) / (all->north - all->south);
  double value = 1 + jitter (place, 3, 9);

  if (gaps && place % 50 == 7)
    return NAN;
  for (guint i = 0; i < G_N_ELEMENTS (spots); i++)
    {
      double dx = (x - spots[i][0]) / spots[i][3];
      double dy = (y - spots[i][1]) / spots[i][3];
      value += spots[i][2] * exp (-(dx * dx + dy * dy) / 2) * (0.8 + 0.2 * jitter (place, 5, 11));
    }
  return floor (MAX (value, 0));
}
