/* Boards as cases change and time passes, against the same boards made from scratch.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever the changes and however the clock moves, each panel of each board reads, of every kind
 * of place, as it does when nothing was kept from before. */
#include "config.h"

#include "board-fixture.h"

#include "render/format.h"

#include <string.h>

#define N_LIVES 6
#define N_STEPS 12
/* Most cases of one kind that a map marks; see board/board-map.c. */
#define MAX_MARKED 1000

typedef struct
{
  BoardFixture *fixture;
  PentadCity *city;
  GRand *rand;
  gint64 now;
  guint n_new;
} Life;

static int
below (Life *life, int n)
{
  return g_rand_int_range (life->rand, 0, n);
}

/* The case with one act more, or two, or one less. */
static PentadCase *
go_on (Life *life, const PentadCase *item)
{
  static const PentadAct acts[] = { PENTAD_ACT_ACCEPT,   PENTAD_ACT_FILE,   PENTAD_ACT_DISPATCH,
                                    PENTAD_ACT_DISPOSE,  PENTAD_ACT_CHECK,  PENTAD_ACT_CLOSE,
                                    PENTAD_ACT_SUSPEND,  PENTAD_ACT_RESUME, PENTAD_ACT_REWORK,
                                    PENTAD_ACT_FEEDBACK, PENTAD_ACT_RETURN, PENTAD_ACT_VOID };
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (PentadTrailEntry));
  g_auto (PentadTrail) trail;
  PentadCaseFacts facts = pentad_case_get_facts (item);

  pentad_trail_init (&trail, item);
  g_array_append_vals (entries, trail.entries, trail.n);
  if (entries->len > 1 && below (life, 10) == 0)
    g_array_set_size (entries, entries->len - 1);
  for (int n = below (life, 3); n > 0; n--)
    {
      PentadTrailEntry entry = { .time = life->now + 60 * (below (life, 120) - 60),
                                 .due = PENTAD_NO_TIME,
                                 .act = acts[below (life, G_N_ELEMENTS (acts))] };

      if (entry.act == PENTAD_ACT_DISPATCH || entry.act == PENTAD_ACT_RESUME)
        entry.due = entry.time + 60 * (below (life, 600) - 100);
      if (entry.act == PENTAD_ACT_DISPATCH)
        entry.department = "D1";
      g_array_append_val (entries, entry);
    }
  return pentad_case_new (&facts, (const PentadTrailEntry *)(void *)entries->data, entries->len);
}

static PentadCase *
begin (Life *life)
{
  g_autofree char *id = g_strdup_printf ("N%05u", life->n_new++);
  const PentadDivisions *divisions = pentad_city_get_divisions (life->city);
  int n, first = pentad_divisions_get_level (divisions, PENTAD_LEVEL_GRID, &n);
  const PentadDivision *grid = pentad_divisions_get (divisions, first + below (life, n));
  PentadCaseFacts facts = { .id = id,
                            .class_code = "e0101",
                            .source = below (life, PENTAD_N_SOURCES),
                            .division = grid->code,
                            .lon = grid->centre.lon,
                            .lat = grid->centre.lat };
  PentadTrailEntry report = { .time = life->now - 60 * below (life, 40),
                              .due = PENTAD_NO_TIME,
                              .act = PENTAD_ACT_REPORT };

  return pentad_case_new (&facts, &report, 1);
}

/* A delta: cases that go on, and new ones. */
static void
apply_changes (Life *life)
{
  g_autoptr (PentadState) state = pentad_state_new ();
  guint n;
  const PentadCaseRow *rows = pentad_city_get_cases (life->city, &n);

  state->as_of = life->now;
  state->is_delta = TRUE;
  for (int i = below (life, 25); i > 0; i--)
    g_ptr_array_add (state->cases, below (life, 4) == 0
                                       ? begin (life)
                                       : go_on (life, rows[below (life, (int)n)].data));
  pentad_city_apply_state (life->city, state);
}

