/* Which path gives which document, problem and version.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "reference/document.h"
#include "reference/router.h"

typedef struct
{
  PentadWorld *world;
  PentadClock *clock;
  PentadCityClock city_clock;
  PentadRouter *router;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->world = fixture_world ("demo", 300, 1);
  fixture->clock = pentad_clock_new_manual (FIXTURE_NOW);
  pentad_city_clock_init (&fixture->city_clock, fixture->clock, FIXTURE_NOW,
                          data != NULL ? *(const double *)data : 1);
  fixture->router = pentad_router_new (fixture->world, &fixture->city_clock);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pentad_router_free (fixture->router);
  g_object_unref (fixture->clock);
  pentad_world_free (fixture->world);
}

static void
test_every_path_has_its_status (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path, *at;
    guint status;
  } cases[] = {
    { "/v1/about", NULL, 200 },
    { "/v1/divisions", NULL, 200 },
    { "/v1/grids", NULL, 200 },
    { "/v1/partitions", NULL, 200 },
    { "/v1/layers/water", NULL, 200 },
    { "/v1/layers/green", NULL, 200 },
    { "/v1/layers/roads", NULL, 200 },
    { "/v1/layers/places", NULL, 200 },
    { "/v1/catalogue", NULL, 200 },
    { "/v1/calendar", NULL, 200 },
    { "/v1/state", NULL, 200 },
    { "/v1/ended/2026-11-25", NULL, 200 },
    { "/v1/history/2026-11", NULL, 200 },
    { "/v1/staff", NULL, 200 },
    { "/v1/sensors", NULL, 200 },
    { "/v1/calls", NULL, 200 },
    { "/v1/approvals", NULL, 200 },
    { "/v1/service", NULL, 200 },
    { "/v1/tasks", NULL, 200 },
    { "/v1/assessments", NULL, 200 },
    { "/v1/scheme", NULL, 404 },
    { "/v1/boundaries/district", NULL, 404 },
    { "/v1/layers/", NULL, 404 },
    { "/v1/layers/moon", NULL, 404 },
    { "/v1/state/", NULL, 404 },
    { "/v1", NULL, 404 },
    { "/", NULL, 404 },
    { "", NULL, 404 },
    { "/v1/ended/2026-11-26", NULL, 404 },
    { "/v1/ended/2024-12-31", NULL, 404 },
    { "/v1/ended/today", NULL, 400 },
    { "/v1/ended/2026-02-30", NULL, 400 },
    { "/v1/ended/", NULL, 400 },
    { "/v1/history/2026-12", NULL, 404 },
    { "/v1/history/2026-13", NULL, 400 },
    { "/v1/history/2026", NULL, 400 },
    { "/v1/history/2026-11-25", NULL, 400 },
    { "/v1/staff", "2026-11-25T09:00:00+08:00", 200 },
    { "/v1/staff", "2026-11-25T09:00:00", 200 },
    { "/v1/staff", "yesterday", 400 },
    { "/v1/staff", "1999-01-01T00:00:00Z", 200 },
    { "/v1/state", "yesterday", 200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PentadAnswer answer =
          pentad_router_answer (fixture->router, "GET", cases[i].path, NULL, cases[i].at);
      g_autoptr (Json) document = fixture_parse_bytes (pentad_body_get_bytes (answer.body, FALSE));

      g_test_message ("%s", cases[i].path);
      g_assert_cmpuint (answer.status, ==, cases[i].status);
      if (answer.status == 200)
        g_assert_cmpstr (answer.content_type, !=, "application/problem+json");
      else
        {
          g_assert_cmpstr (answer.content_type, ==, "application/problem+json");
          g_assert_cmpint (fixture_int (document, "status"), ==, answer.status);
        }
      pentad_answer_clear (&answer);
    }
}

static void
test_about_names_the_account (Fixture *fixture, gconstpointer data)
{
  PentadAnswer answer;
  g_autofree char *text = NULL;
  GBytes *bytes;

  pentad_router_set_account (fixture->router, "a \"leader\"");
  answer = pentad_router_answer (fixture->router, "GET", "/v1/about", NULL, NULL);
  bytes = pentad_body_get_bytes (answer.body, FALSE);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (g_str_has_prefix (text, "{\"account\":\"a \\\"leader\\\"\",\"api\":1,"));
  pentad_answer_clear (&answer);
}

static void
test_other_methods_are_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const methods[] = { "POST", "PUT", "DELETE", "OPTIONS", "get" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      PentadAnswer answer =
          pentad_router_answer (fixture->router, methods[i], "/v1/about", NULL, NULL);

      g_assert_cmpuint (answer.status, ==, 405);
      pentad_answer_clear (&answer);
    }
}

static char *
etag_of (Fixture *fixture, const char *path, const char *cursor, const char *at)
{
  PentadAnswer answer = pentad_router_answer (fixture->router, "GET", path, cursor, at);
  char *etag = g_strdup (pentad_body_get_etag (answer.body, FALSE));

  g_assert_cmpuint (answer.status, ==, 200);
  pentad_answer_clear (&answer);
  return etag;
}

static void
test_tags_change_with_the_content (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    gboolean moves;
  } cases[] = {
    { "/v1/about", TRUE },
    { "/v1/state", TRUE },
    { "/v1/staff", TRUE },
    { "/v1/sensors", TRUE },
    { "/v1/calls", TRUE },
    { "/v1/approvals", TRUE },
    { "/v1/service", TRUE },
    { "/v1/tasks", FALSE },
    { "/v1/assessments", FALSE },
    { "/v1/grids", FALSE },
    { "/v1/catalogue", FALSE },
    { "/v1/history/2026-11", FALSE },
    { "/v1/ended/2026-11-10", FALSE },
  };
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_ptr_array_add (before, etag_of (fixture, cases[i].path, NULL, NULL));
  pentad_clock_advance (fixture->clock, 61 * G_USEC_PER_SEC);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *after = etag_of (fixture, cases[i].path, NULL, NULL);

      g_test_message ("%s", cases[i].path);
      g_assert_true ((g_strcmp0 (after, g_ptr_array_index (before, i)) != 0) == cases[i].moves);
    }
}

static const double frozen = 0;

static void
test_frozen_city_never_changes (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/v1/about", "/v1/state", "/v1/staff", "/v1/calls" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *before = etag_of (fixture, paths[i], NULL, NULL);
      g_autofree char *after = NULL;

      pentad_clock_advance (fixture->clock, G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC);
      after = etag_of (fixture, paths[i], NULL, NULL);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_speed_scales_city_time (void)
{
  static const struct
  {
    double speed;
    gint64 real_us, city_s;
  } cases[] = {
    { 0, 5000000, 0 },   { 1, 999999, 0 },    { 1, 1000000, 1 },
    { 60, 1500000, 90 }, { 0.5, 3000000, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PentadClock) clock = pentad_clock_new_manual (100);
      PentadCityClock city_clock;

      pentad_city_clock_init (&city_clock, clock, 5000, cases[i].speed);
      pentad_clock_advance (clock, cases[i].real_us);
      g_assert_cmpint (pentad_city_clock_now (&city_clock), ==, 5000 + cases[i].city_s);
    }
}

static void
test_look_back_is_what_it_was (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/v1/staff",      "/v1/sensors", "/v1/calls",
                                       "/v1/approvals",  "/v1/service", "/v1/tasks",
                                       "/v1/assessments" };
  const char *at = "2026-11-25T14:32:05+08:00";
  g_autoptr (GPtrArray) then = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_ptr_array_add (then, etag_of (fixture, paths[i], NULL, NULL));
  pentad_clock_advance (fixture->clock, G_GINT64_CONSTANT (7200) * G_USEC_PER_SEC);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *back = etag_of (fixture, paths[i], NULL, at);
      g_autofree char *now = etag_of (fixture, paths[i], NULL, NULL);
      g_autofree char *future = etag_of (fixture, paths[i], NULL, "2027-01-01T00:00:00+08:00");
      g_autofree char *forgotten = etag_of (fixture, paths[i], NULL, "1999-01-01T00:00:00Z");

      g_assert_cmpstr (back, ==, g_ptr_array_index (then, i));
      g_assert_cmpstr (now, !=, g_ptr_array_index (then, i));
      g_assert_cmpstr (now, ==, future);
      g_assert_cmpstr (now, ==, forgotten);
    }
}

static gboolean
is_delta (Fixture *fixture, const char *cursor)
{
  PentadAnswer answer = pentad_router_answer (fixture->router, "GET", "/v1/state", cursor, NULL);
  g_autoptr (Json) document = fixture_parse_bytes (pentad_body_get_bytes (answer.body, FALSE));

  pentad_answer_clear (&answer);
  return json_object_get_boolean (fixture_get (document, "delta"));
}

static void
test_unknown_cursor_gets_the_full_state (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cursor = pentad_document_state_cursor (fixture->world, FIXTURE_NOW);

  pentad_clock_advance (fixture->clock, 10 * G_USEC_PER_SEC);
  g_assert_true (is_delta (fixture, cursor));
  g_assert_false (is_delta (fixture, NULL));
  g_assert_false (is_delta (fixture, "nonsense"));
  pentad_clock_advance (fixture->clock, G_GINT64_CONSTANT (2 * 86400) * G_USEC_PER_SEC);
  g_assert_false (is_delta (fixture, cursor));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, func)                                                                      \
  g_test_add ("/reference/router/" path, Fixture, data, set_up, func, tear_down)
  ADD ("every-path-has-its-status", NULL, test_every_path_has_its_status);
  ADD ("other-methods-are-refused", NULL, test_other_methods_are_refused);
  ADD ("about-names-the-account", NULL, test_about_names_the_account);
  ADD ("tags-change-with-the-content", NULL, test_tags_change_with_the_content);
  ADD ("frozen-city-never-changes", &frozen, test_frozen_city_never_changes);
  ADD ("look-back-is-what-it-was", NULL, test_look_back_is_what_it_was);
  ADD ("unknown-cursor-gets-the-full-state", NULL, test_unknown_cursor_gets_the_full_state);
#undef ADD
  g_test_add_func ("/reference/city-clock/speed-scales-city-time", test_speed_scales_city_time);
  return g_test_run ();
}
