/* Tests of the tiles of a live map: drawn in parts they are what a whole drawing would be.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-city.h"
#include "render/map-layout.h"
#include "render/paint.h"
#include "widgets/map-pieces.h"
#include "widgets/scene-slice.h"

#include <math.h>

#define WIDTH  1500
#define HEIGHT 1100
#define SIDE   PENTAD_MAP_PIECE_PX

typedef struct
{
  PentadDivisions *divisions;
  PentadMapGeometry *geometry;
  PentadMapCache *cache;
  PentadText *text;
  PentadTheme theme;
  double *values;
  int n_cells;
  gboolean labels;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  static const MadeCity city = { 40, 30, 2, TRUE, TRUE, FALSE };

  f->divisions = made_city_new (&city);
  f->geometry = pentad_map_geometry_new (f->divisions);
  f->cache = pentad_map_cache_new (64 << 20);
  f->text = pentad_text_new (NULL);
  pentad_theme_init (&f->theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  f->n_cells = pentad_map_geometry_get_n_cells (f->geometry);
  f->values = g_new (double, f->n_cells + 1);
  for (int cell = 0; cell < f->n_cells; cell++)
    f->values[cell] = cell % 16;
  f->labels = TRUE;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  pentad_map_geometry_unref (f->geometry);
  pentad_divisions_unref (f->divisions);
  pentad_map_cache_unref (f->cache);
  pentad_text_free (f->text);
  g_free (f->values);
}

static PentadScene *
make_scene (const Fixture *f, PentadMapView *view)
{
  static const double breaks[] = { 0, 2, 5, 9, 14 };
  PentadSketch *sketch = pentad_sketch_new (&f->theme, f->text, WIDTH, HEIGHT);
  PentadMap map = { .id = "map",
                    .geometry = f->geometry,
                    .cache = f->cache,
                    .view = view->width > 0 ? view : NULL,
                    .values = { .values = f->values },
                    .style = { .classes = pentad_classes_fixed (breaks, G_N_ELEMENTS (breaks)) },
                    .label_level = f->labels ? PENTAD_LEVEL_STREET : PENTAD_N_LEVELS,
                    .selected = PENTAD_NO_PLACE,
                    .hover = PENTAD_NO_PLACE };
  g_autoptr (PentadScene) whole = NULL;

  *view = pentad_map_layout (sketch, pentad_rect (0, 0, WIDTH, HEIGHT), &map);
  whole = pentad_sketch_finish (sketch);
  return pentad_scene_slice_new (whole, f->text, PENTAD_SLICE_MAP);
}

static PentadMapDrawing *
draw (const Fixture *f, PentadMapView *view, const PentadMapDrawing *old)
{
  g_autoptr (PentadScene) scene = make_scene (f, view);
  int column, row;
  PentadMapView grown = pentad_map_view_grow (view, &column, &row);
  g_autoptr (PentadMapCoat) coat = pentad_map_picture_coat (pentad_scene_find_map (scene)->map,
                                                            &f->theme, 1, &grown, 0xff000000u);
  double east, north, x, y;

  pentad_map_view_to_m (view, 0, 0, &east, &north);
  pentad_map_view_to_px (&grown, east, north, &x, &y);
  return pentad_map_pieces_draw (coat, &grown, column, row, scene, f->text, round (x), round (y),
                                 old);
}

/* How many images are not those of the drawing before. */
static guint
count_new (const PentadMapDrawing *drawing, const PentadMapDrawing *old)
{
  guint n = 0;

  for (int row = 0; row < drawing->rows; row++)
    for (int column = 0; column < drawing->columns; column++)
      n += pentad_map_drawing_get_image (drawing, drawing->column + column, drawing->row + row) !=
           pentad_map_drawing_get_image (old, drawing->column + column, drawing->row + row);
  return n;
}

static void
assert_same (const PentadMapDrawing *a, const PentadMapDrawing *b)
{
  g_assert_cmpuint (a->images->len, ==, b->images->len);
  for (guint i = 0; i < a->images->len; i++)
    g_assert_cmpmem (cairo_image_surface_get_data (a->images->pdata[i]), SIDE * SIDE * 4,
                     cairo_image_surface_get_data (b->images->pdata[i]), SIDE * SIDE * 4);
}