/* What all panels of all boards read. */
static char *
read_boards (Life *life, int place)
{
  GString *text = g_string_new (NULL);
  PentadBoardQuery query = { .city = life->city,
                             .place = place,
                             .period =
                                 pentad_period_current (PENTAD_PERIOD_TODAY, board_city_today ()),
                             .time = life->now,
                             .age_s = 4,
                             .interval_s = BOARD_INTERVAL_S };
  g_autoptr (PentadBoardData) board_data = pentad_board_data_new (&query);
  PentadTheme theme;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_ZH_CN, 1920, 1080);
  PentadBoardStyle style = board_fixture_style (life->fixture, &theme);
  for (guint b = 0; b < life->fixture->boards->len; b++)
    {
      const PentadBoardSpec *spec = g_ptr_array_index (life->fixture->boards, b);

      for (guint p = 0; p < spec->panels->len; p++)
        {
          const PentadPanelSpec *panel = g_ptr_array_index (spec->panels, p);
          g_autoptr (PentadScene) scene =
              pentad_board_panel_scene (board_data, panel, &style, 500, 400);
          g_autofree char *lines = pentad_scene_to_text (scene);

          g_string_append_printf (text, "--- %s, %s\n%s\n", spec->id, panel->id, lines);
        }
    }
  return g_string_free (text, FALSE);
}

/* The first line in which two texts differ is told. */
static void
assert_same_text (const char *kept, const char *anew)
{
  g_auto (GStrv) a = g_strsplit (kept, "\n", -1);
  g_auto (GStrv) b = g_strsplit (anew, "\n", -1);
  const char *panel = "";

  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    {
      if (g_str_has_prefix (a[i], "--- "))
        panel = a[i];
      if (!g_str_equal (a[i], b[i]))
        g_error ("%s:\nkept: %s\nanew: %s", panel, a[i], b[i]);
    }
  g_assert_cmpstr (kept, ==, anew);
}

static void
check_place (Life *life, int place)
{
  g_autofree char *kept = read_boards (life, place);

  /* What is kept goes: it is no longer known whether the state is complete. */
  pentad_city_set_complete (life->city, pentad_city_is_complete (life->city));
  g_autofree char *anew = read_boards (life, place);
  assert_same_text (kept, anew);
}

/* Places of every level; what is kept of them must first have been asked for, and have followed. */
static void
live (Life *life)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (life->city);
  PentadLevel level = below (life, PENTAD_LEVEL_GRID + 1);
  int n, first = pentad_divisions_get_level (divisions, level, &n);
  int place = first + below (life, n);

  g_free (read_boards (life, place));
  for (int step = 0; step < N_STEPS; step++)
    {
      if (below (life, 10) > 0)
        apply_changes (life);
      life->now += below (life, 3) == 0 ? 60 * below (life, 90) : below (life, 60);
      g_free (read_boards (life, place));
      if (step % 4 == 3)
        check_place (life, place);
    }
}

static void
test_kept_equals_anew (BoardFixture *fixture, gconstpointer data)
{
  for (guint32 seed = 1; seed <= N_LIVES; seed++)
    {
      Life life = { .fixture = fixture,
                    .city = board_city_new (),
                    .rand = g_rand_new_with_seed (seed),
                    .now = board_city_now () };

      g_test_message ("seed %u", seed);
      live (&life);
      g_rand_free (life.rand);
      g_assert_finalize_object (life.city);
    }
}

