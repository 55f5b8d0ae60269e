/* Tests of rings that touch or cross themselves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/geojson.h"
#include "codec/rings.h"

#include <string.h>

/* Rings as "x y,x y|x y…". */
static void
parse (const char *text, GArray *points, GArray *parts)
{
  g_auto (GStrv) rings = g_strsplit (text, "|", -1);

  for (guint r = 0; rings[r] != NULL; r++)
    {
      g_auto (GStrv) positions = g_strsplit (rings[r], ",", -1);
      guint first = points->len;

      g_array_append_val (parts, first);
      for (guint p = 0; positions[p] != NULL; p++)
        {
          char *rest;
          PentadPoint point = { g_ascii_strtod (positions[p], &rest), 0 };

          point.lat = g_ascii_strtod (rest, NULL);
          g_array_append_val (points, point);
        }
    }
}

static char *
format (const GArray *points, const GArray *parts)
{
  GString *text = g_string_new (NULL);

  for (guint r = 0; r < parts->len; r++)
    {
      guint first = g_array_index (parts, guint, r);
      guint end = r + 1 < parts->len ? g_array_index (parts, guint, r + 1) : points->len;

      for (guint p = first; p < end; p++)
        {
          const PentadPoint *point = &g_array_index (points, PentadPoint, p);

          g_string_append_printf (text, "%s%g %g",
                                  p > first ? ","
                                  : r > 0   ? "|"
                                            : "",
                                  point->lon, point->lat);
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_repair (void)
{
  static const struct
  {
    const char *name, *rings, *repaired;
    guint n_changed, n_dropped;
  } rows[] = {
    { "simple", "0 0,4 0,4 4,0 4", "0 0,4 0,4 4,0 4", 0, 0 },
    { "polygon-with-hole", "0 0,4 0,4 4,0 4|1 1,2 1,2 2", "0 0,4 0,4 4,0 4|1 1,2 1,2 2", 0, 0 },
    { "pinched", "0 0,2 2,4 0,4 4,2 2,0 4", "2 2,4 0,4 4|0 0,2 2,0 4", 1, 0 },
    { "hole-hung-on-the-border", "0 0,2 0,1 1,3 1,2 0,4 0,4 4,0 4",
      "2 0,1 1,3 1|0 0,2 0,4 0,4 4,0 4", 1, 0 },
    { "spike", "0 0,4 0,4 4,9 9,4 4,0 4", "0 0,4 0,4 4,0 4", 1, 0 },
    { "long-spike", "0 0,4 0,4 4,6 6,9 9,6 6,4 4,0 4", "0 0,4 0,4 4,0 4", 1, 0 },
    { "repeated-point", "0 0,4 0,4 0,4 4,0 4", "0 0,4 0,4 4,0 4", 0, 0 },
    { "closed-twice", "0 0,4 0,4 4,0 0", "0 0,4 0,4 4", 1, 0 },
    { "negative-zero", "0 0,4 -0,4 0,4 4,0 4", "0 0,4 -0,4 4,0 4", 0, 0 },
    { "nothing-left", "0 0,4 0,8 0,4 0", "", 1, 1 },
    { "second-of-three", "0 0,1 0,1 1|5 5,6 5,6 5,6 6|8 8,9 8,9 9",
      "0 0,1 0,1 1|5 5,6 5,6 6|8 8,9 8,9 9", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (PentadPoint));
      g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autofree char *text = NULL;
      guint n_dropped = 0;

      g_test_message ("%s", rows[i].name);
      parse (rows[i].rings, points, parts);
      g_assert_cmpuint (pentad_rings_repair (points, parts, &n_dropped), ==, rows[i].n_changed);
      g_assert_cmpuint (n_dropped, ==, rows[i].n_dropped);
      text = format (points, parts);
      g_assert_cmpstr (text, ==, rows[i].repaired);
    }
}

static void
test_convex (void)
{
  static const struct
  {
    const char *rings;
    gboolean is_convex;
  } rows[] = {
    { "0 0,4 0,4 4,0 4", TRUE },
    { "0 4,4 4,4 0,0 0", TRUE },
    { "2 0,4 2,2 4,0 2", TRUE },
    { "0 0,4 1,2 5", TRUE },
    { "0 0,4 0,1 1,0 4", FALSE },                 /* a dent */
    { "0 0,2 0,4 0,4 4,0 4", FALSE },             /* a corner that is none: not worth a rule */
    { "0 0,4 4,4 0,0 4", FALSE },                 /* crosses itself */
    { "0 0,4 0,4 4,0 4|1 1,2 1,2 2", FALSE },     /* a hole */
    { "0 0,4 0,4 4,0 4,0 0,4 0,4 4,0 4", FALSE }, /* twice around */
    { "0 3,2 -3,-3 1,3 1,-2 -3", FALSE },         /* a star */
    { "0 0,4 0,4 0", FALSE },
    { "0 0,4 0", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (PentadPoint));
      g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));

      g_test_message ("%s", rows[i].rings);
      parse (rows[i].rings, points, parts);
      g_assert_cmpint (pentad_rings_are_convex (points, parts), ==, rows[i].is_convex);
    }
}

static void
test_cross (void)
{
  static const struct
  {
    const char *name, *rings;
    gboolean crosses;
  } rows[] = {
    { "none", "", FALSE },
    { "simple", "0 0,4 0,4 4,0 4", FALSE },
    { "bow-tie", "0 0,4 4,4 0,0 4", TRUE },
    { "hole-inside", "0 0,4 0,4 4,0 4|1 1,2 1,2 2", FALSE },
    { "hole-touches-a-corner", "0 0,4 0,4 4,0 4|0 0,2 1,1 2", FALSE },
    { "hole-touches-an-edge", "0 0,4 0,4 4,0 4|2 0,3 2,1 2", FALSE },
    { "hole-reaches-out", "0 0,4 0,4 4,0 4|2 2,6 2,6 3,2 3", TRUE },
    { "neighbours-share-an-edge", "0 0,4 0,4 4,0 4|4 0,8 0,8 4,4 4", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (PentadPoint));
      g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));

      g_test_message ("%s", rows[i].name);
      if (rows[i].rings[0] != '\0')
        parse (rows[i].rings, points, parts);
      g_assert_cmpint (pentad_rings_cross (points, parts), ==, rows[i].crosses);
    }
}

