/* Charts as rows and as sentences.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/bar-list.h"
#include "render/data-words.h"
#include "render/headline.h"
#include "render/line-chart.h"
#include "render/panel.h"
#include "render/sketch.h"

#include "model/division.h"

#include <math.h>
#include <string.h>

static PentadDataTable *
make_list (void)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_LIST);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, "Place");
  pentad_data_table_add_column (table, PENTAD_DATA_VALUE, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, NULL);
  pentad_data_table_add_row (table);
  pentad_data_table_set (table, 0, "a \"b\", c", NAN);
  pentad_data_table_set (table, 1, "1\u2009906", 1906);
  pentad_data_table_set (table, 2, "=1+1", NAN);
  pentad_data_table_add_row (table);
  pentad_data_table_set (table, 0, "<南屏>", NAN);
  pentad_data_table_set (table, 1, NULL, -3.5);
  pentad_data_table_add_row (table);
  pentad_data_table_set (table, 0, "none", NAN);
  pentad_data_table_set (table, 1, NULL, NAN);
  return table;
}

static void
test_csv (void)
{
  g_autoptr (PentadDataTable) table = make_list ();
  g_autofree char *csv = pentad_data_table_to_csv (table);

  g_assert_cmpstr (csv, ==,
                   "\xef\xbb\xbf\"Place\",\"Value\",\"Note\"\r\n"
                   "\"a \"\"b\"\", c\",\"1906\",\"'=1+1\"\r\n"
                   "\"<南屏>\",\"-3.50\",\r\n"
                   "\"none\",,\r\n");
}

static void
test_html (void)
{
  g_autoptr (PentadDataTable) table = make_list ();
  g_autofree char *html = pentad_data_table_to_html (table, "A & B");

  g_assert_nonnull (strstr (html, "<caption>A &amp; B</caption>"));
  g_assert_nonnull (strstr (html, "<td>&lt;南屏&gt;</td><td>−3.50</td><td>—</td>"));
}

static void
test_order (void)
{
  static const struct
  {
    guint column, a, b;
    int order;
  } rows[] = {
    { 1, 0, 1, 1 }, { 1, 1, 0, -1 }, { 1, 0, 0, 0 },
    { 1, 2, 1, 1 }, { 1, 1, 2, -1 }, { 0, 0, 2, -1 },
  };
  g_autoptr (PentadDataTable) table = make_list ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int order = pentad_data_table_compare (table, rows[i].column, rows[i].a, rows[i].b);

      g_assert_cmpint ((order > 0) - (order < 0), ==, rows[i].order);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    double number;
  } rows[] = {
    { "1\u2009906", 1906 }, { "96.4%", 96.4 }, { "\u22123", -3 }, { "3 / 12", 3 },
    { "—", NAN },           { "", NAN },       { NULL, NAN },     { "inf", NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double number = pentad_data_number (rows[i].text);

      g_assert_true (isnan (number) ? isnan (rows[i].number) : number == rows[i].number);
    }
}

static PentadDataTable *
make_figure (const char *text, double value, double target, double before)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_FIGURE);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_VALUE, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_TARGET, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_BEFORE, NULL);
  pentad_data_table_add_row (table);
  pentad_data_table_set (table, 0, "Rate", NAN);
  pentad_data_table_set (table, 1, text, value);
  pentad_data_table_set (table, 2, NULL, target);
  pentad_data_table_set (table, 3, NULL, before);
  return table;
}

static void
test_figures (void)
{
  static const struct
  {
    double value, target, before;
    const char *words;
  } rows[] = {
    { 96.4, 95, 90, "rising, 96.4%, 1.4 above target" },
    { 96.4, 97, 97, "falling, 96.4%, 0.6 below target" },
    { 96.4, 96.4, 96.4, "steady, 96.4%, on target" },
    { 96.4, NAN, NAN, "96.4%" },
    { 0, 1, NAN, "96.4%, 1 below target" },
    { NAN, 95, 90, "no data" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadDataTable) table =
          make_figure ("96.4%", rows[i].value, rows[i].target, rows[i].before);
      g_autofree char *words = pentad_data_table_summary (table);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static PentadScene *
draw (void (*layout) (PentadSketch *sketch, PentadRect area))
{
  g_autoptr (PentadText) text = pentad_text_new (NULL);
  PentadSketch *sketch;
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  sketch = pentad_sketch_new (&theme, text, 300, 200);
  layout (sketch, pentad_rect (0, 0, 300, 200));
  return pentad_sketch_finish (sketch);
}

static void
bars (PentadSketch *sketch, PentadRect area)
{
  static const PentadBar items[] = {
    { "North", 5, NAN, "5", NULL, 0, NULL, NULL, PENTAD_NO_PLACE },
    { "South", 7, 8, "7", "3%", 0, "place:2", NULL, 2 },
    { "West", NAN, NAN, NULL, NULL, 0, NULL, "own words", PENTAD_NO_PLACE },
  };
  PentadBarList list = { .id = "bars", .bars = items, .n_bars = 3, .min = 0, .max = NAN };

  pentad_bar_list_layout (sketch, area, &list);
}

static void
lines (PentadSketch *sketch, PentadRect area)
{
  static const double values[] = { 90, NAN, 95, 93 };
  static const char *const labels[] = { "Mon", "Tue", "Wed", NULL };
  PentadSeries series = { .name = "Rate", .values = values };
  PentadLineChart chart = { .id = "lines",
                            .labels = labels,
                            .series = &series,
                            .n_series = 1,
                            .n = 4,
                            .axis = PENTAD_AXIS_RATE,
                            .target = 92 };

  pentad_line_chart_layout (sketch, area, &chart);
}

static void
no_permission (PentadSketch *sketch, PentadRect area)
{
  PentadPanel panel = { .id = "calls", .title = "Calls", .state = PENTAD_PANEL_FORBIDDEN };

  pentad_panel_layout (sketch, area, &panel);
}

static void
test_scenes (void)
{
  static const struct
  {
    void (*layout) (PentadSketch *sketch, PentadRect area);
    const char *summary;
    guint n_hits;
    const char *hits[4]; /* KEY words */
  } rows[] = {
    { bars,
      "3 rows, highest South 7, lowest North 5",
      3,
      { "row:bars:0:-1 North: 5", "place:2 South: 7, Target 8, 3%", "row:bars:2:-1 own words" } },
    { lines,
      "rising, last 4 93.00%, highest Wed 95.00%, lowest Mon 90.00%",
      4,
      { "row:lines:0:-1 Mon: 90.00%, Target 92.00%", "row:lines:1:-1 Tue: —, Target 92.00%",
        "row:lines:2:-1 Wed: 95.00%, Target 92.00%", "row:lines:3:-1 4: 93.00%, Target 92.00%" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadScene) scene = draw (rows[i].layout);
      g_autofree char *summary = NULL;

      g_assert_cmpuint (pentad_scene_get_n_tables (scene), ==, 1);
      summary = pentad_data_table_summary (pentad_scene_get_table (scene, 0));
      g_assert_cmpstr (summary, ==, rows[i].summary);
      g_assert_cmpuint (pentad_scene_get_n_hits (scene), ==, rows[i].n_hits);
      g_assert_null (pentad_scene_get_state (scene));
      for (guint h = 0; h < rows[i].n_hits; h++)
        {
          const PentadHit *hit = pentad_scene_get_hit (scene, h);
          g_autofree char *said = g_strdup_printf ("%s %s", hit->key, hit->tooltip);

          g_assert_cmpstr (said, ==, rows[i].hits[h]);
        }
    }
}