/* The clock alone turns a case from waiting to due soon to overdue, in the list and on the map. */
static void
test_time_turns_cases_overdue (BoardFixture *fixture, gconstpointer data)
{
  static const struct
  {
    int after_s;
    const char *note, *legend;
  } table[] = {
    { 0, "overdue 0 · within 1 h 0", "overdue 0" },
    { 3600, "overdue 0 · within 1 h 1", "overdue 0" },
    { 7200, "overdue 0 · within 1 h 1", "overdue 0" },
    { 7201, "overdue 1 · within 1 h 0", "overdue 1" },
  };
  g_autoptr (PentadCity) city = board_city_new_bare ();
  g_autoptr (PentadState) state = pentad_state_new ();
  PentadPanelSpec list = { .id = "due",
                           .kind = "due",
                           .title.text[PENTAD_LANGUAGE_EN] = (char *)"Title" };
  g_autoptr (PentadBoardSpec) spec = pentad_board_spec_new ("own");
  PentadPanelSpec *map = pentad_board_spec_add (spec, "map", "map");
  const PentadTrailEntry trail[] = {
    { .time = board_city_now () - 600, .due = PENTAD_NO_TIME, .act = PENTAD_ACT_REPORT },
    { .time = board_city_now () - 60,
      .due = board_city_now () + 7200,
      .department = "D1",
      .act = PENTAD_ACT_DISPATCH },
  };
  const PentadCaseFacts facts = { .id = "A", .division = "d1", .lon = 1, .lat = 1 };
  PentadTheme theme;

  g_ptr_array_add (map->markers, g_strdup ("overdue"));
  state->as_of = board_city_now ();
  g_ptr_array_add (state->cases, pentad_case_new (&facts, trail, G_N_ELEMENTS (trail)));
  pentad_city_apply_state (city, state);
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  PentadBoardStyle style = board_fixture_style (fixture, &theme);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadBoardQuery query = { .city = city,
                                 .period = pentad_period_current (PENTAD_PERIOD_TODAY,
                                                                  board_city_today ()),
                                 .time = board_city_now () + table[i].after_s };
      g_autoptr (PentadBoardData) board_data = pentad_board_data_new (&query);
      g_autoptr (PentadScene) scene =
          pentad_board_panel_scene (board_data, &list, &style, 500, 300);
      g_autoptr (PentadBoardMap) on_map = pentad_board_map_new (board_data, map, &style);

      g_autofree char *text = pentad_scene_to_text (scene);

      g_test_message ("after %d s:\n%s", table[i].after_s, text);
      g_assert_true (board_scene_has_text (scene, table[i].note));
      g_assert_cmpstr (on_map->map.marker_legend[0].text, ==, table[i].legend);
    }
}

/* Of very many overdue cases the map marks the latest, and says so. */
static void
test_map_marks_the_latest (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (PentadCity) city = board_city_new_bare ();
  g_autoptr (PentadState) state = pentad_state_new ();
  g_autoptr (PentadBoardSpec) spec = pentad_board_spec_new ("own");
  PentadPanelSpec *panel = pentad_board_spec_add (spec, "map", "map");
  gboolean seen_first = FALSE, seen_last = FALSE;
  PentadTheme theme;

  g_ptr_array_add (panel->markers, g_strdup ("overdue"));
  state->as_of = board_city_now ();
  for (int i = 0; i <= MAX_MARKED; i++)
    {
      g_autofree char *id = g_strdup_printf ("C%05d", i);
      gint64 time = board_city_now () - 10000 + i;
      const PentadTrailEntry trail[] = {
        { .time = time, .due = PENTAD_NO_TIME, .act = PENTAD_ACT_REPORT },
        { .time = time, .due = time + 60, .department = "D1", .act = PENTAD_ACT_DISPATCH },
      };
      const PentadCaseFacts facts = { .id = id, .division = "d1", .lon = 1, .lat = 1 };

      g_ptr_array_add (state->cases, pentad_case_new (&facts, trail, G_N_ELEMENTS (trail)));
    }
  pentad_city_apply_state (city, state);
  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  PentadBoardStyle style = board_fixture_style (fixture, &theme);
  g_autoptr (PentadBoardData) board_data = board_fixture_evaluate (city, 0, PENTAD_PERIOD_TODAY);
  g_autoptr (PentadBoardMap) map = pentad_board_map_new (board_data, panel, &style);

  g_autofree char *all = pentad_format_count (MAX_MARKED + 1);
  g_autofree char *marked = pentad_format_count (MAX_MARKED);
  g_autofree char *legend = g_strdup_printf ("overdue %s (latest %s marked)", all, marked);
  g_assert_cmpint (map->map.n_markers, ==, MAX_MARKED);
  g_assert_cmpstr (map->map.marker_legend[0].text, ==, legend);
  for (int i = 0; i < map->map.n_markers; i++)
    {
      seen_first |= g_str_equal (map->map.markers[i].key, "case:C00000");
      seen_last |= g_str_equal (map->map.markers[i].key, "case:C01000");
    }
  g_assert_false (seen_first);
  g_assert_true (seen_last);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  static const struct
  {
    const char *path;
    void (*func) (BoardFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/board/refresh/kept-equals-anew", test_kept_equals_anew },
    { "/board/refresh/time-turns-cases-overdue", test_time_turns_cases_overdue },
    { "/board/refresh/map-marks-the-latest", test_map_marks_the_latest },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BoardFixture, NULL, board_fixture_set_up, tests[i].func,
                board_fixture_tear_down);
  return g_test_run ();
}
