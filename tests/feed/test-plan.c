/* Which documents are needed: by source, by what is known, by the days that are looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/plan.h"

#include "model/zone.h"

static const PentadPlanIntervals intervals = { .seconds = { 5, 30, 300, 86400 } };

static gint32
day (const char *text)
{
  gint32 value;

  g_assert_true (pentad_day_parse (text, &value));
  return value;
}

static guint
count (PentadPlan *plan, PentadDocumentKind kind)
{
  guint n = 0;

  for (guint i = 0; i < pentad_plan_get_count (plan); i++)
    if (pentad_plan_get (plan, i)->kind == kind)
      n++;
  return n;
}

static PentadAbout *
make_about (const char *history_from)
{
  PentadAbout *about = pentad_about_new ();

  about->history_from = history_from != NULL ? day (history_from) : PENTAD_NO_DAY;
  g_ptr_array_add (about->layers, g_strdup ("water"));
  g_ptr_array_add (about->layers, g_strdup ("roads"));
  g_ptr_array_add (about->layers, g_strdup ("water"));
  return about;
}

static PentadPlanNeeds
make_needs (const PentadAbout *about)
{
  return (PentadPlanNeeds){ .source = PENTAD_FEED_PLATFORM,
                            .about = about,
                            .today = day ("2026-11-22"),
                            .at_day = day ("2026-11-22"),
                            .from_day = 1,
                            .to_day = 0,
                            .cases_from = G_MAXINT32 };
}

static void
test_about_comes_first (void)
{
  g_autoptr (PentadPlan) plan = pentad_plan_new (&intervals);
  g_autoptr (PentadAbout) about = make_about (NULL);
  PentadPlanNeeds needs = make_needs (NULL);

  pentad_plan_update (plan, &needs);
  g_assert_cmpuint (pentad_plan_get_count (plan), ==, 1);
  g_assert_cmpint (pentad_plan_get (plan, 0)->kind, ==, PENTAD_DOCUMENT_ABOUT);

  needs.about = about;
  pentad_plan_update (plan, &needs);
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_BOUNDARIES), ==, 3);
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_LAYER), ==, 2);
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_STATE), ==, 1);
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_HISTORY), ==, 0);

  /* Yesterday is over; what ends today is told after the state. */
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_ENDED), ==, 1);
  g_assert_null (pentad_plan_find_key (plan, PENTAD_DOCUMENT_ENDED, needs.today));
  needs.has_state = TRUE;
  pentad_plan_update (plan, &needs);
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_ENDED), ==, 2);
  g_assert_nonnull (pentad_plan_find_key (plan, PENTAD_DOCUMENT_ENDED, needs.today));
}

/* No first picture waits for what a city keeps lists of beside its cases. */
static void
test_topics_come_after_the_state (void)
{
  g_autoptr (PentadPlan) plan = pentad_plan_new (&intervals);
  g_autoptr (PentadAbout) about = make_about (NULL);
  PentadPlanNeeds needs = make_needs (about);

  for (int i = 0; i < 70; i++)
    g_ptr_array_add (about->topics, g_strdup_printf ("t%d", i));
  pentad_plan_update (plan, &needs);
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_TOPIC), ==, 0);
  needs.has_state = TRUE;
  pentad_plan_update (plan, &needs);
  /* However many are listed. */
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_TOPIC), ==, 64);
  for (guint i = 0; i < pentad_plan_get_count (plan); i++)
    if (pentad_plan_get (plan, i)->kind != PENTAD_DOCUMENT_TOPIC)
      pentad_plan_get (plan, i)->content = PENTAD_POLL_LOADED;
  g_assert_true (pentad_plan_has_essentials (plan));
  g_assert_false (pentad_plan_is_loaded (plan));
}

/* A first picture has the machine for itself. */
static void
test_topics_are_held (void)
{
  g_autoptr (PentadPlan) plan = pentad_plan_new (&intervals);
  g_autoptr (PentadAbout) about = make_about (NULL);
  PentadPlanNeeds needs = make_needs (about);

  g_ptr_array_add (about->topics, g_strdup ("t"));
  needs.has_state = needs.holds_topics = TRUE;
  pentad_plan_update (plan, &needs);
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_TOPIC), ==, 0);
  needs.holds_topics = FALSE;
  pentad_plan_update (plan, &needs);
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_TOPIC), ==, 1);
}

