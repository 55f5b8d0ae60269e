/* Golden scenes of every layout with its edge cases, and rules that hold for all of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PENTAD_GOLDEN_UPDATE=1 writes the files of golden/ anew; look at the difference before keeping
 * it. */
#include "config.h"

#include "samples.h"

#include "render/bar-groups.h"
#include "render/column-chart.h"
#include "render/data-words.h"
#include "render/paint.h"

#include <math.h>

#define CHART_SAMPLES(name, id) id##_samples,
static const Sample *const groups[] = { PENTAD_CHART_KINDS (CHART_SAMPLES) list_samples,
                                        frame_samples, map_samples };
#undef CHART_SAMPLES
#define CHART_ID(name, id) #id,
static const char *const chart_ids[] = { PENTAD_CHART_KINDS (CHART_ID) };
#undef CHART_ID
/* What every chart is drawn with, whatever else. */
static const char *const edges[] = { "empty", "one",  "equal", "nan",       "negative",
                                     "huge",  "long", "rtl",   "zero-width" };

static PentadScene *
draw (const Sample *sample, PentadText *text, PentadThemeKind kind, PentadLanguage language)
{
  PentadSketch *sketch;
  PentadTheme theme;

  pentad_theme_init (&theme, kind, language, 1920, 1080);
  sketch = pentad_sketch_new (&theme, text, sample->width, sample->height);
  sample->draw (sketch, pentad_rect (0, 0, sample->width, sample->height));
  return pentad_sketch_finish (sketch);
}

/* Says which line differs; a whole scene would not be read. */
static void
assert_same_lines (const char *got, const char *want)
{
  g_auto (GStrv) got_lines = g_strsplit (got, "\n", -1);
  g_auto (GStrv) want_lines = g_strsplit (want, "\n", -1);

  for (guint i = 0; got_lines[i] != NULL && want_lines[i] != NULL; i++)
    g_assert_cmpstr (got_lines[i], ==, want_lines[i]);
  g_assert_cmpuint (g_strv_length (got_lines), ==, g_strv_length (want_lines));
}

/* The drawing, and what is said of it to who cannot see it. */
static char *
describe (const PentadScene *scene)
{
  g_autofree char *drawn = pentad_scene_to_text (scene);
  GString *out = g_string_new (drawn);

  for (guint i = 0; i < pentad_scene_get_n_tables (scene); i++)
    {
      g_autofree char *words = pentad_data_table_summary (pentad_scene_get_table (scene, i));

      g_string_append_printf (out, "says \"%s\"\n", words);
    }
  return g_string_free (out, FALSE);
}

static void
test_golden (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  g_autoptr (PentadScene) scene = draw (sample, text, PENTAD_THEME_DARK, PENTAD_LANGUAGE_ZH_CN);
  g_autofree char *got = describe (scene);
  g_autofree char *name = g_strconcat (sample->name, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", name, NULL);
  g_autofree char *want = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("PENTAD_GOLDEN_UPDATE") != NULL)
    {
      g_file_set_contents (path, got, -1, &error);
      g_assert_no_error (error);
      return;
    }
  g_file_get_contents (path, &want, NULL, &error);
  g_assert_no_error (error);
  assert_same_lines (got, want);
}

/* Lines have a width; the logical box of a text carries the leading of the font above and below. */
#define SLACK         3
#define LEADING_SHARE 0.3

static void
assert_inside (const Sample *sample, const PentadOp *op)
{
  double above = op->kind == PENTAD_OP_TEXT ? op->box.height * LEADING_SHARE : SLACK;

  if (op->kind == PENTAD_OP_CLIP || op->kind == PENTAD_OP_UNCLIP)
    return;
  if (op->box.x < -SLACK || op->box.y < -above ||
      op->box.x + op->box.width > sample->width + SLACK ||
      op->box.y + op->box.height > sample->height + above)
    g_error ("%s: op %d (%s) at %.1f,%.1f %.1fx%.1f lies outside %.0fx%.0f", sample->name, op->kind,
             op->string != NULL ? op->string : "", op->box.x, op->box.y, op->box.width,
             op->box.height, sample->width, sample->height);
}

