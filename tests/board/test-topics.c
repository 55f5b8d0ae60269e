/* Panels of topics: whose numbers they show, and why there are none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board-fixture.h"

#include <math.h>

/* A topic may be lacking, be kept from the account, or have come in a form that cannot be read. */
static void
test_missing_topics (BoardFixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "topic", "topic-shares", "topic-entries" };
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (PentadCity) city = board_city_new_bare ();
      PentadBoardStyle style = board_fixture_style (fixture, &theme);
      PentadPanelSpec panel = { .id = "p", .kind = (char *)kinds[i], .topic.of = (char *)"census" };
      static const char *const states[] = { "error: no connection", "not permitted: as of 14:32",
                                            "no data from this platform: as of 14:32" };

      board_city_apply_reports (city, (const int[3]){ 0, 0, 0 });
      for (guint s = 0; s < G_N_ELEMENTS (states); s++)
        {
          pentad_city_set_topic_failure (city, "census", s == 0 ? "no connection" : NULL);
          pentad_city_set_topic_failure (city, "duty", "no connection");
          pentad_city_set_topic_forbidden (city, "census", s == 1);
          g_autoptr (PentadBoardData) board_data =
              board_fixture_evaluate (city, 0, PENTAD_PERIOD_TODAY);
          g_autoptr (PentadScene) scene =
              pentad_board_panel_scene (board_data, &panel, &style, 400, 300);
          g_assert_cmpstr (pentad_scene_get_state (scene), ==, states[s]);
        }
    }
}

/* A topic that is counted by street. */
static PentadTopic *
make_street_topic (void)
{
  static const double first[] = { 203 }, second[] = { 102 };
  PentadTopic *topic = pentad_topic_new ("streets");

  pentad_topic_add_kind (topic)->id = g_strdup ("kind");
  pentad_topic_add_measure (topic)->id = g_strdup ("total");
  pentad_topic_add_count (topic, "d1-s1", "kind", first, 1);
  pentad_topic_add_count (topic, "d1-s2", "kind", second, 1);
  return topic;
}

/* Below the streets stand the numbers of the street, which say whose they are. */
static void
test_counted_above (BoardFixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "topic", "topic", "topic-shares" };
  static const struct
  {
    const char *place, *number;
    gboolean is_whole;
  } rows[] = {
    { "d1", "305", FALSE },
    { "d1-s1", "203", FALSE },
    { "d1-s1-c2", "203", TRUE },
    { "d1-s1-c2-g3", "203", TRUE },
  };
  g_autoptr (PentadTopic) topic = make_street_topic ();
  g_autoptr (PentadBoardSpec) board = pentad_board_spec_new ("test");
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  pentad_city_set_topic (fixture->city, topic);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      PentadPanelSpec *panel = pentad_board_spec_add (board, "p", kinds[i]);
      PentadTopicColumn *column;

      pentad_label_set_all (&panel->title, "Streets");
      panel->topic.of = g_strdup (topic->id);
      panel->topic.rows = i == 1 ? PENTAD_TOPIC_ROWS_PLACES : PENTAD_TOPIC_ROWS_KINDS;
      column = pentad_topic_spec_add_column (&panel->topic);
      column->measure = g_strdup ("total");
      for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
        {
          int place =
              pentad_divisions_find_any (pentad_city_get_divisions (fixture->city), rows[r].place);
          PentadBoardStyle style = board_fixture_style (fixture, &theme);
          g_autoptr (PentadBoardData) board_data =
              board_fixture_evaluate (fixture->city, place, PENTAD_PERIOD_TODAY);
          g_autoptr (PentadScene) scene =
              pentad_board_panel_scene (board_data, panel, &style, 600, 300);

          g_test_message ("%s %u in %s", kinds[i], i, rows[r].place);
          g_assert_true (board_scene_has_text (scene, rows[r].number));
          g_assert_true (board_scene_has_text (scene, "as a whole") == (rows[r].is_whole));
        }
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (BoardFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/board/topics/missing", test_missing_topics },
    { "/board/topics/counted-above", test_counted_above },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BoardFixture, NULL, board_fixture_set_up, tests[i].run,
                board_fixture_tear_down);
  return g_test_run ();
}