/* What they are counted by counts, lists of other things do not. */
static void
test_cases_need_little (void)
{
  g_autoptr (PentadPlan) plan = pentad_plan_new (&intervals);
  g_autoptr (PentadAbout) about = make_about (NULL);
  PentadPlanNeeds needs = make_needs (about);

  needs.has_state = TRUE;
  pentad_plan_update (plan, &needs);
  for (guint i = 0; i < pentad_plan_get_count (plan); i++)
    {
      PentadPoll *poll = pentad_plan_get (plan, i);

      if (poll->kind != PENTAD_DOCUMENT_SENSORS && poll->kind != PENTAD_DOCUMENT_PARTITIONS)
        poll->content = PENTAD_POLL_LOADED;
    }
  g_assert_true (pentad_plan_has_cases (plan));
  g_assert_false (pentad_plan_has_essentials (plan));
  pentad_plan_find_key (plan, PENTAD_DOCUMENT_ENDED, needs.today)->content = PENTAD_POLL_UNKNOWN;
  g_assert_false (pentad_plan_has_cases (plan));
  pentad_plan_find_key (plan, PENTAD_DOCUMENT_ENDED, needs.today)->content = PENTAD_POLL_ABSENT;
  pentad_plan_find (plan, PENTAD_DOCUMENT_CATALOGUE)->content = PENTAD_POLL_UNKNOWN;
  g_assert_false (pentad_plan_has_cases (plan));
}

/* Where there may be a kept one: only the platform is asked for it after the state. */
static void
test_kept_ended_wait_for_no_state (void)
{
  g_autoptr (PentadPlan) plan = pentad_plan_new (&intervals);
  g_autoptr (PentadAbout) about = make_about (NULL);
  PentadPlanNeeds needs = make_needs (about);

  needs.has_cache = TRUE;
  pentad_plan_update (plan, &needs);
  g_assert_nonnull (pentad_plan_find_key (plan, PENTAD_DOCUMENT_ENDED, needs.today));
}

static void
test_open311_has_two_documents (void)
{
  g_autoptr (PentadPlan) plan = pentad_plan_new (&intervals);
  g_autoptr (PentadAbout) about = make_about ("2025-01-01");
  PentadPlanNeeds needs = make_needs (about);

  needs.source = PENTAD_FEED_OPEN311;
  needs.has_state = TRUE;
  needs.from_day = day ("2010-01-01");
  needs.to_day = day ("2018-12-31");
  pentad_plan_update (plan, &needs);
  g_assert_cmpuint (pentad_plan_get_count (plan), ==, 2);
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_SERVICES), ==, 1);
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_REQUESTS), ==, 1);
}

/* What the mapping makes, and the boundaries that a server has; files are read without a poll. */
static void
test_mapped_has_what_its_file_makes (void)
{
  const char *boundaries[] = { "a.geojson:district", "http://h/collections/b:street", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadFeedSource) source =
      pentad_feed_source_new_mapped ("http://h/api", "envelope-result", boundaries, NULL, &error);
  g_autoptr (PentadPlan) plan = pentad_plan_new (&intervals);
  g_autoptr (PentadAbout) about = make_about ("2025-01-01");
  PentadPlanNeeds needs = make_needs (about);

  g_assert_no_error (error);
  needs.source = source->kind;
  needs.from = source;
  needs.has_state = TRUE;
  pentad_plan_update (plan, &needs);
  g_assert_cmpuint (pentad_plan_get_count (plan), ==, 6);
  g_assert_nonnull (pentad_plan_find_key (plan, PENTAD_DOCUMENT_FEATURES, 1));
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_DIVISIONS), ==, 1);
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_GRIDS), ==, 1);
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_CATALOGUE), ==, 1);
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_STATE), ==, 1);
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_TASKS), ==, 1);
}

