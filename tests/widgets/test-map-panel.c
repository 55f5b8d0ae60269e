/* Tests of the live map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "display.h"
#include "toy-city.h"
#include "board/map-rows.h"
#include "widgets/map-panel.h"
#include "widgets/map-table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH  600
#define HEIGHT 500

typedef struct
{
  PentadCity *city;
  PentadBoardSpec *board;
  PentadMapGeometry *geometry;
  PentadText *text;
  PentadTheme theme;
  GtkWindow *window;
  PentadMapPanel *map;
  GString *said;
} Fixture;

static void
activated_cb (PentadMapPanel *map, const char *key, int place, gpointer user_data)
{
  g_string_append_printf (user_data, "%s@%d ", key, place);
}

static void
show_place (Fixture *f, const char *code)
{
  g_autoptr (PentadBoardData) data = toy_city_evaluate (f->city, toy_city_find (f->city, code));
  const PentadPanelSpec *panel =
      g_ptr_array_index (f->board->panels, pentad_board_find_map (f->board));
  PentadBoardStyle style = { .theme = &f->theme, .text = f->text, .geometry = f->geometry };

  pentad_map_panel_set_content (f->map, pentad_board_map_new (data, panel, &style), data, &f->theme,
                                f->text);
}

static gboolean
is_settled (gpointer map)
{
  return pentad_map_panel_is_settled (map);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->city = toy_city_new ();
  f->board = toy_board_new ();
  f->geometry = pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (f->city));
  f->text = pentad_text_new (NULL);
  /* Two thirds of the design size, so that the two kinds of pixels differ. */
  pentad_theme_init (&f->theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1280, 720);
  f->map = PENTAD_MAP_PANEL (pentad_map_panel_new ());
  f->said = g_string_new (NULL);
  g_signal_connect (f->map, "activated", G_CALLBACK (activated_cb), f->said);
  show_place (f, "TOY");
  f->window = display_open (GTK_WIDGET (f->map), WIDTH, HEIGHT);
  display_wait (is_settled, f->map);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_set (gtk_widget_get_settings (GTK_WIDGET (f->map)), "gtk-enable-animations", FALSE,
                NULL);
  g_object_add_weak_pointer (G_OBJECT (f->map), (gpointer *)&f->map);
  display_close (f->window);
  g_assert_null (f->map);
  pentad_text_free (f->text);
  pentad_map_geometry_unref (f->geometry);
  pentad_board_spec_unref (f->board);
  g_assert_finalize_object (f->city);
  g_string_free (f->said, TRUE);
}

/* Where a place's middle is, in widget pixels. */
static void
find_middle (Fixture *f, const char *code, double *x, double *y)
{
  const PentadDivision *division =
      pentad_divisions_get (pentad_city_get_divisions (f->city), toy_city_find (f->city, code));
  double east, north;

  pentad_map_geometry_project (f->geometry, division->centre.lon, division->centre.lat, &east,
                               &north);
  pentad_map_view_to_px (pentad_map_panel_get_view (f->map), east, north, x, y);
  *x *= f->theme.scale;
  *y *= f->theme.scale;
}

/* The colour of a number of open cases, by the classes that the board chose. */
static guint32
class_colour (Fixture *f, double n_open)
{
  g_autoptr (PentadBoardData) data = toy_city_evaluate (f->city, 0);
  const PentadPanelSpec *panel =
      g_ptr_array_index (f->board->panels, pentad_board_find_map (f->board));
  PentadBoardStyle style = { .theme = &f->theme, .text = f->text, .geometry = f->geometry };
  g_autoptr (PentadBoardMap) map = pentad_board_map_new (data, panel, &style);
  int step = pentad_classes_step (&map->map.style.classes,
                                  pentad_classes_find (&map->map.style.classes, n_open));

  return pentad_theme_colour (&f->theme, PENTAD_INK_RAMP + (guint)step) & 0xffffff;
}

static guint32
cell_pixel (Fixture *f, const char *code)
{
  double x, y;

  find_middle (f, code, &x, &y);
  return display_pixel (f->window, (int)x, (int)y);
}

static void
test_paints_cells_by_their_open_cases (Fixture *f, gconstpointer data)
{
  g_assert_cmphex (class_colour (f, 20), !=, class_colour (f, 0));
  g_assert_cmphex (cell_pixel (f, "G0-0"), ==, class_colour (f, 20));
  g_assert_cmphex (cell_pixel (f, "G1-0"), ==, class_colour (f, 5));
  g_assert_cmphex (cell_pixel (f, "G13-2"), ==, class_colour (f, 0));
}

