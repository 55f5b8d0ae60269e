/* Tests of a live map's tools: layers, two periods, playback.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "display.h"
#include "toy-city.h"
#include "widgets/board-view.h"
#include "widgets/map-frame.h"
#include "widgets/map-player.h"
#include "widgets/map-tools.h"

#define WIDTH  900
#define HEIGHT 600

typedef struct
{
  PentadCity *city;
  PentadBoardSpec *board;
  PentadMapGeometry *geometry;
  PentadText *text;
  PentadTheme theme;
  PentadMapChoice *choice;
  GtkWindow *window;
  PentadMapFrame *frame;
  guint n_chosen;
} Fixture;

static void
show (Fixture *f)
{
  g_autoptr (PentadBoardData) data = toy_city_evaluate (f->city, 0);
  const PentadPanelSpec *panel =
      g_ptr_array_index (f->board->panels, pentad_board_find_map (f->board));
  PentadBoardStyle style = { .theme = &f->theme, .text = f->text, .geometry = f->geometry };

  pentad_map_frame_set_content (f->frame, data, panel, &style, f->choice);
}

static void
chosen_cb (Fixture *f)
{
  f->n_chosen++;
  show (f);
}

static gboolean
is_settled (gpointer frame)
{
  return pentad_map_frame_is_settled (frame);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->city = toy_city_new ();
  f->board = toy_board_new ();
  f->geometry = pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (f->city));
  f->text = pentad_text_new (NULL);
  f->choice = pentad_map_choice_new ();
  pentad_theme_init (&f->theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1280, 720);
  f->frame = PENTAD_MAP_FRAME (pentad_map_frame_new ());
  g_signal_connect_swapped (f->frame, "chosen", G_CALLBACK (chosen_cb), f);
  show (f);
  f->window = display_open (GTK_WIDGET (f->frame), WIDTH, HEIGHT);
  display_wait (is_settled, f->frame);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (f->frame), (gpointer *)&f->frame);
  display_close (f->window);
  g_assert_null (f->frame);
  pentad_map_choice_free (f->choice);
  pentad_text_free (f->text);
  pentad_map_geometry_unref (f->geometry);
  pentad_board_spec_unref (f->board);
  g_assert_finalize_object (f->city);
}

/* The n-th child of a kind, from 0. */
static GtkWidget *
find_child (Fixture *f, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->frame)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (G_TYPE_CHECK_INSTANCE_TYPE (child, type))
      return child;
  return NULL;
}

static void
choose_layer (Fixture *f, const char *id, gboolean shown)
{
  PentadMapTools *tools = PENTAD_MAP_TOOLS (find_child (f, PENTAD_TYPE_MAP_TOOLS));
  g_autofree char *name = pentad_map_tools_action_name (id);

  g_action_group_change_action_state (pentad_map_tools_get_actions (tools), name,
                                      g_variant_new_boolean (shown));
  display_wait (is_settled, f->frame);
}

static void
compare (Fixture *f, const char *how)
{
  PentadMapTools *tools = PENTAD_MAP_TOOLS (find_child (f, PENTAD_TYPE_MAP_TOOLS));

  g_action_group_change_action_state (pentad_map_tools_get_actions (tools), "compare",
                                      g_variant_new_string (how));
  display_wait (is_settled, f->frame);
}

/* Every layer of the list has an action, whose state is what is shown. */
static void
test_an_action_for_every_layer (Fixture *f, gconstpointer data)
{
  PentadMapTools *tools = PENTAD_MAP_TOOLS (find_child (f, PENTAD_TYPE_MAP_TOOLS));
  GActionGroup *actions = pentad_map_tools_get_actions (tools);
  const GPtrArray *items = pentad_map_tools_get_items (tools);

  g_assert_cmpuint (items->len, >, 8);
  for (guint i = 0; i < items->len; i++)
    {
      const PentadMapLayerItem *item = g_ptr_array_index (items, i);
      g_autofree char *name = pentad_map_tools_action_name (item->id);
      g_autoptr (GVariant) state = g_action_group_get_action_state (actions, name);

      g_assert_nonnull (state);
      g_assert_cmpint (g_variant_get_boolean (state), ==, item->shown);
    }
  choose_layer (f, "marker:open", TRUE);
  g_assert_cmpuint (f->n_chosen, ==, 1);
  g_assert_true (pentad_map_choice_shows (f->choice, "marker:open", FALSE));
  choose_layer (f, "grids", FALSE);
  g_assert_false (pentad_map_choice_shows (f->choice, "grids", TRUE));
}

static void
test_two_maps_move_together (Fixture *f, gconstpointer data)
{
  g_assert_null (pentad_map_frame_get_earlier (f->frame));
  compare (f, "pair");

  PentadMapPanel *map = pentad_map_frame_get_map (f->frame);
  PentadMapPanel *earlier = pentad_map_frame_get_earlier (f->frame);
  g_assert_nonnull (earlier);
  display_wait_frame (f->window);
  display_wait (is_settled, f->frame);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (map)), ==,
                   gtk_widget_get_width (GTK_WIDGET (earlier)));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (map)), <, WIDTH / 2);

  pentad_map_panel_zoom (map, 2);
  pentad_map_panel_pan (map, 30, -20);
  display_wait (is_settled, f->frame);
  g_assert_true (
      pentad_map_view_equal (pentad_map_panel_get_view (map), pentad_map_panel_get_view (earlier)));
  pentad_map_panel_pan (earlier, -10, 5);
  g_assert_true (
      pentad_map_view_equal (pentad_map_panel_get_view (map), pentad_map_panel_get_view (earlier)));
  pentad_map_panel_fit (map);
  g_assert_true (
      pentad_map_view_equal (pentad_map_panel_get_view (map), pentad_map_panel_get_view (earlier)));

  compare (f, "one");
  g_assert_null (pentad_map_frame_get_earlier (f->frame));
}

