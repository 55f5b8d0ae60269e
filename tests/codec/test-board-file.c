/* Tests of board files: the shipped ones, and what is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/board-file.h"
#include "codec/documents.h"

#include <string.h>

#define ONE            "{\"id\": \"p\", \"kind\": \"flow\", \"at\": [0, 0, 1, 1]}"
#define PAGE           "{\"id\": \"a\", \"panels\": [" ONE "]}"
#define PAGES(pages)   "{\"id\": \"v\", \"pages\": [" pages "]}"
#define BOARD(panels)  "{\"format\": 1, \"id\": \"b\", \"panels\": [" panels "]}"
#define PANEL(members) BOARD ("{\"id\": \"p\", \"kind\": \"map\", \"at\": [0, 0, 1, 1]" members "}")
#define MAP(members)   PANEL (", \"map\": {" members "}")
#define AT(place)      BOARD ("{\"id\": \"p\", \"kind\": \"map\", \"at\": " place "}")

static PentadScheme *
read_demo_scheme (void)
{
  g_autofree char *path =
      g_build_filename (g_getenv ("PENTAD_DATA_DIR"), "schemes", "demo.json", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize len;

  g_file_get_contents (path, &data, &len, &error);
  g_assert_no_error (error);
  PentadScheme *scheme = pentad_read_scheme (data, len, path, &error);
  g_assert_no_error (error);
  return scheme;
}

static gboolean
overlap (const PentadPanelSpec *a, const PentadPanelSpec *b)
{
  return a->column < b->column + b->columns && b->column < a->column + a->columns &&
         a->row < b->row + b->rows && b->row < a->row + a->rows;
}

/* Each page by itself; headlines stand on the first one. */
static void
check_page (const PentadBoardSpec *spec, const PentadScheme *scheme, gboolean is_first)
{
  guint n_headlines = 0;

  for (int language = 0; language < PENTAD_N_LANGUAGES; language++)
    {
      g_assert_nonnull (spec->label.text[language]);
      if (spec->page != NULL)
        g_assert_nonnull (spec->page_label.text[language]);
    }
  for (guint i = 0; i < spec->panels->len; i++)
    {
      const PentadPanelSpec *panel = g_ptr_array_index (spec->panels, i);

      g_test_message ("%s/%s", spec->id, panel->id);
      n_headlines += g_str_equal (panel->kind, "headline");
      if (panel->figure != NULL)
        g_assert_nonnull (pentad_scheme_find (scheme, panel->figure));
      for (guint f = 0; f < panel->figures->len; f++)
        g_assert_nonnull (pentad_scheme_find (scheme, g_ptr_array_index (panel->figures, f)));
      for (guint j = 0; j < i; j++)
        {
          const PentadPanelSpec *other = g_ptr_array_index (spec->panels, j);

          g_assert_cmpstr (panel->id, !=, other->id);
          g_assert_false (overlap (panel, other));
        }
    }
  if (is_first)
    g_assert_cmpuint (n_headlines, >=, 3);
}

static void
test_shipped (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("PENTAD_DATA_DIR"), "boards", NULL);
  g_autoptr (PentadScheme) scheme = read_demo_scheme ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_str_has_suffix (name, ".json"))
        continue;
      g_autoptr (PentadBoardSpec) spec = pentad_read_board_file (path, &error);
      g_assert_no_error (error);
      /* A view is asked for by its id and found by its file. */
      g_assert_cmpuint (strlen (name), ==, strlen (spec->id) + strlen (".json"));
      g_assert_true (g_str_has_prefix (name, spec->id));
      for (guint i = 0; i < pentad_board_spec_get_n_pages (spec); i++)
        check_page (pentad_board_spec_get_page (spec, i), scheme, i == 0);
      n++;
    }
  g_assert_cmpuint (n, >=, 5);
}

static void
test_panel (void)
{
  static const char text[] = PANEL (", \"title\": \"T\", \"note\": {\"en\": \"N\"}, \"figure\":"
                                    " \"file\", \"figures\": [\"a\", \"b\"], \"markers\":"
                                    " [\"overdue\"], \"layers\": [], \"limit\": 7, \"later\": {}");
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadBoardSpec) spec = pentad_read_board (text, strlen (text), "file", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (spec->panels->len, ==, 1);
  const PentadPanelSpec *panel = g_ptr_array_index (spec->panels, 0);
  g_assert_cmpstr (pentad_label_get (&panel->title, PENTAD_LANGUAGE_ZH_TW), ==, "T");
  g_assert_cmpstr (pentad_label_get (&panel->note, PENTAD_LANGUAGE_EN), ==, "N");
  g_assert_cmpstr (panel->figure, ==, "file");
  g_assert_cmpuint (panel->figures->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (panel->markers, 0), ==, "overdue");
  g_assert_cmpint (panel->limit, ==, 7);
}

