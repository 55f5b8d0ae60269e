/* What lies on a map beside its cells: markers, names, scale bar; and how cells get their look.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-city.h"
#include "render/map-grades.h"
#include "render/map-layout.h"
#include "render/map-neighbours.h"
#include "render/map-notes.h"
#include "render/map-rates.h"
#include "render/scene-check.h"

#include <math.h>

#define WIDTH  900
#define HEIGHT 600

typedef struct
{
  PentadDivisions *divisions;
  PentadMapGeometry *geometry;
  PentadText *text;
  PentadTheme theme;
  double *values;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const MadeCity city = { 20, 12, 1, TRUE, TRUE, FALSE };
  int n;

  fixture->divisions = made_city_new (&city);
  fixture->geometry = pentad_map_geometry_new (fixture->divisions);
  fixture->text = pentad_text_new (NULL);
  pentad_theme_init (&fixture->theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  n = pentad_map_geometry_get_n_cells (fixture->geometry);
  fixture->values = g_new (double, n + 1);
  for (int cell = 0; cell < n; cell++)
    fixture->values[cell] = cell % 23;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pentad_map_geometry_unref (fixture->geometry);
  pentad_divisions_unref (fixture->divisions);
  pentad_text_free (fixture->text);
  g_free (fixture->values);
}

static PentadMap
make_map (const Fixture *fixture)
{
  return (PentadMap){ .id = "map",
                      .geometry = fixture->geometry,
                      .values = { .values = fixture->values },
                      .style = { .classes = pentad_classes_fixed (NULL, 0) },
                      .words = { .title = "Open cases", .unit = "cases", .as_of = "now" },
                      .label_level = PENTAD_LEVEL_STREET,
                      .selected = PENTAD_NO_PLACE,
                      .hover = PENTAD_NO_PLACE };
}

static PentadScene *
lay_out (const Fixture *fixture, const PentadMap *map)
{
  PentadSketch *sketch = pentad_sketch_new (&fixture->theme, fixture->text, WIDTH, HEIGHT);

  pentad_map_layout (sketch, pentad_rect (0, 0, WIDTH, HEIGHT), map);
  return pentad_sketch_finish (sketch);
}

static void
assert_no_faults (const PentadScene *scene)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (pentad_scene_check (scene, problems) > 0)
    g_error ("%u faults, the first: %s", problems->len, (char *)g_ptr_array_index (problems, 0));
}

/* Markers of four kinds all over the city. Transfer full. */
static PentadMapMarker *
scatter (const Fixture *fixture, int n)
{
  static const PentadMarker shapes[] = { PENTAD_MARKER_CIRCLE, PENTAD_MARKER_TRIANGLE,
                                         PENTAD_MARKER_SQUARE, PENTAD_MARKER_DIAMOND };
  PentadMapMarker *markers = g_new0 (PentadMapMarker, n);
  PentadMapBounds all = pentad_map_geometry_bounds (fixture->geometry, 0);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int i = 0; i < n; i++)
    {
      pentad_map_geometry_unproject (fixture->geometry, g_rand_double_range (rand, all.x0, all.x1),
                                     g_rand_double_range (rand, all.y0, all.y1), &markers[i].lon,
                                     &markers[i].lat);
      markers[i].shape = shapes[i % 4];
      markers[i].tone = i % 4 == 1 ? PENTAD_TONE_BAD : PENTAD_TONE_FINE;
    }
  return markers;
}

static void
test_clusters (Fixture *fixture, gconstpointer data)
{
  static const int numbers[] = { 61, 200, 3000, 40000 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree PentadMapMarker *markers = scatter (fixture, numbers[i]);
      PentadMap map = make_map (fixture);
      guint n_boxes = 0;

      map.markers = markers;
      map.n_markers = numbers[i];
      g_autoptr (PentadScene) scene = lay_out (fixture, &map);
      g_autofree PentadRect *boxes = g_new (PentadRect, pentad_scene_get_n_ops (scene));
      assert_no_faults (scene);
      for (guint k = 0; k < pentad_scene_get_n_ops (scene); k++)
        {
          const PentadOp *op = pentad_scene_get_op (scene, k);

          if (op->kind != PENTAD_OP_MARKER || op->role != PENTAD_ROLE_MARKER)
            continue;
          for (guint b = 0; b < n_boxes; b++)
            g_assert_true (op->box.x >= boxes[b].x + boxes[b].width ||
                           boxes[b].x >= op->box.x + op->box.width ||
                           op->box.y >= boxes[b].y + boxes[b].height ||
                           boxes[b].y >= op->box.y + op->box.height);
          boxes[n_boxes++] = op->box;
        }
      g_assert_cmpuint (n_boxes, >, 40);
    }
}