/* The divider is there in one mode only, has a name, and goes where it is moved. */
static void
test_the_divider_moves (Fixture *f, gconstpointer data)
{
  GtkWidget *divider = find_child (f, g_type_from_name ("PentadMapDivider"));

  g_assert_false (gtk_widget_get_visible (divider));
  compare (f, "swipe");
  g_assert_true (gtk_widget_get_visible (divider));
  gtk_test_accessible_assert_role (divider, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (divider), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Divider between two periods");
  g_signal_emit_by_name (divider, "moved", 0.25);
  display_wait_frame (f->window);
  display_wait (is_settled, f->frame);
  g_assert_cmpfloat (f->choice->divider, ==, 0.25);

  graphene_rect_t box;
  g_assert_true (gtk_widget_compute_bounds (divider, GTK_WIDGET (f->frame), &box));
  g_assert_cmpfloat_with_epsilon (box.origin.x + box.size.width / 2, WIDTH / 4.0, 2);
  compare (f, "one");
  g_assert_false (gtk_widget_get_visible (divider));
}

static void
stepped_cb (PentadMapPlayer *player, int step, gpointer last)
{
  *(int *)last = step;
}

/* Steps by hand and by itself; it stops at the end, by hand, and when it is not seen. */
static void
test_playback (Fixture *f, gconstpointer data)
{
  PentadMapPlayer *player = PENTAD_MAP_PLAYER (find_child (f, PENTAD_TYPE_MAP_PLAYER));
  int last = -2;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (player)));
  pentad_map_player_set_playing (player, TRUE);
  g_assert_false (pentad_map_player_is_playing (player));

  choose_layer (f, "heat", TRUE);
  display_wait_frame (f->window);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (player)));
  g_signal_connect (player, "stepped", G_CALLBACK (stepped_cb), &last);
  pentad_map_player_set_step (player, 2);
  g_assert_cmpint (last, ==, 2);
  pentad_map_player_set_step (player, 99);
  /* 14:32 is in the fifteenth hour. */
  g_assert_cmpint (last, ==, 14);

  /* From the end it begins anew. */
  pentad_map_player_set_playing (player, TRUE);
  g_assert_true (pentad_map_player_is_playing (player));
  g_assert_cmpint (last, ==, 0);
  pentad_map_player_set_playing (player, FALSE);
  g_assert_false (pentad_map_player_is_playing (player));

  pentad_map_player_set_playing (player, TRUE);
  g_assert_true (pentad_map_player_is_playing (player));
  choose_layer (f, "heat", FALSE);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (player)));
  g_assert_false (pentad_map_player_is_playing (player));
}

/* What was chosen on one board is there again when it is shown again, and not on another. */
static void
test_choices_are_kept_by_view (void)
{
  g_autoptr (PentadMapGeometry) geometry = NULL;
  PentadCity *city = toy_city_new ();
  g_autoptr (PentadBoardSpec) first = toy_board_new ();
  g_autoptr (PentadBoardSpec) second = toy_board_new ();
  PentadBoardView *view = PENTAD_BOARD_VIEW (pentad_board_view_new ());
  PentadTheme theme;
  GtkWindow *window;

  g_free (second->id);
  second->id = g_strdup ("another");
  geometry = pentad_map_geometry_new ((PentadDivisions *)pentad_city_get_divisions (city));
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 960, 540);
  window = display_open (GTK_WIDGET (view), 960, 540);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (PentadBoardData) board_data = toy_city_evaluate (city, 0);
      PentadBoardContent content = {
        .board = i == 1 ? second : first, .data = board_data, .geometry = geometry, .theme = &theme
      };

      pentad_board_view_set_content (view, &content);
      display_wait ((gboolean (*) (gpointer))pentad_board_view_is_settled, view);
      g_assert_cmpint (pentad_board_view_get_first_case_day (view) == G_MAXINT32, ==, i < 2);
      if (i > 0)
        continue;
      GtkWidget *frame = gtk_widget_get_parent (GTK_WIDGET (pentad_board_view_get_map (view)));
      gtk_widget_activate_action (frame, "map.layer-heat", NULL);
      g_assert_cmpint (pentad_board_view_get_first_case_day (view), !=, G_MAXINT32);
    }
  display_close (window);
  g_assert_finalize_object (city);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/widgets/map-frame/an-action-for-every-layer", test_an_action_for_every_layer },
    { "/widgets/map-frame/two-maps-move-together", test_two_maps_move_together },
    { "/widgets/map-frame/the-divider-moves", test_the_divider_moves },
    { "/widgets/map-frame/playback", test_playback },
  };

  display_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add_func ("/widgets/map-frame/choices-are-kept-by-view", test_choices_are_kept_by_view);
  return g_test_run ();
}
