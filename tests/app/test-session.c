/* Tests of what the user looks at and when it is evaluated.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/session.h"
#include "toy-city.h"
#include "toy-session.h"

#include <string.h>

typedef struct
{
  PentadCity *city;
  PentadClock *clock;
  PentadSession *session;
  GString *said; /* the signals, by first letter */
} Fixture;

static void
said_cb (GString *said, PentadSession *session)
{
  GSignalInvocationHint *hint = g_signal_get_invocation_hint (session);

  g_string_append_c (said, g_signal_name (hint->signal_id)[0]);
}

static void
unknown_cb (GString *said, const char *code)
{
  g_string_append_printf (said, "unknown(%s)", code);
}

static void
listen (Fixture *f)
{
  static const char *const names[] = { "forgotten", "evaluated", "chosen" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_swapped (f->session, names[i], G_CALLBACK (said_cb), f->said);
  g_signal_connect_swapped (f->session, "unknown-division", G_CALLBACK (unknown_cb), f->said);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->city = toy_city_new ();
  f->clock = pentad_clock_new_manual (TOY_NOW);
  f->session = toy_session_new (f->city, f->clock);
  f->said = g_string_new (NULL);
  listen (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->session);
  g_assert_finalize_object (f->city);
  g_assert_finalize_object (f->clock);
  g_string_free (f->said, TRUE);
}

static void
evaluate (Fixture *f)
{
  toy_session_update (f->session);
  while (pentad_session_get_data (f->session) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_documents_lead_to_data (Fixture *f, gconstpointer data)
{
  g_assert_null (pentad_session_get_data (f->session));
  g_assert_false (pentad_session_has_data (f->session));
  evaluate (f);
  g_assert_cmpstr (f->said->str, ==, "e");
  g_assert_true (pentad_session_has_data (f->session));
  g_assert_cmpfloat (
      pentad_figures_lookup (pentad_session_get_data (f->session)->figures, 0, "open")->value, ==,
      25);
}

static void
had_map_cb (gboolean *had_map, PentadSession *session)
{
  *had_map = pentad_session_get_geometry (session) != NULL;
}

/* Before the data or after them: the last that is told is that both are there. */
static void
test_the_map_follows (Fixture *f, gconstpointer data)
{
  gboolean had_map = FALSE;

  g_signal_connect_swapped (f->session, "evaluated", G_CALLBACK (had_map_cb), &had_map);
  evaluate (f);
  while (pentad_session_get_geometry (f->session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (had_map);
  g_assert_cmpint (pentad_map_geometry_get_n_cells (pentad_session_get_geometry (f->session)), ==,
                   TOY_SIDE * TOY_SIDE);
}

/* Cases of the city are borrowed by the data: they must be let go of before they are freed. */
static void
test_a_change_makes_data_forgotten_at_once (Fixture *f, gconstpointer data)
{
  evaluate (f);
  g_string_truncate (f->said, 0);
  toy_city_add_case (f->city, 3, 3);
  g_assert_cmpstr (f->said->str, ==, "f");
  g_assert_null (pentad_session_get_data (f->session));
  g_assert_true (pentad_session_has_data (f->session));
}

static void
test_goes_down_and_up (Fixture *f, gconstpointer data)
{
  static const char *const way[] = { "district:D00", "street:S00", "community:C00", "grid:G0-0" };

  evaluate (f);
  g_assert_false (pentad_session_go_up (f->session));
  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    {
      g_autofree char *now = NULL;

      g_string_truncate (f->said, 0);
      g_assert_true (pentad_session_set_division (f->session, way[i]));
      now = pentad_session_dup_division (f->session, pentad_session_get_place (f->session));
      g_assert_cmpstr (now, ==, way[i]);
      g_assert_cmpstr (f->said->str, ==, "cfe");
      g_assert_cmpint (pentad_session_get_data (f->session)->query.place, ==,
                       pentad_session_get_place (f->session));
    }
  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    g_assert_true (pentad_session_go_up (f->session));
  g_assert_cmpint (pentad_session_get_place (f->session), ==, 0);
  g_assert_false (pentad_session_go_up (f->session));
}

static void
test_wrong_choices_change_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  evaluate (f);
  g_string_truncate (f->said, 0);
  g_assert_false (pentad_session_set_division (f->session, "nowhere"));
  g_assert_false (pentad_session_set_division (f->session, "street:D00x"));
  g_assert_false (pentad_session_set_place (f->session, 100000));
  g_assert_false (pentad_session_set_place (f->session, -1));
  g_assert_false (pentad_session_set_view (f->session, "nothing"));
  g_assert_false (pentad_session_set_period (f->session, "someday", &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (f->said->str, ==, "");
}

static void
test_the_first_division_waits_for_the_divisions (Fixture *f, gconstpointer data)
{
  g_autoptr (PentadCity) empty = pentad_city_new ();
  g_autoptr (PentadSession) session = toy_session_new (empty, f->clock);

  g_assert_true (pentad_session_set_division (session, "S10"));
  g_assert_cmpint (pentad_session_get_place (session), ==, 0);
  pentad_city_set_about (empty, (PentadAbout *)pentad_city_get_about (f->city));
  pentad_city_set_divisions (empty, (PentadDivisions *)pentad_city_get_divisions (f->city));
  g_autoptr (PentadState) state = pentad_state_new ();
  state->as_of = TOY_NOW;
  pentad_city_apply_state (empty, state);
  toy_session_update (session);
  while (pentad_session_get_data (session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (pentad_session_get_place (session), ==, toy_city_find (f->city, "S10"));
}

static void
test_an_unknown_first_division_is_told_once (Fixture *f, gconstpointer data)
{
  g_autoptr (PentadCity) empty = pentad_city_new ();

  g_assert_finalize_object (f->session);
  f->session = toy_session_new (empty, f->clock);
  listen (f);
  pentad_session_set_division (f->session, "nowhere");
  pentad_city_set_about (empty, (PentadAbout *)pentad_city_get_about (f->city));
  pentad_city_set_divisions (empty, (PentadDivisions *)pentad_city_get_divisions (f->city));
  g_autoptr (PentadState) state = pentad_state_new ();
  state->as_of = TOY_NOW;
  pentad_city_apply_state (empty, state);
  evaluate (f);
  pentad_city_apply_state (empty, state);
  pentad_session_set_period (f->session, "week", NULL);
  g_assert_cmpstr (f->said->str, ==, "unknown(nowhere)efce");
  g_assert_cmpint (pentad_session_get_place (f->session), ==, 0);
}

static void
test_periods_end_today (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *period, *from, *to;
  } cases[] = {
    { "today", "2026-11-22", "2026-11-22" },
    { "week", "2026-11-16", "2026-11-22" },
    { "month", "2026-11-01", "2026-11-22" },
    { "quarter", "2026-10-01", "2026-11-22" },
    { "half-year", "2026-07-01", "2026-11-22" },
    { "year", "2026-01-01", "2026-11-22" },
    { "2026-10-05..2026-10-11", "2026-10-05", "2026-10-11" },
  };

  evaluate (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PentadPeriod *period;
      char text[16];

      g_assert_true (pentad_session_set_period (f->session, cases[i].period, NULL));
      period = &pentad_session_get_data (f->session)->query.period;
      g_assert_cmpstr (pentad_day_format (period->from, text), ==, cases[i].from);
      g_assert_cmpstr (pentad_day_format (period->to, text), ==, cases[i].to);
      g_assert_cmpstr (pentad_session_get_period (f->session), ==, cases[i].period);
    }
}

static void
test_views_are_chosen_without_evaluating (Fixture *f, gconstpointer data)
{
  evaluate (f);
  g_string_truncate (f->said, 0);
  g_assert_cmpstr (pentad_session_get_view (f->session)->id, ==, "toy");
  g_assert_true (pentad_session_set_view (f->session, "other"));
  g_assert_true (pentad_session_set_view (f->session, "other"));
  g_assert_cmpstr (pentad_session_get_view (f->session)->id, ==, "other");
  g_assert_cmpstr (f->said->str, ==, "c");
}

static void
test_a_view_has_its_period_until_one_is_chosen (Fixture *f, gconstpointer data)
{
  pentad_session_get_board (f->session, 1)->period = PENTAD_PERIOD_WEEK;
  evaluate (f);
  g_string_truncate (f->said, 0);

  pentad_session_set_view (f->session, "other");
  g_assert_cmpstr (f->said->str, ==, "fce");
  g_assert_cmpstr (pentad_session_get_period (f->session), ==, "week");
  g_assert_cmpstr (pentad_session_get_chosen_period (f->session), ==, "");
  g_assert_cmpint (pentad_session_get_data (f->session)->query.period.kind, ==, PENTAD_PERIOD_WEEK);

  pentad_session_set_period (f->session, "month", NULL);
  pentad_session_set_view (f->session, "toy");
  g_assert_cmpstr (pentad_session_get_period (f->session), ==, "month");
  g_assert_cmpstr (pentad_session_get_chosen_period (f->session), ==, "month");
}

static void
add_pages (PentadBoardSpec *board)
{
  pentad_board_spec_add_page (board, "first");
  pentad_board_spec_add_page (board, "second");
  pentad_board_spec_add_page (board, "third");
  pentad_board_spec_close (board);
}

static void
test_each_view_keeps_its_page (Fixture *f, gconstpointer data)
{
  g_assert_false (pentad_session_turn_page (f->session, 1));
  g_assert_true (pentad_session_get_page (f->session) == pentad_session_get_view (f->session));
  add_pages (pentad_session_get_board (f->session, 0));
  evaluate (f);
  g_string_truncate (f->said, 0);

  g_assert_cmpstr (pentad_session_get_page (f->session)->page, ==, "first");
  g_assert_false (pentad_session_set_page (f->session, "none"));
  g_assert_true (pentad_session_set_page (f->session, "first"));
  g_assert_cmpstr (f->said->str, ==, "");
  g_assert_true (pentad_session_turn_page (f->session, -1));
  g_assert_cmpstr (pentad_session_get_page (f->session)->page, ==, "third");
  g_assert_true (pentad_session_turn_page (f->session, 1));
  g_assert_true (pentad_session_set_page (f->session, "second"));
  g_assert_cmpstr (f->said->str, ==, "ccc");

  pentad_session_set_view (f->session, "other");
  g_assert_null (pentad_session_get_page (f->session)->page);
  pentad_session_set_view (f->session, "toy");
  g_assert_cmpstr (pentad_session_get_page (f->session)->page, ==, "second");
}

/* Of a part of a city the part is the root: nothing leads out of it. */
static void
test_a_part_of_a_city (Fixture *f, gconstpointer data)
{
  g_autoptr (PentadAbout) about = pentad_about_new ();
  const PentadDivisions *divisions = pentad_city_get_divisions (f->city);
  const PentadAbout *whole = pentad_city_get_about (f->city);
  g_autoptr (GArray) districts = pentad_divisions_children (divisions, 0);
  int root = g_array_index (districts, int, 0), other = g_array_index (districts, int, 1);
  g_autoptr (GArray) below = pentad_divisions_children (divisions, root);

  about->code = g_strdup (whole->code);
  about->zone = pentad_zone_ref (whole->zone);
  about->part = g_strdup (pentad_divisions_get (divisions, root)->code);
  pentad_city_set_about (f->city, about);
  evaluate (f);
  g_assert_cmpint (pentad_session_get_place (f->session), ==, root);
  g_assert_false (pentad_session_go_up (f->session));
  g_assert_false (pentad_session_set_place (f->session, 0));
  g_assert_false (pentad_session_set_place (f->session, other));
  g_assert_cmpint (pentad_session_get_place (f->session), ==, root);
  g_assert_true (pentad_session_set_place (f->session, g_array_index (below, int, 0)));
  g_assert_true (pentad_session_go_up (f->session));
  g_assert_cmpint (pentad_session_get_place (f->session), ==, root);
}

static void
test_the_status_is_in_words (Fixture *f, gconstpointer data)
{
  PentadTheme theme;
  PentadTone tone;
  g_autofree char *line = NULL;

  pentad_theme_init (&theme, PENTAD_THEME_DARK, PENTAD_LANGUAGE_EN, 1920, 1080);
  line = pentad_session_dup_status (f->session, &theme, &tone);
  g_assert_nonnull (strstr (line, "connecting"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/app/session/documents-lead-to-data", test_documents_lead_to_data },
    { "/app/session/the-map-follows", test_the_map_follows },
    { "/app/session/a-change-makes-data-forgotten-at-once",
      test_a_change_makes_data_forgotten_at_once },
    { "/app/session/goes-down-and-up", test_goes_down_and_up },
    { "/app/session/wrong-choices-change-nothing", test_wrong_choices_change_nothing },
    { "/app/session/the-first-division-waits-for-the-divisions",
      test_the_first_division_waits_for_the_divisions },
    { "/app/session/an-unknown-first-division-is-told-once",
      test_an_unknown_first_division_is_told_once },
    { "/app/session/periods-end-today", test_periods_end_today },
    { "/app/session/views-are-chosen-without-evaluating",
      test_views_are_chosen_without_evaluating },
    { "/app/session/a-view-has-its-period-until-one-is-chosen",
      test_a_view_has_its_period_until_one_is_chosen },
    { "/app/session/each-view-keeps-its-page", test_each_view_keeps_its_page },
    { "/app/session/a-part-of-a-city", test_a_part_of_a_city },
    { "/app/session/the-status-is-in-words", test_the_status_is_in_words },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