/* However many stand for one marker, their number is told in what room it has. */
static void
test_cluster_numbers (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int n;
    const char *text;
  } rows[] = { { 2, "2" },       { 999, "999" },  { 1000, "1.0k" },  { 3120, "3.1k" },
               { 9949, "9.9k" }, { 9950, "10k" }, { 200000, "200k" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree PentadMapMarker *markers = scatter (fixture, 1);
      PentadMap map = make_map (fixture);
      gboolean found = FALSE;

      markers[0].count = rows[i].n;
      map.markers = markers;
      map.n_markers = 1;
      g_autoptr (PentadScene) scene = lay_out (fixture, &map);
      assert_no_faults (scene);
      for (guint k = 0; k < pentad_scene_get_n_ops (scene); k++)
        {
          const PentadOp *op = pentad_scene_get_op (scene, k);

          found |= op->kind == PENTAD_OP_TEXT && op->role == PENTAD_ROLE_MARKER &&
                   g_str_equal (op->string, rows[i].text);
        }
      g_assert_true (found);
    }
}

static void
test_seams (Fixture *fixture, gconstpointer data)
{
  PentadMap map = make_map (fixture);

  fixture->theme.seams =
      (PentadSeams){ .n_x = 3, .n_y = 2, .at = { 60, 300, 600, 200, 400 }, .width = 8 };
  g_autoptr (PentadScene) scene = lay_out (fixture, &map);
  assert_no_faults (scene);
  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);

      if (op->role == PENTAD_ROLE_TITLE)
        g_assert_cmpfloat (op->box.x, >=, 64);
    }
}

static void
test_scale_bar (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    double m_per_px, most, length;
  } rows[] = {
    { 1, 110, 100 },   { 1, 99, 50 },    { 10, 110, 1000 },   { 3, 110, 200 },
    { 18, 110, 1000 }, { 0.02, 110, 2 }, { 20000, 110, 2e6 }, { 1, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadMapView view = { 800, 600, 0, 0, rows[i].m_per_px };
      double px, length = pentad_scale_bar_length (fixture->geometry, &view, rows[i].most, &px);

      g_assert_cmpfloat (length, ==, rows[i].length);
      g_assert_cmpfloat_with_epsilon (px, length / rows[i].m_per_px, 1e-6);
    }
  /* A pixel spans less ground towards the pole: the bar of the same length is longer. */
  PentadMapView north = { 800, 600, 0, 30 * 111320.0, 1 };
  double px;
  double length = pentad_scale_bar_length (fixture->geometry, &north, 110, &px);
  double lon, middle, lat;

  pentad_map_geometry_unproject (fixture->geometry, 0, 0, &lon, &middle);
  pentad_map_geometry_unproject (fixture->geometry, 0, north.centre_y, &lon, &lat);
  g_assert_cmpfloat_with_epsilon (px, length / (cos (lat * G_PI / 180) / cos (middle * G_PI / 180)),
                                  1e-6);
}

/* Walking by borders reaches every place of a level, and no step goes against its arrow. */
static void
test_neighbours (Fixture *fixture, gconstpointer data)
{
  static const int ways[4][2] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };

  for (int level = PENTAD_LEVEL_DISTRICT; level <= PENTAD_LEVEL_COMMUNITY; level++)
    {
      int n, first = pentad_divisions_get_level (fixture->divisions, (PentadLevel)level, &n);
      g_autoptr (GArray) allowed = g_array_new (FALSE, FALSE, sizeof (int));
      g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (int));
      g_autofree gboolean *seen = g_new0 (gboolean, (gsize)(first + n));

      for (int i = first; i < first + n; i++)
        g_array_append_val (allowed, i);
      g_array_append_val (queue, first);
      seen[first] = TRUE;
      for (guint q = 0; q < queue->len; q++)
        for (int way = 0; way < 4; way++)
          {
            int at = g_array_index (queue, int, q);
            int next =
                pentad_map_neighbour (fixture->geometry, at, allowed, ways[way][0], ways[way][1]);

            if (next == PENTAD_NO_PLACE || seen[next])
              continue;
            g_assert_cmpint (next, !=, at);
            seen[next] = TRUE;
            g_array_append_val (queue, next);
          }
      g_assert_cmpuint (queue->len, ==, (guint)n);
      g_assert_cmpint (pentad_map_neighbour (fixture->geometry, 0, allowed, 1, 0), ==,
                       PENTAD_NO_PLACE);
      g_assert_cmpint (pentad_map_neighbour (fixture->geometry, PENTAD_NO_PLACE, allowed, 1, 0), ==,
                       PENTAD_NO_PLACE);
    }
}

