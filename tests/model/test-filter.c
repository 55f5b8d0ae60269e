/* Tests of filters and of the city that one leaves.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/city.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

/* 2026-11-22T14:00:00+08:00. */
#define NOW G_GINT64_CONSTANT (1795327200)

static void
test_texts_that_are_read (void)
{
  static const struct
  {
    const char *text, *canonical;
    gboolean by_class;
  } table[] = {
    { "", "", TRUE },
    { "class=0103", "class=0103", TRUE },
    { "source=public,class=02,class=01,source=hotline",
      "source=hotline,source=public,class=01,class=02", FALSE },
    { "kind=event,kind=event", "kind=event", TRUE },
    { "hour=8,hour=10", "hour=10,hour=8", FALSE },
    { "department=a%2Cb%3D%25", "department=a%2Cb%3D%25", FALSE },
    { "band=overdue,band=soon,band=running", "band=overdue,band=running,band=soon", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadFilter) filter = pentad_filter_parse (table[i].text, &error);

      /* An empty text has no pair. */
      g_test_message ("%s", table[i].text);
      g_assert_no_error (error);
      g_assert_cmpstr (pentad_filter_get_text (filter), ==, table[i].canonical);
      g_assert_cmpint (pentad_filter_is_by_class (filter), ==, table[i].by_class);
      g_assert_cmpint (pentad_filter_is_empty (filter), ==, table[i].canonical[0] == '\0');
    }
}