static void
test_changes_equal_a_new_drawing (Fixture *f, gconstpointer data)
{
  static const int changes[] = { 0, 1, 3, 40, 600, 1200 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int labels = 0; labels < 2; labels++)
    for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
      {
        PentadMapView view = { 0 };
        g_autoptr (PentadMapDrawing) before = NULL;
        g_autoptr (PentadMapDrawing) after = NULL;
        g_autoptr (PentadMapDrawing) anew = NULL;

        f->labels = labels;
        before = draw (f, &view, NULL);
        for (int k = 0; k < changes[i]; k++)
          f->values[g_rand_int_range (rand, 0, f->n_cells)] = g_rand_int_range (rand, 0, 16);
        after = draw (f, &view, before);
        anew = draw (f, &view, NULL);
        assert_same (after, anew);
        g_assert_cmpuint (count_new (after, before), <=, (guint)changes[i] * 4);
        if (changes[i] >= 600)
          g_assert_cmpuint (count_new (after, before), >, 3);
      }
}

/* What lies over the cells comes and goes, and the map is moved, with other changes at once. */
static void
test_labels_and_moves (Fixture *f, gconstpointer data)
{
  PentadMapView view = { 0 };
  g_autoptr (PentadMapDrawing) drawing = draw (f, &view, NULL);
  guint covered = 0;

  for (guint i = 0; i < drawing->images->len; i++)
    covered += drawing->covered[i];
  g_assert_cmpuint (covered, >, 0);
  g_assert_cmpuint (covered, <, drawing->images->len);
  for (int step = 0; step < 6; step++)
    {
      g_autoptr (PentadMapDrawing) next = NULL;
      g_autoptr (PentadMapDrawing) anew = NULL;

      f->labels = step % 2 == 1;
      view = pentad_map_view_pan (&view, step * 57, -step * 31);
      f->values[step * 37] = step;
      next = draw (f, &view, drawing);
      anew = draw (f, &view, NULL);
      assert_same (next, anew);
      pentad_map_drawing_unref (drawing);
      drawing = g_steal_pointer (&next);
    }
}

/* The pixels of a picture painted in one, and what lies over it. */
static void
test_equals_the_picture (Fixture *f, gconstpointer data)
{
  PentadMapView view = { 0 };
  g_autoptr (PentadMapDrawing) drawing = NULL;
  g_autoptr (PentadScene) scene = NULL;
  cairo_surface_t *whole;
  double east, north, x, y0;
  cairo_t *cr;

  drawing = draw (f, &view, NULL);
  scene = make_scene (f, &view);
  whole = cairo_image_surface_create (CAIRO_FORMAT_RGB24, drawing->columns * SIDE,
                                      drawing->rows * SIDE);
  pentad_map_picture_paint (pentad_scene_find_map (scene)->map, &f->theme, 1, &drawing->view,
                            0xff000000u, (guint32 *)(gpointer)cairo_image_surface_get_data (whole),
                            (gsize)cairo_image_surface_get_stride (whole) / 4);
  cairo_surface_mark_dirty (whole);
  cr = cairo_create (whole);
  pentad_map_view_to_m (&view, 0, 0, &east, &north);
  pentad_map_view_to_px (&drawing->view, east, north, &x, &y0);
  cairo_translate (cr, round (x), round (y0));
  pentad_paint_scene (cr, scene, &f->theme, f->text, 1,
                      PENTAD_PAINT_NO_GROUND | PENTAD_PAINT_NO_MAP);
  cairo_destroy (cr);
  cairo_surface_flush (whole);
  for (int y = 0; y < drawing->rows * SIDE; y++)
    for (int column = 0; column < drawing->columns; column++)
      g_assert_cmpmem (cairo_image_surface_get_data (whole) +
                           y * cairo_image_surface_get_stride (whole) + column * SIDE * 4,
                       SIDE * 4,
                       cairo_image_surface_get_data (
                           drawing->images->pdata[y / SIDE * drawing->columns + column]) +
                           y % SIDE * SIDE * 4,
                       SIDE * 4);
  cairo_surface_destroy (whole);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/widgets/map-pieces/changes_equal_a_new_drawing", Fixture, NULL, set_up,
              test_changes_equal_a_new_drawing, tear_down);
  g_test_add ("/widgets/map-pieces/labels_and_moves", Fixture, NULL, set_up, test_labels_and_moves,
              tear_down);
  g_test_add ("/widgets/map-pieces/equals_the_picture", Fixture, NULL, set_up,
              test_equals_the_picture, tear_down);
  return g_test_run ();
}