static void
test_stray_holes (void)
{
  static const struct
  {
    const char *coordinates; /* of a MultiPolygon */
    gboolean has_stray, crosses;
  } rows[] = {
    { "[[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]]", FALSE, FALSE },
    { "[[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[5,1],[6,1],[6,2],[5,1]]]]", TRUE, FALSE },
    { "[[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[2,1],[2,2],[1,1]],[[9,9],[8,9],[8,8],[9,9]]]]",
      TRUE, FALSE },
    /* Touches from within, and from without. */
    { "[[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[0,0],[2,1],[1,2],[0,0]]]]", FALSE, FALSE },
    { "[[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[4,4],[6,5],[5,6],[4,4]]]]", TRUE, FALSE },
    { "[[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[4,1],[6,1],[6,3],[4,3],[4,1]]]]", TRUE, FALSE },
    /* In the hole of the notch: within the box, outside the ring. */
    { "[[[[0,0],[6,0],[6,6],[4,6],[4,2],[2,2],[2,6],[0,6],[0,0]],[[3,4],[3.5,4],[3,5],[3,4]]]]",
      TRUE, FALSE },
    /* Each hole belongs to the ring before it. */
    { "[[[[0,0],[4,0],[4,4],[0,4],[0,0]]],[[[8,0],[9,0],[9,1],[8,1],[8,0]],"
      "[[1,1],[2,1],[2,2],[1,1]]]]",
      TRUE, FALSE },
    { "[[[[0,0],[4,0],[4,4],[0,4],[0,0]]],[[[8,0],[9,0],[9,1],[8,1],[8,0]]]]", FALSE, FALSE },
    /* Told as crossing. */
    { "[[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[6,2],[2,2],[2,3],[6,3],[6,2]]]]", FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"type\": \"MultiPolygon\", \"coordinates\": %s}",
                                               rows[i].coordinates);
      g_autoptr (GError) error = NULL;
      PentadFeature feature;
      PentadGuard guard;

      g_test_message ("%s", rows[i].coordinates);
      pentad_feature_init (&feature);
      pentad_guard_init (&guard, text, strlen (text), "f", NULL);
      pentad_read_geometry (&guard, &feature);
      pentad_guard_finish (&guard, &error);
      g_assert_no_error (error);
      g_assert_cmpint (feature.has_stray, ==, rows[i].has_stray);
      g_assert_cmpint (feature.crosses, ==, rows[i].crosses);
      pentad_feature_clear (&feature);
      pentad_guard_clear (&guard);
    }
}

/* A comb of many teeth, which is sorted; with its last tooth bent across the one before. */
static void
test_many (void)
{
  for (int bent = 0; bent <= 1; bent++)
    {
      g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (PentadPoint));
      g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));
      guint first = 0, n_dropped = 0;

      g_array_append_val (parts, first);
      for (int i = 0; i < 5000; i++)
        {
          PentadPoint point = { i / 100.0, i % 2 == 0 ? 1 : 2 };

          if (bent && i == 4999)
            point.lon -= 0.025;
          g_array_append_val (points, point);
        }
      for (int x = 50; x >= 0; x -= 50)
        {
          PentadPoint corner = { x, -1 };

          g_array_append_val (points, corner);
        }
      g_assert_cmpuint (pentad_rings_repair (points, parts, &n_dropped), ==, 0);
      g_assert_cmpint (pentad_rings_cross (points, parts), ==, bent);
    }
}