static void
test_ended_reaches_from_the_shown_day_to_today (void)
{
  static const struct
  {
    const char *at, *today;
    const char *first;
    guint n;
  } rows[] = {
    { "2026-11-22", "2026-11-22", "2026-11-21", 2 },
    { "2026-11-20", "2026-11-22", "2026-11-19", 4 },
    { "2026-10-31", "2026-11-02", "2026-10-30", 4 },
    /* Shown instants after the platform's now end with its today. */
    { "2026-11-25", "2026-11-22", "2026-11-21", 2 },
  };
  g_autoptr (PentadAbout) about = make_about (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadPlan) plan = pentad_plan_new (&intervals);
      PentadPlanNeeds needs = make_needs (about);
      PentadPoll *poll;

      needs.has_state = TRUE;
      needs.at_day = day (rows[i].at);
      needs.today = day (rows[i].today);
      pentad_plan_update (plan, &needs);
      g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_ENDED), ==, rows[i].n);
      g_assert_nonnull (pentad_plan_find_key (plan, PENTAD_DOCUMENT_ENDED, day (rows[i].first)));
      poll = pentad_plan_find_key (plan, PENTAD_DOCUMENT_ENDED, needs.today);
      g_assert_cmpint (poll->interval_us, ==, 300 * G_USEC_PER_SEC);
    }
}

static void
test_midnight_drops_the_day_before_yesterday (void)
{
  g_autoptr (PentadPlan) plan = pentad_plan_new (&intervals);
  g_autoptr (PentadAbout) about = make_about (NULL);
  PentadPlanNeeds needs = make_needs (about);

  needs.has_state = TRUE;
  pentad_plan_update (plan, &needs);
  needs.today++;
  needs.at_day++;
  pentad_plan_update (plan, &needs);
  g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_ENDED), ==, 2);
  g_assert_null (pentad_plan_find_key (plan, PENTAD_DOCUMENT_ENDED, needs.today - 2));
  g_assert_cmpint (pentad_plan_find_key (plan, PENTAD_DOCUMENT_ENDED, needs.today - 1)->interval_us,
                   ==, G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC);
}

/* Lists of the cases behind a figure need every day since its period began. */
static void
test_cases_are_wanted_from_a_day_on (void)
{
  static const struct
  {
    const char *history_from, *at, *cases_from;
    guint n;
  } rows[] = {
    { "2025-01-01", "2026-11-22", "2026-11-22", 2 },
    { "2025-01-01", "2026-11-22", "2026-11-01", 22 },
    { "2025-01-01", "2026-11-10", "2026-11-01", 22 },
    { "2025-01-01", "2026-11-10", "2026-11-15", 14 },
    { "2026-11-20", "2026-11-22", "2026-11-01", 3 },
    { "0001-01-01", "2026-11-22", "0001-01-01", 398 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadPlan) plan = pentad_plan_new (&intervals);
      g_autoptr (PentadAbout) about = make_about (rows[i].history_from);
      PentadPlanNeeds needs = make_needs (about);

      g_test_message ("from %s at %s", rows[i].cases_from, rows[i].at);
      needs.has_state = TRUE;
      needs.at_day = day (rows[i].at);
      needs.cases_from = day (rows[i].cases_from);
      pentad_plan_update (plan, &needs);
      g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_ENDED), ==, rows[i].n);
    }
}

static void
test_history_covers_the_months_that_are_asked_for (void)
{
  static const struct
  {
    const char *history_from, *from, *to;
    guint n;
  } rows[] = {
    { "2025-01-01", "2026-11-01", "2026-11-22", 1 },
    { "2025-01-01", "2026-10-31", "2026-11-22", 2 },
    { "2025-01-01", "2026-01-01", "2026-11-22", 11 },
    { "2026-09-15", "2026-01-01", "2026-11-22", 3 },
    /* Today is counted from the cases. */
    { "2025-01-01", "2026-11-22", "2026-11-22", 0 },
    { "2025-01-01", "2026-12-01", "2026-12-31", 0 },
    { "2025-01-01", "2026-11-22", "2026-11-01", 0 },
    { "2025-01-01", "2024-01-01", "2024-12-31", 0 },
    { NULL, "2026-01-01", "2026-11-22", 0 },
    /* Nonsense in, a bounded plan out. */
    { "0001-01-01", "0001-01-01", "2026-11-22", 482 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PentadPlan) plan = pentad_plan_new (&intervals);
      g_autoptr (PentadAbout) about = make_about (rows[i].history_from);
      PentadPlanNeeds needs = make_needs (about);

      g_test_message ("%s..%s", rows[i].from, rows[i].to);
      needs.from_day = day (rows[i].from);
      needs.to_day = day (rows[i].to);
      pentad_plan_update (plan, &needs);
      g_assert_cmpuint (count (plan, PENTAD_DOCUMENT_HISTORY), ==, rows[i].n);
    }
}