/* Layers, outlines and markers of a map are cut by its clip. */
static gboolean
may_reach_out (const Sample *sample, const PentadOp *op)
{
  return g_str_has_prefix (sample->name, "map") || op->role == PENTAD_ROLE_TARGET;
}

static gboolean
overlap (const PentadRect *a, const PentadRect *b)
{
  /* Logical boxes carry the leading of the font; glyphs themselves stand further apart. */
  double give_x = 1;
  double give_y = MIN (a->height, b->height) * LEADING_SHARE;

  return a->x + give_x < b->x + b->width && b->x + give_x < a->x + a->width &&
         a->y + give_y < b->y + b->height && b->y + give_y < a->y + a->height;
}

static void
assert_no_text_over_text (const Sample *sample, const PentadScene *scene)
{
  guint n = pentad_scene_get_n_ops (scene);

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      {
        const PentadOp *a = pentad_scene_get_op (scene, i);
        const PentadOp *b = pentad_scene_get_op (scene, k);

        if (a->kind == PENTAD_OP_TEXT && b->kind == PENTAD_OP_TEXT && overlap (&a->box, &b->box))
          g_error ("%s: \"%s\" lies over \"%s\"", sample->name, b->string, a->string);
      }
}

static void
test_rules (void)
{
  g_autoptr (PentadText) text = pentad_text_new (NULL);

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const Sample *sample = groups[g]; sample->name != NULL; sample++)
      for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
        {
          g_autoptr (PentadScene) scene =
              draw (sample, text, PENTAD_THEME_LIGHT, (PentadLanguage)language);
          g_autoptr (GString) which = g_string_new (NULL);

          for (guint i = 0; i < pentad_scene_get_n_ops (scene); i++)
            if (!may_reach_out (sample, pentad_scene_get_op (scene, i)))
              assert_inside (sample, pentad_scene_get_op (scene, i));
          assert_no_text_over_text (sample, scene);
          pentad_scene_count_unknown_glyphs (scene, text, which);
          g_assert_cmpstr (which->str, ==, "");
        }
}

/* Every size from nothing to small is laid out and painted without a warning. */
static void
test_any_size (void)
{
  static const double sides[] = { 0, 1, 7, 23, 41, 64, 97, 150, 333 };
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 400, 400);
  cairo_t *cr = cairo_create (surface);

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const Sample *sample = groups[g]; sample->name != NULL; sample++)
      for (guint w = 0; w < G_N_ELEMENTS (sides); w++)
        for (guint h = 0; h < G_N_ELEMENTS (sides); h++)
          {
            Sample small = *sample;
            g_autoptr (PentadScene) scene = NULL;

            small.width = sides[w];
            small.height = sides[h];
            scene = draw (&small, text, PENTAD_THEME_CONTRAST, PENTAD_LANGUAGE_EN);
            if (w == h)
              pentad_paint_scene (cr, scene, pentad_scene_get_theme (scene), text, 1,
                                  PENTAD_PAINT_DEFAULT);
            g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
          }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static gboolean
has_sample (const Sample *samples, const char *id, const char *edge)
{
  g_autofree char *name = g_strconcat (id, "-", edge, NULL);

  for (const Sample *sample = samples; sample->name != NULL; sample++)
    if (g_str_equal (sample->name, name))
      return TRUE;
  return FALSE;
}

static void
test_edges (void)
{
  for (int kind = 0; kind < PENTAD_N_CHARTS; kind++)
    for (guint e = 0; e < G_N_ELEMENTS (edges); e++)
      if (!has_sample (groups[kind], chart_ids[kind], edges[e]))
        g_error ("%s-%s: expected a sample of that name", chart_ids[kind], edges[e]);
}

/* Rows for a table beside it, and words for who cannot see it; a sparkline is part of others. */
static void
test_tables (void)
{
  g_autoptr (PentadText) text = pentad_text_new (NULL);

  for (int kind = 0; kind < PENTAD_N_CHARTS; kind++)
    {
      g_autoptr (PentadScene) scene =
          draw (groups[kind], text, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN);
      guint n = pentad_scene_get_n_tables (scene);

      if (n != (kind != PENTAD_CHART_SPARKLINE))
        g_error ("%s: %u tables; expected the layout to call pentad_sketch_tell() once",
                 groups[kind]->name, n);
      if (n > 0 && pentad_scene_get_n_hits (scene) == 0)
        g_error (
            "%s: no point of the data can be reached; expected pentad_sketch_point() and a hit",
            groups[kind]->name);
    }
}