/* Every edge spans the width: nothing is gained by sorting, and the work stays bounded. */
static void
test_work_is_bounded (void)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (PentadPoint));
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = 0;

  g_array_append_val (parts, first);
  for (int i = 0; i < 100000; i++)
    {
      PentadPoint point = { i % 2 == 0 ? 0 : 1, i / 1e6 };

      g_array_append_val (points, point);
    }
  for (int i = 0; i < 3; i++)
    {
      static const PentadPoint corners[] = { { 2, 0.1 }, { 2, -1 }, { -1, -1 } };

      g_array_append_val (points, corners[i]);
    }
  g_assert_false (pentad_rings_cross (points, parts));
}

#define PLACE(code, coordinates)                                                                   \
  "{\"properties\": {\"code\": \"" code "\"}, \"geometry\": {\"type\": \"Polygon\", "              \
  "\"coordinates\": " coordinates "}}"

static void
test_findings_name_the_division (void)
{
  static const char text[] =
      "{\"features\": [" PLACE ("good", "[[[0, 0], [4, 0], [4, 4], [0, 0]]]") ", " PLACE (
          "pinched",
          "[[[0, 0], [2, 2], [4, 0], [4, 4], [2, 2], [0, 4], [0, 0]]]") ", " PLACE ("bow",
                                                                                    "[[[0, 0], [4, "
                                                                                    "4], [4, 0], "
                                                                                    "[0, 4], [0, "
                                                                                    "0]]]") ","
                                                                                            " " PLACE (
                                                                                                "ho"
                                                                                                "l"
                                                                                                "e",
                                                                                                "[["
                                                                                                "[0"
                                                                                                ", "
                                                                                                "0]"
                                                                                                ", "
                                                                                                "[4"
                                                                                                ", "
                                                                                                "0]"
                                                                                                ", "
                                                                                                "[4"
                                                                                                ", "
                                                                                                "4]"
                                                                                                ", "
                                                                                                "[0"
                                                                                                ", "
                                                                                                "4]"
                                                                                                ", "
                                                                                                "[0"
                                                                                                ", "
                                                                                                "0]"
                                                                                                "],"
                                                                                                " ["
                                                                                                "[2"
                                                                                                ", "
                                                                                                "2]"
                                                                                                ", "
                                                                                                "[6"
                                                                                                ", "
                                                                                                "2]"
                                                                                                ", "
                                                                                                "[6"
                                                                                                ", "
                                                                                                "3]"
                                                                                                ", "
                                                                                                "[2"
                                                                                                ", "
                                                                                                "2]"
                                                                                                "]"
                                                                                                "]") "]}";
  g_autoptr (PentadDivisionsBuilder) builder = pentad_divisions_builder_new ("city", NULL);
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadDivisions) divisions = NULL;
  g_autoptr (GString) said = g_string_new (NULL);
  const PentadShapes *shapes;

  pentad_read_boundaries (text, strlen (text), "f", NULL, builder, PENTAD_LEVEL_DISTRICT, findings,
                          &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *line = pentad_finding_describe (g_ptr_array_index (findings, i));

      g_string_append_printf (said, "%s; ", line);
    }
  g_assert_cmpstr (said->str, ==,
                   "ring-crosses ×1 f bow; ring-crosses ×1 f hole; ring-repaired ×1 f pinched; ");
  /* A point in either half of the pinched one, and one in neither. */
  divisions = pentad_divisions_builder_finish (g_steal_pointer (&builder));
  shapes = pentad_divisions_get_shapes (divisions, PENTAD_LEVEL_DISTRICT);
  g_assert_true (pentad_shapes_contains (shapes, 1, 0.5, 2));
  g_assert_true (pentad_shapes_contains (shapes, 1, 3.5, 2));
  g_assert_false (pentad_shapes_contains (shapes, 1, 2, 0.5));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/rings/repair-takes-apart-what-touches-itself", test_repair);
  g_test_add_func ("/codec/rings/convex-ones-are-known", test_convex);
  g_test_add_func ("/codec/rings/cross-is-seen", test_cross);
  g_test_add_func ("/codec/rings/stray-holes-are-told", test_stray_holes);
  g_test_add_func ("/codec/rings/many-edges", test_many);
  g_test_add_func ("/codec/rings/work-is-bounded", test_work_is_bounded);
  g_test_add_func ("/codec/rings/findings-name-the-division", test_findings_name_the_division);
  return g_test_run ();
}