static void
test_stages_settle_in_order (void)
{
  g_autoptr (PentadPlan) plan = pentad_plan_new (&intervals);
  g_autoptr (PentadAbout) about = make_about (NULL);
  PentadPlanNeeds needs = make_needs (about);

  pentad_plan_update (plan, &needs);
  g_assert_true (pentad_plan_is_settled_before (plan, PENTAD_STAGE_OF_ABOUT));
  g_assert_false (pentad_plan_is_settled_before (plan, PENTAD_STAGE_OF_GEOMETRY));
  pentad_poll_succeed (pentad_plan_find (plan, PENTAD_DOCUMENT_ABOUT), 0, PENTAD_POLL_LOADED);
  g_assert_true (pentad_plan_is_settled_before (plan, PENTAD_STAGE_OF_GEOMETRY));
  g_assert_false (pentad_plan_is_settled_before (plan, PENTAD_STAGE_OF_LISTS));
  /* A failure settles, too: what comes after does not wait for ever. */
  for (guint i = 0; i < pentad_plan_get_count (plan); i++)
    {
      PentadPoll *poll = pentad_plan_get (plan, i);

      if (pentad_document_get_traits (poll->kind)->stage == PENTAD_STAGE_OF_GEOMETRY)
        pentad_poll_fail (poll, 0, PENTAD_CONNECTION_FAILING, "500", -1, 0);
    }
  g_assert_true (pentad_plan_is_settled_before (plan, PENTAD_STAGE_OF_LISTS));
  g_assert_false (pentad_plan_is_loaded (plan));
}

static void
test_worst_failure_is_of_a_vital_document (void)
{
  g_autoptr (PentadPlan) plan = pentad_plan_new (&intervals);
  g_autoptr (PentadAbout) about = make_about (NULL);
  PentadPlanNeeds needs = make_needs (about);

  pentad_plan_update (plan, &needs);
  g_assert_null (pentad_plan_get_worst (plan));
  pentad_poll_fail (pentad_plan_find (plan, PENTAD_DOCUMENT_STAFF), 0,
                    PENTAD_CONNECTION_INCOMPATIBLE, "staff", -1, 0);
  g_assert_cmpstr (pentad_plan_get_worst (plan)->error, ==, "staff");
  pentad_poll_fail (pentad_plan_find (plan, PENTAD_DOCUMENT_STATE), 0, PENTAD_CONNECTION_FAILING,
                    "state", -1, 0);
  g_assert_cmpstr (pentad_plan_get_worst (plan)->error, ==, "state");
  pentad_poll_fail (pentad_plan_find (plan, PENTAD_DOCUMENT_GRIDS), 0, PENTAD_CONNECTION_REFUSED,
                    "grids", -1, 0);
  g_assert_cmpstr (pentad_plan_get_worst (plan)->error, ==, "grids");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/plan/about-comes-first", test_about_comes_first);
  g_test_add_func ("/feed/plan/topics-come-after-the-state", test_topics_come_after_the_state);
  g_test_add_func ("/feed/plan/topics-are-held", test_topics_are_held);
  g_test_add_func ("/feed/plan/cases-need-little", test_cases_need_little);
  g_test_add_func ("/feed/plan/kept-ended-wait-for-no-state", test_kept_ended_wait_for_no_state);
  g_test_add_func ("/feed/plan/open311-has-two-documents", test_open311_has_two_documents);
  g_test_add_func ("/feed/plan/mapped-has-what-its-file-makes",
                   test_mapped_has_what_its_file_makes);
  g_test_add_func ("/feed/plan/ended-reaches-from-the-shown-day-to-today",
                   test_ended_reaches_from_the_shown_day_to_today);
  g_test_add_func ("/feed/plan/midnight-drops-the-day-before-yesterday",
                   test_midnight_drops_the_day_before_yesterday);
  g_test_add_func ("/feed/plan/cases-are-wanted-from-a-day-on",
                   test_cases_are_wanted_from_a_day_on);
  g_test_add_func ("/feed/plan/history-covers-the-months-that-are-asked-for",
                   test_history_covers_the_months_that_are_asked_for);
  g_test_add_func ("/feed/plan/stages-settle-in-order", test_stages_settle_in_order);
  g_test_add_func ("/feed/plan/worst-failure-is-of-a-vital-document",
                   test_worst_failure_is_of_a_vital_document);
  return g_test_run ();
}