static void
test_a_poll_changes_the_pixels (Fixture *f, gconstpointer data)
{
  toy_city_add_case (f->city, 13, 2);
  show_place (f, "TOY");
  display_wait (is_settled, f->map);
  g_assert_cmphex (class_colour (f, 1), !=, class_colour (f, 0));
  g_assert_cmphex (cell_pixel (f, "G13-2"), ==, class_colour (f, 1));
}

static void
test_choosing_a_cell_leads_one_step_down (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *shown, *clicked, *chosen;
  } cases[] = {
    { "TOY", "G0-0", "D00" },  { "D00", "G0-0", "S00" },   { "S00", "G0-0", "C00" },
    { "C00", "G1-0", "G1-0" }, { "TOY", "G15-15", "D11" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int place = toy_city_find (f->city, cases[i].chosen);
      g_autofree char *wanted = g_strdup_printf ("place:%d@%d ", place, place);
      double x, y;

      show_place (f, cases[i].shown);
      display_wait (is_settled, f->map);
      find_middle (f, cases[i].clicked, &x, &y);
      g_test_message ("%s, %s at %.0f %.0f", cases[i].shown, cases[i].clicked, x, y);
      g_assert_true (pentad_map_panel_activate_at (f->map, x, y));
      g_assert_cmpstr (f->said->str, ==, wanted);
      g_string_truncate (f->said, 0);
    }
  g_assert_false (pentad_map_panel_activate_at (f->map, 2, HEIGHT - 2));
}

static void
test_names_places_with_their_open_cases (Fixture *f, gconstpointer data)
{
  double x, y;
  g_autofree char *words = NULL;
  g_autofree char *nothing = pentad_map_panel_describe_at (f->map, 2, HEIGHT - 2);

  find_middle (f, "G0-0", &x, &y);
  words = pentad_map_panel_describe_at (f->map, x, y);
  g_assert_cmpstr (words, ==, "Place D00 · 25 open cases\nPlace G0-0 · 20 open cases");
  g_assert_null (nothing);
}

static void
test_zoom_keeps_the_point_under_the_pointer (Fixture *f, gconstpointer data)
{
  static const double factors[] = { 1.25, 3, 0.8, 0.5, 2 };
  double x, y;

  find_middle (f, "G4-9", &x, &y);
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      double after_x, after_y;
      double before = pentad_map_panel_get_view (f->map)->m_per_px;

      pentad_map_panel_zoom_at (f->map, factors[i], x, y);
      find_middle (f, "G4-9", &after_x, &after_y);
      g_assert_cmpfloat_with_epsilon (after_x, x, 1e-6);
      g_assert_cmpfloat_with_epsilon (after_y, y, 1e-6);
      g_assert_cmpfloat_with_epsilon (pentad_map_panel_get_view (f->map)->m_per_px,
                                      before / factors[i], 1e-6);
    }
  display_wait (is_settled, f->map);
}

static void
test_the_city_cannot_be_lost (Fixture *f, gconstpointer data)
{
  PentadMapBounds all = pentad_map_geometry_bounds (f->geometry, 0);
  double fitted = pentad_map_panel_get_view (f->map)->m_per_px;

  pentad_map_panel_pan (f->map, 1e6, -1e6);
  g_assert_cmpfloat (pentad_map_panel_get_view (f->map)->centre_x, >=, all.x0);
  g_assert_cmpfloat (pentad_map_panel_get_view (f->map)->centre_y, >=, all.y0);
  pentad_map_panel_zoom (f->map, 1e-9);
  g_assert_cmpfloat (pentad_map_panel_get_view (f->map)->m_per_px, <, 3 * fitted);
  pentad_map_panel_zoom (f->map, 1e9);
  g_assert_cmpfloat (pentad_map_panel_get_view (f->map)->m_per_px, >, 0);
  display_wait (is_settled, f->map);
}

static void
test_fit_shows_the_place_again (Fixture *f, gconstpointer data)
{
  PentadMapView fitted = *pentad_map_panel_get_view (f->map);

  pentad_map_panel_zoom (f->map, 3);
  pentad_map_panel_pan (f->map, 40, 30);
  g_assert_false (pentad_map_view_equal (pentad_map_panel_get_view (f->map), &fitted));
  pentad_map_panel_fit (f->map);
  g_assert_true (pentad_map_view_equal (pentad_map_panel_get_view (f->map), &fitted));
  display_wait (is_settled, f->map);
}

/* While the worker draws, the old pixels are shown where they belong: no point of the city is ever
 * the colour of the ground. */