static void
test_texts_that_are_refused (void)
{
  static const char *const table[] = {
    "source",    "source=",  "source=phone", "colour=red", "hour=24",
    "hour=-1",   "hour=08",  "band=late",    "kind=tree",  "class=",
    ",",         "class=1,", "class=%zz",    "=x",         "Source=hotline",
    "class=%FF", "hour=",    "band=",        "hour=1x",    " class=0103",
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", table[i]);
      g_assert_null (pentad_filter_parse (table[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_nonnull (strstr (error->message, "expected"));
    }
  g_autofree char *long_text = g_strnfill (5000, 'a');
  g_assert_null (pentad_filter_parse (long_text, NULL));
}

static void
test_adding_and_removing (void)
{
  g_autoptr (PentadFilter) none = pentad_filter_parse ("", NULL);
  g_autoptr (PentadFilter) one = pentad_filter_add (none, PENTAD_FILTER_CLASS, "b,c");
  g_autoptr (PentadFilter) same = pentad_filter_add (one, PENTAD_FILTER_CLASS, "b,c");
  g_autoptr (PentadFilter) two = pentad_filter_add (one, PENTAD_FILTER_HOUR, "7");
  g_autoptr (PentadFilter) less = pentad_filter_remove (two, PENTAD_FILTER_CLASS, "b,c");
  g_autoptr (PentadFilter) back = pentad_filter_parse (pentad_filter_get_text (two), NULL);

  g_assert_true (pentad_filter_is_empty (none));
  g_assert_true (same == one);
  g_assert_cmpstr (pentad_filter_get_text (one), ==, "class=b%2Cc");
  g_assert_cmpstr (pentad_filter_get_text (two), ==, "class=b%2Cc,hour=7");
  g_assert_cmpstr (pentad_filter_get_text (less), ==, "hour=7");
  g_assert_true (pentad_filter_has (back, PENTAD_FILTER_CLASS, "b,c"));
}

/* --- A city of four cases -------------------------------------------------------------------- */

typedef struct
{
  const char *id, *class_code;
  PentadSourceKind source;
  int reported_h, due_h, closed_h; /* hours before now; due after now when negative */
  const char *department;
} Row;

static const Row rows[] = {
  { "overdue", "0101", PENTAD_SOURCE_HOTLINE, 6, 1, 0, "d1" },
  { "soon", "0102", PENTAD_SOURCE_SUPERVISOR, 5, 0, 0, "d2" },
  { "running", "0201", PENTAD_SOURCE_SUPERVISOR, 5, -4, 0, "d1" },
  { "closed", "0101", PENTAD_SOURCE_SUPERVISOR, 4, -4, 2, "d1" },
};

static PentadCase *
make_case (const Row *row)
{
  gint64 reported = NOW - row->reported_h * PENTAD_HOUR_S;
  gint64 due = row->due_h == 0 ? NOW + 1800 : NOW - row->due_h * PENTAD_HOUR_S;
  PentadTrailEntry trail[] = {
    { .act = PENTAD_ACT_REPORT, .time = reported, .due = PENTAD_NO_TIME },
    { .act = PENTAD_ACT_FILE, .time = reported + 60, .due = PENTAD_NO_TIME },
    { .act = PENTAD_ACT_DISPATCH,
      .time = reported + 120,
      .due = due,
      .department = row->department },
    { .act = PENTAD_ACT_DISPOSE,
      .time = NOW - row->closed_h * PENTAD_HOUR_S,
      .due = PENTAD_NO_TIME },
    { .act = PENTAD_ACT_CLOSE, .time = NOW - row->closed_h * PENTAD_HOUR_S, .due = PENTAD_NO_TIME },
  };
  const PentadCaseFacts facts = { .id = row->id,
                                  .class_code = row->class_code,
                                  .source = row->source,
                                  .division = "city",
                                  .lon = NAN,
                                  .lat = NAN };

  return pentad_case_new (&facts, trail, row->closed_h > 0 ? 5 : 3);
}

static PentadCity *
make_city (void)
{
  PentadCity *city = pentad_city_new ();
  g_autoptr (PentadAbout) about = pentad_about_new ();
  g_autoptr (PentadCatalogue) catalogue = pentad_catalogue_new ();
  g_autoptr (PentadState) state = pentad_state_new ();
  const PentadLabel name = { { NULL } };

  about->zone = pentad_zone_new ("+08:00", 0, NULL);
  pentad_catalogue_add_class (catalogue, "01", &name, PENTAD_CLASS_COMPONENT, NULL);
  pentad_catalogue_add_class (catalogue, "02", &name, PENTAD_CLASS_EVENT, NULL);
  pentad_catalogue_add_class (catalogue, "0101", &name, PENTAD_CLASS_COMPONENT, "01");
  pentad_catalogue_add_class (catalogue, "0102", &name, PENTAD_CLASS_COMPONENT, "01");
  pentad_catalogue_add_class (catalogue, "0201", &name, PENTAD_CLASS_EVENT, "02");
  state->as_of = NOW;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_add (state->cases, make_case (&rows[i]));
  pentad_city_set_about (city, about);
  pentad_city_set_catalogue (city, catalogue);
  pentad_city_apply_state (city, state);
  return city;
}

static char *
list_ids (PentadCity *city)
{
  GString *ids = g_string_new (NULL);
  guint n;
  const PentadCaseRow *cases = pentad_city_get_cases (city, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (ids, "%s ", pentad_case_get_id (cases[i].data));
  return g_string_free (ids, FALSE);
}

static void
test_what_passes (void)
{
  static const struct
  {
    const char *filter, *ids;
  } table[] = {
    { "", "closed overdue running soon " },
    { "class=0101", "closed overdue " },
    { "class=01", "closed overdue soon " },
    { "class=0102,class=0201", "running soon " },
    { "class=none", "" },
    { "kind=event", "running " },
    { "kind=component,source=hotline", "overdue " },
    { "source=hotline", "overdue " },
    { "source=hotline,source=supervisor", "closed overdue running soon " },
    { "department=d2", "soon " },
    { "department=d1", "closed overdue running " },
    { "department=none", "" },
    { "hour=8", "overdue " },
    { "hour=9", "running soon " },
    { "hour=8,hour=10", "closed overdue " },
    { "band=overdue", "overdue " },
    { "band=soon", "soon " },
    { "band=running", "running " },
    { "band=overdue,class=0102", "" },
  };
  g_autoptr (PentadCity) city = make_city ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadFilter) filter = pentad_filter_parse (table[i].filter, NULL);
      g_autoptr (PentadCity) left = pentad_city_new_filtered (city, filter, NOW);
      g_autofree char *ids = list_ids (left);

      g_test_message ("%s", table[i].filter);
      g_assert_cmpstr (ids, ==, table[i].ids);
      g_assert_true (pentad_city_get_filter (left) == filter);
      g_assert_cmpint (pentad_city_get_as_of (left), ==, NOW);
      g_assert_true (pentad_city_get_catalogue (left) == pentad_city_get_catalogue (city));
    }
}

/* The day before, of which a case ended: known to the filtered city as to the other. */
static void
test_ended_days_are_known (void)
{
  g_autoptr (PentadCity) city = make_city ();
  g_autoptr (GPtrArray) ended = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_case_free);
  const Row row = { "yesterday", "0201", PENTAD_SOURCE_HOTLINE, 40, 20, 30, "d1" };
  gint32 today = pentad_zone_day (pentad_city_get_zone (city), NOW);

  g_ptr_array_add (ended, make_case (&row));
  pentad_city_add_ended (city, today - 1, ended);
  g_autoptr (PentadFilter) filter = pentad_filter_parse ("source=hotline", NULL);
  g_autoptr (PentadCity) left = pentad_city_new_filtered (city, filter, NOW);
  g_autofree char *ids = list_ids (left);
  g_assert_cmpstr (ids, ==, "overdue yesterday ");
  g_assert_true (pentad_city_has_ended (left, today - 1));
  g_assert_false (pentad_city_has_ended (left, today - 2));
  /* Counted from cases wherever every case is known. */
  g_assert_cmpint (pentad_city_first_case_day (left, NOW), ==, today - 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/filter/texts-that-are-read", test_texts_that_are_read);
  g_test_add_func ("/model/filter/texts-that-are-refused", test_texts_that_are_refused);
  g_test_add_func ("/model/filter/adding-and-removing", test_adding_and_removing);
  g_test_add_func ("/model/filter/what-passes", test_what_passes);
  g_test_add_func ("/model/filter/ended-days-are-known", test_ended_days_are_known);
  return g_test_run ();
}