static void
test_state (void)
{
  g_autoptr (PentadScene) scene = draw (no_permission);

  g_assert_cmpstr (pentad_scene_get_state (scene), ==, "not permitted");
  g_assert_cmpuint (pentad_scene_get_n_tables (scene), ==, 0);
}

static void
test_empty (void)
{
  g_autoptr (PentadDataTable) table = pentad_data_table_new (PENTAD_DATA_LIST);
  g_autofree char *summary = pentad_data_table_summary (table);
  g_autofree char *row = pentad_data_table_row_words (table, 3);

  pentad_data_table_add_row (table);
  pentad_data_table_set (table, 0, "nowhere", 1);
  g_assert_cmpuint (pentad_data_table_get_n_rows (table), ==, 0);
  g_assert_cmpstr (summary, ==, "no data");
  g_assert_cmpstr (row, ==, "");
}

/* Of several numbers in a row it is told which one is meant; of hours by weekday, which cell. */
static void
test_columns (void)
{
  static const struct
  {
    PentadDataKind kind;
    const char *words;
  } rows[] = {
    { PENTAD_DATA_LIST, "2 rows, highest South, 09: 3, lowest North, 09: 2" },
    { PENTAD_DATA_GRID, "2 rows, highest North, 10: 8, lowest South, 10: 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadDataTable) table = pentad_data_table_new (rows[i].kind);

      pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
      pentad_data_table_add_column (table, PENTAD_DATA_VALUE, "09");
      pentad_data_table_add_column (table, PENTAD_DATA_VALUE, "10");
      for (int r = 0; r < 2; r++)
        {
          pentad_data_table_add_row (table);
          pentad_data_table_set (table, 0, r == 0 ? "North" : "South", NAN);
          pentad_data_table_set (table, 1, NULL, 2 + r);
          pentad_data_table_set (table, 2, NULL, r == 0 ? 8 : 1);
        }
      g_autofree char *words = pentad_data_table_summary (table);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/data-table/csv-can-be-read-by-spreadsheets", test_csv);
  g_test_add_func ("/render/data-table/html-is-escaped", test_html);
  g_test_add_func ("/render/data-table/rows-without-a-number-come-last", test_order);
  g_test_add_func ("/render/data-table/texts-are-read-as-numbers", test_numbers);
  g_test_add_func ("/render/data-table/figures-are-told-with-their-target", test_figures);
  g_test_add_func ("/render/data-table/charts-tell-rows-and-points", test_scenes);
  g_test_add_func ("/render/data-table/which-of-several-numbers-is-told", test_columns);
  g_test_add_func ("/render/data-table/panels-tell-their-state", test_state);
  g_test_add_func ("/render/data-table/nothing-is-no-data", test_empty);
  return g_test_run ();
}