static void
test_there_is_never_a_hole (Fixture *f, gconstpointer data)
{
  guint32 ground = pentad_theme_colour (&f->theme, PENTAD_INK_MAP_GROUND) & 0xffffff;
  static const char *const grids[] = { "G2-2", "G13-2", "G6-9", "G13-13" };
  int seen = 0;

  for (guint step = 0; step < 3; step++)
    {
      pentad_map_panel_zoom_at (f->map, step == 0 ? 2.5 : 0.6, 300, 300);
      pentad_map_panel_pan (f->map, 35, -20);
      for (guint i = 0; i < G_N_ELEMENTS (grids); i++)
        {
          double x, y;

          find_middle (f, grids[i], &x, &y);
          if (x < 2 || y < 60 || x > WIDTH - 2 || y > HEIGHT - 60)
            continue;
          seen++;
          g_assert_cmphex (display_pixel (f->window, (int)x, (int)y), !=, ground);
        }
    }
  g_assert_cmpint (seen, >, 3);
  display_wait (is_settled, f->map);
}

static gboolean
is_at_rest (gpointer map)
{
  return !pentad_map_panel_is_gliding (map);
}

typedef struct
{
  Fixture *f;
  double first;
} Watch;

static gboolean
has_moved (gpointer data)
{
  Watch *watch = data;

  return pentad_map_panel_get_view (watch->f->map)->m_per_px != watch->first;
}

/* By steps, about the point, over what is there, and never farther than told. */
static void
test_zoom_glides (Fixture *f, gconstpointer data)
{
  guint32 ground = pentad_theme_colour (&f->theme, PENTAD_INK_MAP_GROUND) & 0xffffff;
  Watch watch = { f, pentad_map_panel_get_view (f->map)->m_per_px };
  double x, y, x_after, y_after, between;

  g_object_set (gtk_widget_get_settings (GTK_WIDGET (f->map)), "gtk-enable-animations", TRUE, NULL);
  find_middle (f, "G6-9", &x, &y);
  pentad_map_panel_zoom_at (f->map, 2, x, y);
  g_assert_true (pentad_map_panel_is_gliding (f->map));
  g_assert_cmpfloat (pentad_map_panel_get_view (f->map)->m_per_px, ==, watch.first);
  display_wait (has_moved, &watch);
  between = pentad_map_panel_get_view (f->map)->m_per_px;
  g_assert_cmpfloat (between, <, watch.first);
  g_assert_cmpfloat (between, >=, watch.first / 2 * 0.999999);
  g_assert_cmphex (display_pixel (f->window, (int)x, (int)y), !=, ground);

  /* A second one adds to what is left of the first. */
  pentad_map_panel_zoom_at (f->map, 1.5, x, y);
  display_wait (is_at_rest, f->map);
  g_assert_cmpfloat_with_epsilon (pentad_map_panel_get_view (f->map)->m_per_px, watch.first / 3,
                                  watch.first * 1e-9);
  find_middle (f, "G6-9", &x_after, &y_after);
  g_assert_cmpfloat_with_epsilon (x_after, x, 0.01);
  g_assert_cmpfloat_with_epsilon (y_after, y, 0.01);
  display_wait (is_settled, f->map);
}

/* What moves the map otherwise ends it; without animations there is none. */
static void
test_glides_end (Fixture *f, gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (f->map));
  double first = pentad_map_panel_get_view (f->map)->m_per_px;

  pentad_map_panel_zoom (f->map, 2);
  g_assert_false (pentad_map_panel_is_gliding (f->map));
  g_assert_cmpfloat_with_epsilon (pentad_map_panel_get_view (f->map)->m_per_px, first / 2,
                                  first * 1e-9);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  pentad_map_panel_zoom (f->map, 2);
  g_assert_true (pentad_map_panel_is_gliding (f->map));
  pentad_map_panel_pan (f->map, 5, 5);
  g_assert_false (pentad_map_panel_is_gliding (f->map));
  pentad_map_panel_zoom (f->map, 2);
  pentad_map_panel_fit (f->map);
  g_assert_false (pentad_map_panel_is_gliding (f->map));
  g_assert_cmpfloat_with_epsilon (pentad_map_panel_get_view (f->map)->m_per_px, first,
                                  first * 1e-9);
  pentad_map_panel_zoom (f->map, NAN);
  pentad_map_panel_zoom (f->map, -1);
  g_assert_false (pentad_map_panel_is_gliding (f->map));
  /* One that is under way when the window closes. */
  pentad_map_panel_zoom (f->map, 2);
}