static void
test_rates (void)
{
  static const double counts[] = { 3, 0, 5, 1, 2, 1 },
                      denominators[] = { 1500, 400, 0, NAN, -7, 400 };
  double rates[6];
  guint8 weak[6];

  pentad_map_rates (counts, denominators, 6, 10000, 500, rates, weak);
  g_assert_cmpfloat_with_epsilon (rates[0], 20, 1e-9);
  g_assert_cmpfloat (rates[1], ==, 0);
  for (int i = 2; i < 5; i++)
    g_assert_true (isnan (rates[i]));
  g_assert_cmpmem (weak, 6, ((const guint8[]){ 0, 0, 0, 0, 0, 1 }), 6);
}

static void
test_bivariate (void)
{
  static const double breaks[] = { 0, 1, 4 }, first[] = { 0, 5, 2, NAN, 1 },
                      second[] = { 0, 9, 0, 1, NAN };
  static const int want[] = { 0, 8, 1, -1, -1 };
  PentadMapStyle style = { .ramp = PENTAD_RAMP_BIVARIATE,
                           .classes = pentad_classes_fixed (breaks, 3),
                           .second = pentad_classes_fixed (breaks, 3) };
  PentadMapValues values = { .values = first, .second = second }, half = { .values = first };

  g_assert_cmpint (pentad_map_style_get_n_classes (&style), ==, 9);
  for (int i = 0; i < 5; i++)
    g_assert_cmpint (pentad_map_style_find (&style, &values, i), ==, want[i]);
  g_assert_cmpint (pentad_map_style_find (&style, &half, 0), ==, -1);
  g_assert_cmpuint (pentad_map_style_get_ink (&style, 8), ==, PENTAD_INK_BIVARIATE + 8);
  g_assert_cmpuint (pentad_map_style_get_ink (&style, -1), ==, PENTAD_INK_NO_DATA);
}

/* No look stands by its colour alone: no data, few behind a rate, and grades have a pattern that is
 * seen on the colour. */
static void
test_patterns (void)
{
  PentadMapStyle style = { .classes = pentad_classes_fixed (NULL, 0) };

  for (int kind = 0; kind < PENTAD_N_THEMES; kind++)
    {
      PentadTheme theme;

      pentad_theme_init (&theme, (PentadThemeKind)kind, PENTAD_LANGUAGE_EN, 1920, 1080);
      for (int class_number = -1; class_number < style.classes.n; class_number++)
        {
          PentadMapLook look = pentad_map_style_get_look (&style, &theme, class_number, TRUE, TRUE);
          PentadColour lines = pentad_theme_colour (&theme, pentad_map_pattern_ink (look.pattern));

          g_assert_cmpuint (PENTAD_MAP_PATTERN_SHAPE (look.pattern), ==,
                            class_number < 0 ? PENTAD_MAP_PATTERN_BACK_HATCH
                                             : PENTAD_MAP_PATTERN_DOTS);
          g_assert_cmpfloat (pentad_colour_contrast (lines, look.colour), >=, 3);
          look = pentad_map_style_get_look (&style, &theme, class_number, TRUE, FALSE);
          g_assert_cmpuint (look.pattern, ==, PENTAD_MAP_PATTERN_NONE);
        }
    }
}

static void
test_grades (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *id, *pattern;
    double min;
    guint32 colour;
  } rows[] = { { "A", "none", 90, 0x2e9e5b },
               { "B", "dots", 75, 0x2f7fd6 },
               { "C", "stripes", 60, 0xe0b400 },
               { "D", "cross", 40, 0xd03b2f },
               { "E", "hatch", 0, 0x1a1a1a } };
  g_autoptr (PentadScheme) scheme = pentad_scheme_new ("made");
  const char *letters[PENTAD_MAP_MAX_CLASSES], *labels[PENTAD_MAP_MAX_CLASSES];
  PentadMap map = make_map (fixture);
  guint outlined = 0;

  g_assert_false (pentad_map_grades_init (&map.style, scheme, PENTAD_LANGUAGE_EN, letters, labels));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PentadGrade *grade = pentad_scheme_add_grade (scheme);

      grade->id = g_strdup (rows[i].id);
      grade->pattern = g_strdup (rows[i].pattern);
      grade->min = rows[i].min;
      grade->colour = rows[i].colour;
    }
  g_assert_true (pentad_map_grades_init (&map.style, scheme, PENTAD_LANGUAGE_EN, letters, labels));
  g_assert_cmpint (map.style.classes.n, ==, 5);
  g_assert_cmpstr (letters[0], ==, "E");
  g_assert_cmpint (pentad_classes_find (&map.style.classes, 75), ==, 3);
  for (int i = 0; i < 4; i++)
    for (int k = 0; k < i; k++)
      g_assert_cmpuint (map.style.patterns[i], !=, map.style.patterns[k]);
  map.words.class_letters = letters;
  map.words.class_labels = NULL;
  g_autoptr (PentadScene) scene = lay_out (fixture, &map);
  for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
    {
      const PentadOp *op = pentad_scene_get_op (scene, i);

      outlined += op->kind == PENTAD_OP_SEGMENTS && op->paint.stroke == PENTAD_INK_HATCH;
    }
  g_assert_cmpuint (outlined, ==, 1);
}

