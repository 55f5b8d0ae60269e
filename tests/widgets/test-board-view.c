/* Tests of a board on the screen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "display.h"
#include "toy-city.h"
#include "widgets/board-view.h"
#include "widgets/canvas.h"
#include "widgets/map-frame.h"
#include "widgets/table-view.h"

typedef struct
{
  PentadCity *city;
  PentadBoardSpec *board;
  PentadMapGeometry *geometry;
  PentadTheme theme;
  GtkWindow *window;
  PentadBoardView *view;
  GString *said;
} Fixture;

static void
activated_cb (PentadBoardView *view, const char *key, int place, gpointer said)
{
  g_string_append_printf (said, "%s@%d ", key, place);
}

static void
show (Fixture *f, PentadBoardSpec *board, const char *code, PentadMapGeometry *geometry)
{
  g_autoptr (PentadBoardData) data = toy_city_evaluate (f->city, toy_city_find (f->city, code));
  PentadBoardContent content = {
    .board = board, .data = data, .geometry = geometry, .theme = &f->theme
  };

  pentad_board_view_set_content (f->view, &content);
}

static gboolean
is_settled (gpointer view)
{
  return pentad_board_view_is_settled (view);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->city = toy_city_new ();
  f->board = toy_board_new ();
  f->geometry = pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (f->city));
  f->said = g_string_new (NULL);
  pentad_theme_init (&f->theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 960, 540);
  f->view = PENTAD_BOARD_VIEW (pentad_board_view_new ());
  g_signal_connect (f->view, "activated", G_CALLBACK (activated_cb), f->said);
  show (f, f->board, "TOY", f->geometry);
  f->window = display_open (GTK_WIDGET (f->view), 960, 540);
  display_wait (is_settled, f->view);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->view), (gpointer *)&f->view);
  display_close (f->window);
  g_assert_null (f->view);
  pentad_map_geometry_unref (f->geometry);
  pentad_board_spec_unref (f->board);
  g_assert_finalize_object (f->city);
  g_string_free (f->said, TRUE);
}

static GtkWidget *
nth_panel (Fixture *f, guint n)
{
  GtkWidget *panel = gtk_widget_get_first_child (GTK_WIDGET (f->view));

  while (panel != NULL && n-- > 0)
    panel = gtk_widget_get_next_sibling (panel);
  return panel;
}

static void
test_panels_stand_where_the_board_says (Fixture *f, gconstpointer data)
{
  double scale = f->theme.scale, margin = f->theme.margin;
  PentadRect area =
      pentad_rect (margin, 0, f->theme.width - 2 * margin, f->theme.height - margin + 2);

  g_assert_true (PENTAD_IS_CANVAS (nth_panel (f, 0)));
  g_assert_true (PENTAD_IS_MAP_FRAME (nth_panel (f, 1)));
  g_assert_true (PENTAD_IS_CANVAS (nth_panel (f, 2)));
  g_assert_true (PENTAD_IS_PANEL_TOOLS (nth_panel (f, 3)));
  g_assert_null (nth_panel (f, 4));
  for (guint i = 0; i < 3; i++)
    {
      PentadRect want = pentad_board_panel_rect (f->board, i, area, &f->theme);
      graphene_rect_t got;

      g_assert_true (gtk_widget_compute_bounds (nth_panel (f, i), GTK_WIDGET (f->view), &got));
      g_assert_cmpfloat_with_epsilon (got.origin.x, want.x * scale, 1);
      g_assert_cmpfloat_with_epsilon (got.origin.y, want.y * scale, 1);
      g_assert_cmpfloat_with_epsilon (got.size.width, want.width * scale, 1);
      g_assert_cmpfloat_with_epsilon (got.size.height, want.height * scale, 1);
    }
}

static void
test_every_panel_speaks (Fixture *f, gconstpointer data)
{
  /* Not in the call: the macro takes the text for a format. */
  const char *words = "headline, Whole city: steady, 25, vs yesterday, 0.0%";

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_panel (f, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "headline");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nth_panel (f, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Toy board");
}

/* Hits of the list of children, and of the map, come out as places. */
static void
test_choosing_is_told (Fixture *f, gconstpointer data)
{
  g_autofree char *want = g_strdup_printf ("place:%d@%d ", toy_city_find (f->city, "D00"),
                                           toy_city_find (f->city, "D00"));

  pentad_map_panel_walk (pentad_board_view_get_map (f->view), 1, 0);
  pentad_map_panel_activate_current (pentad_board_view_get_map (f->view));
  g_assert_cmpstr (f->said->str, ==, want);

  g_string_truncate (f->said, 0);
  g_assert_true (pentad_canvas_walk (PENTAD_CANVAS (nth_panel (f, 2)), 1));
  g_assert_true (pentad_canvas_activate_current (PENTAD_CANVAS (nth_panel (f, 2))));
  g_assert_true (g_str_has_prefix (f->said->str, "place:"));
}