static void
test_pages (void)
{
  static const char text[] =
      "{\"pages\": [{\"label\": \"P\", \"id\": \"a\", \"panels\": [" ONE "]}, {\"id\": \"b\","
      " \"later\": 1, \"panels\": [" ONE ", " ONE "]}], \"id\": \"v\", \"label\": \"V\","
      " \"period\": \"week\", \"near_m\": 150}";
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadBoardSpec) spec = pentad_read_board (text, strlen (text), "file", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pentad_board_spec_get_n_pages (spec), ==, 2);
  g_assert_cmpuint (spec->panels->len, ==, 1);
  g_assert_cmpint (pentad_board_spec_find_page (spec, "b"), ==, 1);
  g_assert_cmpint (pentad_board_spec_find_page (spec, "c"), ==, -1);
  for (guint i = 0; i < 2; i++)
    {
      PentadBoardSpec *page = pentad_board_spec_get_page (spec, i);

      g_assert_cmpstr (page->id, ==, "v");
      g_assert_cmpstr (page->page, ==, i == 0 ? "a" : "b");
      g_assert_cmpuint (page->panels->len, ==, i + 1);
      g_assert_cmpint (page->period, ==, PENTAD_PERIOD_WEEK);
      g_assert_cmpint (page->near_m, ==, 150);
      g_assert_cmpstr (pentad_label_get (&page->label, PENTAD_LANGUAGE_EN), ==, "V");
      g_assert_cmpuint (pentad_board_spec_get_n_pages (page), ==, 1);
      g_assert_true (pentad_board_spec_get_page (page, 0) == page);
    }
  g_assert_cmpstr (pentad_label_get (&pentad_board_spec_get_page (spec, 0)->page_label, 0), ==,
                   "P");
}

static void
test_map (void)
{
  static const char text[] =
      MAP ("\"cases\": \"overdue\", \"quantity\": \"per-km2\", \"ramp\": \"quiet\", \"classing\":"
           " \"thresholds\", \"thresholds\": [-1, 0.5, 7], \"classes\": 4, \"later\": 1,"
           " \"heat\": {\"radius_m\": 250.5, \"classes\": [\"01\"], \"shown\": true,"
           " \"playback\": \"days\", \"later\": []}");
  static const char bare[] = PANEL ("");
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadBoardSpec) spec = pentad_read_board (text, strlen (text), "file", &error);

  g_assert_no_error (error);
  const PentadMapSpec *map = &((PentadPanelSpec *)g_ptr_array_index (spec->panels, 0))->map;
  g_assert_cmpint (map->first.cases, ==, PENTAD_MAP_CASES_OVERDUE);
  g_assert_cmpint (map->first.quantity, ==, PENTAD_MAP_PER_KM2);
  g_assert_cmpint (map->ramp, ==, PENTAD_MAP_RAMP_QUIET);
  g_assert_cmpint (map->classing, ==, PENTAD_MAP_CLASSING_THRESHOLDS);
  g_assert_cmpint (map->n_classes, ==, 4);
  g_assert_cmpint (map->n_thresholds, ==, 3);
  g_assert_cmpfloat (map->thresholds[1], ==, 0.5);
  g_assert_true (map->heat_shown);
  g_assert_cmpfloat (map->heat_radius_m, ==, 250.5);
  g_assert_cmpstr (g_ptr_array_index (map->heat_classes, 0), ==, "01");
  g_assert_cmpint (map->playback, ==, PENTAD_MAP_PLAYBACK_DAYS);

  g_autoptr (PentadBoardSpec) other = pentad_read_board (bare, strlen (bare), "file", &error);
  g_assert_no_error (error);
  map = &((PentadPanelSpec *)g_ptr_array_index (other->panels, 0))->map;
  g_assert_cmpint (map->first.cases, ==, PENTAD_MAP_CASES_OPEN);
  g_assert_cmpint (map->classing, ==, PENTAD_MAP_CLASSING_AUTO);
  g_assert_cmpint (map->n_thresholds, ==, 0);
  g_assert_cmpuint (map->heat_classes->len, ==, 0);
}