static void
test_the_keyboard_walks_and_goes_down (Fixture *f, gconstpointer data)
{
  g_assert_false (pentad_map_panel_activate_current (f->map));
  g_assert_true (pentad_map_panel_walk (f->map, 1, 0));
  g_assert_cmpint (pentad_map_panel_get_current (f->map), ==, toy_city_find (f->city, "D00"));
  g_assert_true (pentad_map_panel_walk (f->map, 0, 1));
  g_assert_cmpint (pentad_map_panel_get_current (f->map), ==, toy_city_find (f->city, "D01"));
  g_assert_false (pentad_map_panel_walk (f->map, 0, 1));
  g_assert_true (pentad_map_panel_activate_current (f->map));
  g_assert_true (g_str_has_prefix (f->said->str, "place:"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->map), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Place D01 · 0 open cases");
}

static gboolean
has_fewer_rows (gpointer table)
{
  return pentad_map_table_get_n_rows (table) < 4 + 256;
}

static void
test_the_table_says_what_the_map_shows (Fixture *f, gconstpointer data)
{
  GtkWidget *table;

  g_assert_null (pentad_map_panel_get_table (f->map));
  pentad_map_panel_set_table_shown (f->map, TRUE);
  table = pentad_map_panel_get_table (f->map);
  g_assert_nonnull (table);

  /* Four districts, then 16 x 16 grids, the highest first. */
  g_assert_cmpuint (pentad_map_table_get_n_rows (PENTAD_MAP_TABLE (table)), ==, 4 + 256);
  g_autofree char *name = pentad_map_table_get_text (PENTAD_MAP_TABLE (table), 4, 0);
  g_autofree char *value = pentad_map_table_get_text (PENTAD_MAP_TABLE (table), 4, 1);
  g_autofree char *district = pentad_map_table_get_text (PENTAD_MAP_TABLE (table), 0, 1);
  g_autofree char *share = pentad_map_table_get_text (PENTAD_MAP_TABLE (table), 0, 2);
  g_assert_cmpstr (name, ==, "Place G0-0");
  g_assert_cmpstr (value, ==, "20");
  g_assert_cmpint (atoi (district), >=, 25);
  g_assert_cmpstr (share, ==, "100.0%");
  g_assert_null (pentad_map_table_get_text (PENTAD_MAP_TABLE (table), 4 + 256, 0));

  g_signal_emit_by_name (table, "activated", toy_city_find (f->city, "G0-0"));
  g_assert_cmpuint (f->said->len, >, 0);
  /* New content comes into the table that is open, but not while room is given out. */
  show_place (f, "D00");
  g_assert_false (has_fewer_rows (table));
  display_wait (has_fewer_rows, table);
  pentad_map_panel_set_table_shown (f->map, FALSE);
  g_assert_null (pentad_map_panel_get_table (f->map));
}

static void
test_the_summary_names_the_highest (Fixture *f, gconstpointer data)
{
  g_autoptr (PentadBoardData) evaluated = toy_city_evaluate (f->city, 0);
  const PentadPanelSpec *panel =
      g_ptr_array_index (f->board->panels, pentad_board_find_map (f->board));
  PentadBoardStyle style = { .theme = &f->theme, .text = f->text, .geometry = f->geometry };
  g_autoptr (PentadBoardMap) map = pentad_board_map_new (evaluated, panel, &style);
  g_autofree char *summary = pentad_map_summary (&map->map, PENTAD_LANGUAGE_EN);

  g_test_message ("%s", summary);
  g_assert_nonnull (strstr (summary, "highest: "));
  map->map.values.values = NULL;
  g_autofree char *none = pentad_map_summary (&map->map, PENTAD_LANGUAGE_EN);
  g_assert_nonnull (strstr (none, "no data"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/widgets/map-panel/paints-cells-by-their-open-cases",
      test_paints_cells_by_their_open_cases },
    { "/widgets/map-panel/a-poll-changes-the-pixels", test_a_poll_changes_the_pixels },
    { "/widgets/map-panel/choosing-a-cell-leads-one-step-down",
      test_choosing_a_cell_leads_one_step_down },
    { "/widgets/map-panel/names-places-with-their-open-cases",
      test_names_places_with_their_open_cases },
    { "/widgets/map-panel/zoom-keeps-the-point-under-the-pointer",
      test_zoom_keeps_the_point_under_the_pointer },
    { "/widgets/map-panel/the-city-cannot-be-lost", test_the_city_cannot_be_lost },
    { "/widgets/map-panel/fit-shows-the-place-again", test_fit_shows_the_place_again },
    { "/widgets/map-panel/there-is-never-a-hole", test_there_is_never_a_hole },
    { "/widgets/map-panel/zoom-glides", test_zoom_glides },
    { "/widgets/map-panel/glides-end", test_glides_end },
    { "/widgets/map-panel/the-table-says-what-the-map-shows",
      test_the_table_says_what_the_map_shows },
    { "/widgets/map-panel/the-summary-names-the-highest", test_the_summary_names_the_highest },
    { "/widgets/map-panel/the-keyboard-walks-and-goes-down",
      test_the_keyboard_walks_and_goes_down },
  };

  display_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