static void
test_another_place_is_another_picture (Fixture *f, gconstpointer data)
{
  g_autofree char *before =
      pentad_scene_to_text (pentad_canvas_get_scene (PENTAD_CANVAS (nth_panel (f, 2))));

  show (f, f->board, "D00", f->geometry);
  display_wait (is_settled, f->view);
  g_autofree char *after =
      pentad_scene_to_text (pentad_canvas_get_scene (PENTAD_CANVAS (nth_panel (f, 2))));
  g_assert_cmpstr (after, !=, before);
}

/* One key away, and back with Escape; the next poll fills it anew. */
static void
test_a_panel_becomes_a_table (Fixture *f, gconstpointer data)
{
  PentadPanelTools *tools = pentad_board_view_get_tools (f->view);
  g_autoptr (PentadDataTable) before = NULL;
  PentadTableView *table;

  for (guint panel = 0; panel < 3; panel += 2)
    {
      gtk_widget_grab_focus (nth_panel (f, panel));
      g_assert_true (gtk_widget_activate_action (nth_panel (f, panel), "panel.table", NULL));
      g_assert_cmpint (pentad_panel_tools_get_table_panel (tools), ==, (int)panel);
      g_assert_true (gtk_widget_activate_action (nth_panel (f, panel), "panel.table", NULL));
      g_assert_cmpint (pentad_panel_tools_get_table_panel (tools), ==, -1);
    }
  gtk_widget_activate_action (nth_panel (f, 2), "panel.table", NULL);
  table = PENTAD_TABLE_VIEW (pentad_panel_tools_get_table (tools));
  before = pentad_data_table_ref (pentad_table_view_get_data (table));
  show (f, f->board, "D00", f->geometry);
  display_wait (is_settled, f->view);
  display_wait_frame (f->window);
  g_assert_true (pentad_table_view_get_data (table) != before);
  /* A map has no canvas, but is a picture and rows all the same. */
  gtk_widget_grab_focus (nth_panel (f, 1));
  g_assert_true (gtk_widget_activate_action (nth_panel (f, 1), "panel.copy-table", NULL));
  g_assert_cmpstr (pentad_panel_tools_get_notice (tools), ==, "table copied");
}

/* A city that changes takes its cases with it; what is on the screen stays. */
static void
test_pictures_outlive_the_data (Fixture *f, gconstpointer data)
{
  PentadCanvas *headline = PENTAD_CANVAS (nth_panel (f, 0));
  PentadScene *scene = pentad_canvas_get_scene (headline);

  pentad_board_view_forget_data (f->view);
  for (int column = 0; column < TOY_SIDE; column++)
    toy_city_add_case (f->city, column, 5);
  gtk_window_set_default_size (f->window, 800, 600);
  display_wait_frame (f->window);
  g_assert_true (pentad_canvas_get_scene (headline) == scene);

  show (f, f->board, "TOY", f->geometry);
  display_wait (is_settled, f->view);
  g_assert_true (pentad_canvas_get_scene (headline) != scene);
  const char *words = "headline, Whole city: steady, 41, vs yesterday, 0.0%";
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (headline),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
}

/* A theme for another size, while every widget keeps its own. */
static void
test_a_new_scale_reaches_every_panel (Fixture *f, gconstpointer data)
{
  double before = pentad_map_panel_get_view (pentad_board_view_get_map (f->view))->width;

  pentad_theme_init (&f->theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  f->theme.margin /= 2; /* so that the panels stay about where they are */
  f->theme.gap /= 2;
  show (f, f->board, "TOY", f->geometry);
  display_wait (is_settled, f->view);
  g_assert_cmpfloat_with_epsilon (
      pentad_map_panel_get_view (pentad_board_view_get_map (f->view))->width, before / 2, 4);
}

static void
test_a_map_comes_later (Fixture *f, gconstpointer data)
{
  show (f, f->board, "TOY", NULL);
  display_wait (is_settled, f->view);
  g_assert_null (pentad_board_view_get_map (f->view));
  g_assert_true (PENTAD_IS_CANVAS (nth_panel (f, 1)));
  show (f, f->board, "TOY", f->geometry);
  display_wait (is_settled, f->view);
  g_assert_nonnull (pentad_board_view_get_map (f->view));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/widgets/board-view/panels-stand-where-the-board-says",
      test_panels_stand_where_the_board_says },
    { "/widgets/board-view/every-panel-speaks", test_every_panel_speaks },
    { "/widgets/board-view/choosing-is-told", test_choosing_is_told },
    { "/widgets/board-view/another-place-is-another-picture",
      test_another_place_is_another_picture },
    { "/widgets/board-view/a-panel-becomes-a-table", test_a_panel_becomes_a_table },
    { "/widgets/board-view/pictures-outlive-the-data", test_pictures_outlive_the_data },
    { "/widgets/board-view/a-new-scale-reaches-every-panel", test_a_new_scale_reaches_every_panel },
    { "/widgets/board-view/a-map-comes-later", test_a_map_comes_later },
  };

  display_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