/* Figures, areas, changes, two measures. */
static void
test_map_figures (void)
{
  static const char text[] =
      MAP ("\"figure\": \"close_rate\", \"level\": \"community\", \"change\": true,"
           " \"ramp\": \"diverging\"");
  static const char two[] =
      MAP ("\"second\": {\"cases\": \"reported\", \"quantity\": \"per-km2\", \"x\": [1]},"
           " \"ramp\": \"bivariate\"");
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadBoardSpec) spec = pentad_read_board (text, strlen (text), "file", &error);

  g_assert_no_error (error);
  const PentadMapSpec *map = &((PentadPanelSpec *)g_ptr_array_index (spec->panels, 0))->map;
  g_assert_cmpstr (map->first.figure, ==, "close_rate");
  g_assert_cmpint (map->level, ==, PENTAD_LEVEL_COMMUNITY);
  g_assert_true (map->change);
  g_assert_cmpint (map->ramp, ==, PENTAD_MAP_RAMP_DIVERGING);

  g_autoptr (PentadBoardSpec) other = pentad_read_board (two, strlen (two), "file", &error);
  g_assert_no_error (error);
  map = &((PentadPanelSpec *)g_ptr_array_index (other->panels, 0))->map;
  g_assert_cmpint (map->ramp, ==, PENTAD_MAP_RAMP_BIVARIATE);
  g_assert_cmpint (map->first.cases, ==, PENTAD_MAP_CASES_OPEN);
  g_assert_cmpint (map->second.cases, ==, PENTAD_MAP_CASES_REPORTED);
  g_assert_cmpint (map->second.quantity, ==, PENTAD_MAP_PER_KM2);
  g_assert_null (map->second.figure);
}