/* Only the unit grids' own borders go. */
static void
test_no_grid_borders (Fixture *fixture, gconstpointer data)
{
  PentadMapPictureInput input = { .geometry = fixture->geometry,
                                  .view =
                                      pentad_map_view_fit (fixture->geometry, 0, 4000, 3000, 0) };
  g_autoptr (PentadMapPicture) with = pentad_map_picture_new (&input);
  input.no_grid_borders = TRUE;
  g_autoptr (PentadMapPicture) without = pentad_map_picture_new (&input);
  g_autoptr (PentadMapPicture) seen = pentad_map_picture_new_view (without, &input.view);
  PentadMapLines a = pentad_map_picture_lines (with, &fixture->theme, 1);
  PentadMapLines b = pentad_map_picture_lines (seen, &fixture->theme, 1);

  g_assert_cmpfloat (a.width_px[PENTAD_LEVEL_GRID], >, 0);
  g_assert_cmpfloat (b.width_px[PENTAD_LEVEL_GRID], ==, 0);
  g_assert_cmpfloat (b.width_px[PENTAD_LEVEL_COMMUNITY], ==, a.width_px[PENTAD_LEVEL_COMMUNITY]);
  g_assert_false (pentad_map_picture_looks_like (with, without));
}

/* Left of the line the first period, right of it the second one. */
static void
test_two_periods (Fixture *fixture, gconstpointer data)
{
  int n = pentad_map_geometry_get_n_cells (fixture->geometry);
  g_autofree double *low = g_new0 (double, n + 1), *high = g_new (double, n + 1);
  PentadMapPictureInput input = { .geometry = fixture->geometry,
                                  .view = pentad_map_view_fit (fixture->geometry, 0, 400, 300, 0),
                                  .style = { .classes = pentad_classes_fixed (NULL, 0) },
                                  .values = { .values = low },
                                  .other = { .values = high },
                                  .divider = 200 };

  for (int i = 0; i < n; i++)
    high[i] = 100;
  g_autoptr (PentadMapPicture) both = pentad_map_picture_new (&input);
  input.other.values = NULL;
  g_autoptr (PentadMapPicture) first = pentad_map_picture_new (&input);
  input.values.values = high;
  g_autoptr (PentadMapPicture) second = pentad_map_picture_new (&input);
  cairo_surface_t *surfaces[] = { pentad_map_picture_render (both, &fixture->theme, 1),
                                  pentad_map_picture_render (first, &fixture->theme, 1),
                                  pentad_map_picture_render (second, &fixture->theme, 1) };
  gsize stride = (gsize)cairo_image_surface_get_stride (surfaces[0]);

  g_assert_false (pentad_map_picture_looks_like (both, first));
  for (gsize y = 0; y < 300; y++)
    {
      const guint8 *rows[3];

      for (int i = 0; i < 3; i++)
        rows[i] = cairo_image_surface_get_data (surfaces[i]) + y * stride;
      g_assert_cmpmem (rows[0], 800, rows[1], 800);
      g_assert_cmpmem (rows[0] + 800, 800, rows[2] + 800, 800);
    }
  for (int i = 0; i < 3; i++)
    cairo_surface_destroy (surfaces[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/render/map-markers/clusters-of-several-kinds-never-touch", test_clusters);
  ADD ("/render/map-markers/numbers-of-any-size-fit", test_cluster_numbers);
  ADD ("/render/map-labels/words-keep-off-seams", test_seams);
  ADD ("/render/map-notes/scale-bar-is-round-and-true", test_scale_bar);
  ADD ("/render/map-neighbours/every-place-is-reached", test_neighbours);
  ADD ("/render/map-grades/letters-patterns-and-a-light-outline", test_grades);
  ADD ("/render/map-picture/two-periods-share-a-picture", test_two_periods);
  ADD ("/render/map-picture/grids-run-into-each-other", test_no_grid_borders);
#undef ADD
  g_test_add_func ("/render/map-rates/no-denominator-no-rate", test_rates);
  g_test_add_func ("/render/map-style/two-quantities-make-nine-classes", test_bivariate);
  g_test_add_func ("/render/map-style/patterns-are-seen", test_patterns);
  return g_test_run ();
}