/* What a scene draws, without its words. */
static char *
shapes_of (const char *name, PentadText *text)
{
  GString *shapes = g_string_new (NULL);

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const Sample *sample = groups[g]; sample->name != NULL; sample++)
      if (g_str_equal (sample->name, name))
        {
          g_autoptr (PentadScene) scene =
              draw (sample, text, PENTAD_THEME_DARK, PENTAD_LANGUAGE_ZH_CN);
          g_autofree char *all = pentad_scene_to_text (scene);
          g_auto (GStrv) lines = g_strsplit (all, "\n", -1);

          for (char **line = lines; *line != NULL; line++)
            if (strstr (*line, " text ") == NULL && !g_str_has_prefix (*line, "hit "))
              g_string_append_printf (shapes, "%s\n", *line);
        }
  g_assert_cmpuint (shapes->len, >, 0);
  return g_string_free (shapes, FALSE);
}

/* Told apart where nothing can be read: "not permitted" is not "no data". */
static void
test_states (void)
{
  static const char *const states[] = { "panel-data",  "panel-loading", "panel-late",
                                        "panel-stale", "panel-empty",   "panel-forbidden",
                                        "panel-error" };
  g_autoptr (PentadText) text = pentad_text_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    for (guint j = 0; j < i; j++)
      {
        g_autofree char *one = shapes_of (states[i], text);
        g_autofree char *other = shapes_of (states[j], text);

        g_assert_cmpstr (one, !=, other);
      }
}

/* Zero stays zero, no data is no data: what is drawn of one is not drawn of the other. */
static void
test_zero (void)
{
  static const double values[] = { 40, 0, NAN };
  static const char *const labels[] = { "a", "b", "c" };
  static const PentadSeries series = { .values = values };
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  for (int kind = 0; kind < 2; kind++)
    {
      PentadSketch *sketch = pentad_sketch_new (&theme, text, 300, 200);
      PentadRect area = pentad_rect (0, 0, 300, 200);
      PentadColumnChart columns = { .id = "c",
                                    .series = &series,
                                    .n_series = 1,
                                    .labels = labels,
                                    .n = 3,
                                    .axis = PENTAD_AXIS_COUNT };
      PentadBarGroups bars = { .id = "c",
                               .kind = PENTAD_BARS_GROUPED,
                               .series = &series,
                               .n_series = 1,
                               .labels = labels,
                               .n = 3,
                               .axis = PENTAD_AXIS_COUNT };

      if (kind == 0)
        pentad_column_chart_layout (sketch, area, &columns);
      else
        pentad_bar_groups_layout (sketch, area, &bars);
      g_autoptr (PentadScene) scene = pentad_sketch_finish (sketch);
      g_assert_cmpuint (pentad_scene_count_marks (scene, NULL), ==, 2);
      for (guint k = 0; k < pentad_scene_get_n_ops (scene); k++)
        {
          const PentadOp *op = pentad_scene_get_op (scene, k);

          if (op->role == PENTAD_ROLE_MARK)
            g_assert_cmpfloat (MIN (op->box.width, op->box.height), >=, 1);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    for (const Sample *sample = groups[g]; sample->name != NULL; sample++)
      {
        g_autofree char *path = g_strconcat ("/render/layouts/golden/", sample->name, NULL);
        g_test_add_data_func (path, sample, test_golden);
      }
  g_test_add_func ("/render/layouts/all-inside-their-area-and-no-text-over-text", test_rules);
  g_test_add_func ("/render/layouts/every-chart-is-drawn-with-its-edge-cases", test_edges);
  g_test_add_func ("/render/layouts/every-chart-tells-its-data", test_tables);
  g_test_add_func ("/render/layouts/every-state-of-a-panel-has-a-look-of-its-own", test_states);
  g_test_add_func ("/render/layouts/zero-is-seen-and-no-data-is-not", test_zero);
  g_test_add_func ("/render/layouts/any-size-can-be-drawn", test_any_size);
  return g_test_run ();
}