static void
test_refused (void)
{
  static const char place[] =
      "expected [column, row, columns, rows] inside the 48 by 24 cells of the board";
  static const char thresholds[] = "expected 1 to 7 thresholds, each above the last";
  static const struct
  {
    const char *text, *path, *expected;
  } table[] = {
    { "{}", "$", "expected the board's id" },
    { "{\"format\": 2}", "$.format", "expected a board of format 1, found 2" },
    { "{\"format\": \"1\"}", "$.format", "expected a whole number" },
    { "{\"id\": 4}", "$.id", "expected a string, found 4" },
    { "{\"id\": \"b\", \"panels\": {}}", "$.panels", "expected an array" },
    { "{\"period\": \"day\"}", "$.period", "expected “today”, “week”" },
    { "{\"period\": \"2026-01-01..2026-01-31\"}", "$.period", "expected “today”, “week”" },
    { "{\"period\": 7}", "$.period", "expected a string" },
    { "{\"near_m\": 9}", "$.near_m", "expected 10 to 5000 metres" },
    { "{\"near_m\": 5001}", "$.near_m", "expected 10 to 5000 metres" },
    { "{\"near_m\": \"far\"}", "$.near_m", "expected a whole number" },
    { PAGES (""), "$.pages", "expected a page at least" },
    { "{\"id\": \"v\", \"pages\": {}}", "$.pages", "expected an array" },
    { PAGES ("{\"panels\": [" ONE "]}"), "$.pages[0]", "expected the page's id" },
    { PAGES ("{\"id\": \"a\"}"), "$.pages[0]", "expected the page's panels" },
    { PAGES (PAGE ", " PAGE), "$.pages[1]", "expected an id that no other page has" },
    { PAGES ("{\"id\": \"a\", \"panels\": [3]}"), "$.pages[0].panels[0]", "expected an object" },
    { "{\"id\": \"v\", \"panels\": [" ONE "], \"pages\": [" PAGE "]}", "$",
      "expected either “panels” or “pages”" },
    { BOARD ("3"), "$.panels[0]", "expected an object, found 3" },
    { BOARD ("{\"kind\": \"map\"}"), "$.panels[0]", "expected the panel's id" },
    { BOARD ("{\"id\": \"p\"}"), "$.panels[0]", "expected the panel's kind" },
    { BOARD ("{\"id\": \"p\", \"kind\": \"map\"}"), "$.panels[0]",
      "expected where the panel stands: “at”" },
    { AT ("[0, 0, 1]"), "$.panels[0].at", place },
    { AT ("[0, 0, 1, 1, 1]"), "$.panels[0].at", place },
    { AT ("[-1, 0, 1, 1]"), "$.panels[0].at", place },
    { AT ("[0, 0, 0, 1]"), "$.panels[0].at", place },
    { AT ("[40, 0, 8.5, 1]"), "$.panels[0].at", place },
    { AT ("[0, 20, 1, 5]"), "$.panels[0].at", place },
    { AT ("[0, \"1\", 1, 5]"), "$.panels[0].at[1]", "expected a number, found \"1\"" },
    { PANEL (", \"figures\": \"a\""), "$.panels[0].figures", "expected an array" },
    { MAP ("\"cases\": \"closed\""), "$.panels[0].map.cases",
      "expected one of open, overdue, reported, found \"closed\"" },
    { MAP ("\"cases\": 1"), "$.panels[0].map.cases", "expected a string, found 1" },
    { MAP ("\"quantity\": \"share\""), "$.panels[0].map.quantity",
      "expected one of count, per-10000, per-km2" },
    { MAP ("\"ramp\": \"rainbow\""), "$.panels[0].map.ramp",
      "expected one of load, quiet, diverging, bivariate, grades" },
    { MAP ("\"level\": \"city\""), "$.panels[0].map.level",
      "expected one of district, street, community, grid" },
    { MAP ("\"figure\": 1"), "$.panels[0].map.figure", "expected a string" },
    { MAP ("\"second\": []"), "$.panels[0].map.second", "expected an object" },
    { MAP ("\"second\": {\"cases\": \"late\"}"), "$.panels[0].map.second.cases",
      "expected one of open, overdue, reported" },
    { MAP ("\"second\": {}"), "$.panels[0].map", "expected “second” with the ramp “bivariate”" },
    { MAP ("\"ramp\": \"bivariate\""), "$.panels[0].map",
      "expected “second” with the ramp “bivariate”" },
    { MAP ("\"change\": true"), "$.panels[0].map", "expected “change” with the ramp “diverging”" },
    { MAP ("\"ramp\": \"grades\""), "$.panels[0].map", "expected grades of a “figure”" },
    { MAP ("\"classing\": \"grades\""), "$.panels[0].map", "expected grades of a “figure”" },
    { MAP ("\"classing\": \"jenks\""), "$.panels[0].map.classing",
      "expected one of auto, bands, thresholds, quantile, equal, natural, grades" },
    { MAP ("\"classes\": 8"), "$.panels[0].map.classes", "expected 2 to 7 classes, found 8" },
    { MAP ("\"classes\": 1"), "$.panels[0].map.classes", "expected 2 to 7 classes" },
    { MAP ("\"thresholds\": [0, 2, 2]"), "$.panels[0].map.thresholds", thresholds },
    { MAP ("\"thresholds\": []"), "$.panels[0].map.thresholds", thresholds },
    { MAP ("\"thresholds\": [0, 1, 2, 3, 4, 5, 6, 7]"), "$.panels[0].map.thresholds", thresholds },
    { MAP ("\"thresholds\": [0, 1]"), "$.panels[0].map",
      "expected “thresholds” with the classing" },
    { MAP ("\"classing\": \"thresholds\""), "$.panels[0].map",
      "expected “thresholds” with the classing" },
    { MAP ("\"heat\": {\"radius_m\": 19}"), "$.panels[0].map.heat.radius_m",
      "expected a radius of 20 to 20000 metres, found 19" },
    { MAP ("\"heat\": {\"radius_m\": 1e9}"), "$.panels[0].map.heat.radius_m",
      "expected a radius of 20 to 20000 metres" },
    { MAP ("\"heat\": {\"playback\": \"weeks\"}"), "$.panels[0].map.heat.playback",
      "expected one of auto, hours, days" },
    { MAP ("\"heat\": {\"classes\": [1]}"), "$.panels[0].map.heat.classes[0]",
      "expected a string" },
    { PANEL (", \"map\": []"), "$.panels[0].map", "expected an object" },
    { PANEL (", \"limit\": -1"), "$.panels[0].limit", "expected a count" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *want = g_strdup_printf ("file: %s: %s", table[i].path, table[i].expected);
      g_autoptr (GError) error = NULL;

      g_assert_null (pentad_read_board (table[i].text, strlen (table[i].text), "file", &error));
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, want))
        g_assert_cmpstr (error->message, ==, want);
    }
}

static void
test_missing_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pentad_read_board_file ("/nonexistent/board.json", &error));
  g_assert_nonnull (strstr (error->message, "/nonexistent/board.json"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/codec/board-file/shipped-boards-fit-the-demo-scheme", test_shipped);
  g_test_add_func ("/codec/board-file/members-of-a-panel", test_panel);
  g_test_add_func ("/codec/board-file/pages-are-boards-of-one-view", test_pages);
  g_test_add_func ("/codec/board-file/what-a-map-shows", test_map);
  g_test_add_func ("/codec/board-file/figures-of-a-map", test_map_figures);
  g_test_add_func ("/codec/board-file/refused-with-path", test_refused);
  g_test_add_func ("/codec/board-file/missing-file-is-named", test_missing_file);
  return g_test_run ();
}
