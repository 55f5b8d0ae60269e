/* The 721 split, replies to complaints and the funnel of the hotline.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/service.h"

#include "small-city.h"

#include <math.h>

static const PentadServiceRules rules = { { 70, 20, 10 }, 3 };

static gint64
at (const char *text)
{
  gint64 time;

  g_assert_true (pentad_time_parse (text, -1, NULL, &time));
  return time;
}

static gint32
day_of (const char *text)
{
  gint32 day;

  g_assert_true (pentad_day_parse (text, &day));
  return day;
}

static void
settle (PentadService *service, const char *day, const char *place, int s, int m, int e)
{
  PentadSettledDay row = { day_of (day), g_strdup (place), s, m, e };

  g_array_append_val (service->settled, row);
}

static void
test_split (void)
{
  g_autoptr (PentadDivisions) divisions = small_city_divisions ();
  g_autoptr (PentadService) service = pentad_service_new ();
  const PentadPeriod period = { PENTAD_PERIOD_RANGE, day_of ("2026-11-01"), day_of ("2026-11-30") };
  int d1 = pentad_divisions_find_any (divisions, "d1");
  int s3 = pentad_divisions_find_any (divisions, "s3");
  PentadWaySplit split;

  settle (service, "2026-10-31", "d1", 1000, 0, 0);
  settle (service, "2026-11-01", "d1", 60, 30, 10);
  settle (service, "2026-11-30", "d2", 66, 18, 16);
  settle (service, "2026-12-01", "d2", 0, 0, 1000);
  settle (service, "2026-11-02", "elsewhere", 0, 0, 1000);

  g_assert_true (pentad_service_split (service, divisions, 0, &period, &rules, &split));
  g_assert_cmpint (split.total, ==, 200);
  g_assert_cmpint (split.n[PENTAD_WAY_SERVICE], ==, 126);
  g_assert_cmpfloat (split.share[PENTAD_WAY_SERVICE], ==, 63);
  g_assert_cmpfloat (split.points[PENTAD_WAY_SERVICE], ==, -7);
  g_assert_cmpfloat (split.points[PENTAD_WAY_MANAGEMENT], ==, 4);
  g_assert_cmpfloat (split.points[PENTAD_WAY_ENFORCEMENT], ==, 3);

  g_assert_true (pentad_service_split (service, divisions, d1, &period, &rules, &split));
  g_assert_cmpint (split.total, ==, 100);
  g_assert_cmpfloat (split.share[PENTAD_WAY_ENFORCEMENT], ==, 10);

  g_assert_false (pentad_service_split (service, divisions, s3, &period, &rules, &split));
  g_assert_cmpint (split.total, ==, 0);
  g_assert_true (isnan (split.share[PENTAD_WAY_SERVICE]));
}

/* A way that one row does not send is not known of the sum, and neither is any share. */
static void
test_split_that_is_not_sent (void)
{
  static const struct
  {
    int service, management, enforcement;
    gint64 n[PENTAD_N_WAYS], total;
  } table[] = {
    { 60, 30, 10, { 70, 35, 15 }, 120 },
    { 60, 30, -1, { 70, 35, -1 }, -1 },
    { -1, 30, 10, { -1, 35, 15 }, -1 },
    { 0, 0, 0, { 10, 5, 5 }, 20 },
  };
  g_autoptr (PentadDivisions) divisions = small_city_divisions ();
  const PentadPeriod period = { PENTAD_PERIOD_RANGE, day_of ("2026-11-01"), day_of ("2026-11-30") };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (int first = 0; first < 2; first++)
      {
        g_autoptr (PentadService) service = pentad_service_new ();
        PentadWaySplit split;

        if (first == 0)
          settle (service, "2026-11-02", "d1", 10, 5, 5);
        settle (service, "2026-11-03", "d1", table[i].service, table[i].management,
                table[i].enforcement);
        if (first == 1)
          settle (service, "2026-11-04", "d2", 10, 5, 5);
        g_assert_true (pentad_service_split (service, divisions, 0, &period, &rules, &split));
        g_assert_cmpint (split.total, ==, table[i].total);
        for (int way = 0; way < PENTAD_N_WAYS; way++)
          {
            g_assert_cmpint (split.n[way], ==, table[i].n[way]);
            g_assert_cmpint (isnan (split.share[way]) ? 1 : 0, ==, table[i].total < 0);
            g_assert_cmpint (isnan (split.points[way]) ? 1 : 0, ==, table[i].total < 0);
          }
      }
}

/* Friday the 6th; the third working day after it is Wednesday the 11th. */
static void
test_replies_within_three_working_days (void)
{
  static const struct
  {
    const char *received, *replied, *now;
    int due, in_time;
  } table[] = {
    { "2026-11-06T10:00:00+08:00", "2026-11-11T23:59:59+08:00", "2026-11-20T00:00:00+08:00", 1, 1 },
    { "2026-11-06T10:00:00+08:00", "2026-11-12T00:00:00+08:00", "2026-11-20T00:00:00+08:00", 1, 0 },
    { "2026-11-06T10:00:00+08:00", NULL, "2026-11-11T20:00:00+08:00", 0, 0 },
    { "2026-11-06T10:00:00+08:00", NULL, "2026-11-12T00:00:00+08:00", 1, 0 },
    /* Replied later than the instant of evaluation: not yet. */
    { "2026-11-06T10:00:00+08:00", "2026-11-09T10:00:00+08:00", "2026-11-08T00:00:00+08:00", 0, 0 },
    /* Received on a Sunday: the count begins on Monday. */
    { "2026-11-08T10:00:00+08:00", "2026-11-11T18:00:00+08:00", "2026-11-20T00:00:00+08:00", 1, 1 },
  };
  g_autoptr (PentadZone) zone = pentad_zone_new ("Asia/Shanghai", 0, NULL);
  g_autoptr (PentadCalendar) calendar = pentad_calendar_new (zone);
  const PentadPeriod period = { PENTAD_PERIOD_RANGE, day_of ("2026-11-01"), day_of ("2026-11-30") };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadService) service = pentad_service_new ();
      PentadComplaint *complaint = pentad_service_add_complaint (service, "T1");
      PentadComplaints result;

      complaint->received = at (table[i].received);
      if (table[i].replied != NULL)
        complaint->replied = at (table[i].replied);
      pentad_service_complaints (service, calendar, &period, at (table[i].now), &rules, &result);
      g_test_message ("row %u", i);
      g_assert_cmpint (result.received, ==, 1);
      g_assert_cmpint (result.due, ==, table[i].due);
      g_assert_cmpint (result.in_time, ==, table[i].in_time);
    }
}

/* What is not dated, and what came before or after the period, is none of its complaints. */
static void
test_complaints_of_the_period (void)
{
  static const struct
  {
    const char *received; /* NULL: not known */
    int n;
  } table[] = {
    { "2026-10-31T23:59:59+08:00", 0 },
    { "2026-11-01T00:00:00+08:00", 1 },
    { "2026-11-02T23:59:59+08:00", 1 },
    { "2026-11-03T00:00:00+08:00", 0 },
    { NULL, 0 },
  };
  g_autoptr (PentadZone) zone = pentad_zone_new ("Asia/Shanghai", 0, NULL);
  g_autoptr (PentadCalendar) calendar = pentad_calendar_new (zone);
  const PentadPeriod period = { PENTAD_PERIOD_RANGE, day_of ("2026-11-01"), day_of ("2026-11-02") };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadService) service = pentad_service_new ();
      PentadComplaint *complaint = pentad_service_add_complaint (service, "T1");
      PentadComplaints result;

      if (table[i].received != NULL)
        complaint->received = at (table[i].received);
      pentad_service_complaints (service, calendar, &period, at ("2026-12-31T00:00:00Z"), &rules,
                                 &result);
      g_assert_cmpint (result.received, ==, table[i].n);
      g_assert_cmpint (result.verified, ==, 0);
    }
}

/* A year of holidays: the search for a third working day ends, and nothing is overdue before. */
static void
test_no_working_day_for_a_year (void)
{
  static const struct
  {
    const char *now;
    int due;
  } table[] = { { "2026-12-31T00:00:00Z", 0 }, { "2027-12-31T00:00:00Z", 1 } };
  g_autoptr (PentadZone) zone = pentad_zone_new ("Asia/Shanghai", 0, NULL);
  g_autoptr (PentadCalendar) calendar = pentad_calendar_new (zone);
  g_autoptr (PentadService) service = pentad_service_new ();
  const PentadPeriod period = { PENTAD_PERIOD_RANGE, day_of ("2026-11-01"), day_of ("2026-11-30") };

  for (gint32 day = day_of ("2026-11-01"); day < day_of ("2028-01-01"); day++)
    pentad_calendar_add_holiday (calendar, day);
  pentad_service_add_complaint (service, "T1")->received = at ("2026-11-06T10:00:00+08:00");
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadComplaints result;

      pentad_service_complaints (service, calendar, &period, at (table[i].now), &rules, &result);
      g_assert_cmpint (result.received, ==, 1);
      g_assert_cmpint (result.due, ==, table[i].due);
      g_assert_cmpint (result.in_time, ==, 0);
    }
}

/* The year of domain.md 1.4 row 109: ten complaints, ten replies, all in time, all satisfied. */
static void
test_complaints_of_a_year (void)
{
  g_autoptr (PentadZone) zone = pentad_zone_new ("Asia/Shanghai", 0, NULL);
  g_autoptr (PentadCalendar) calendar = pentad_calendar_new (zone);
  g_autoptr (PentadService) service = pentad_service_new ();
  const PentadPeriod period = { PENTAD_PERIOD_RANGE, day_of ("2026-11-02"), day_of ("2026-11-13") };
  PentadServiceRules no_limit = rules;
  PentadComplaints result;

  for (int i = 0; i < 11; i++)
    {
      PentadComplaint *complaint = pentad_service_add_complaint (service, "T");

      complaint->received = at ("2026-11-02T10:00:00+08:00") + i * 24 * 3600;
      complaint->verified = complaint->received + 3600;
      complaint->replied = complaint->received + 2 * 3600;
      complaint->satisfied = i < 10 ? 1 : -1;
    }
  pentad_service_complaints (service, calendar, &period, at ("2026-12-31T00:00:00Z"), &rules,
                             &result);
  g_assert_cmpint (result.verified, ==, 11);
  g_assert_cmpint (result.replied, ==, 11);
  g_assert_cmpint (result.rated, ==, 10);
  g_assert_cmpfloat (result.reply_rate, ==, 100);
  g_assert_cmpfloat (result.satisfaction, ==, 100);

  no_limit.reply_working_days = 0;
  pentad_service_complaints (service, calendar, &period, at ("2026-12-31T00:00:00Z"), &no_limit,
                             &result);
  g_assert_true (isnan (result.reply_rate));

  /* As it stood on the third day. */
  pentad_service_complaints (service, calendar, &period, at ("2026-11-04T11:30:00+08:00"), &rules,
                             &result);
  g_assert_cmpint (result.received, ==, 3);
  g_assert_cmpint (result.verified, ==, 3);
  g_assert_cmpint (result.replied, ==, 2);
}

static void
test_call_funnel (void)
{
  g_autoptr (PentadZone) zone = pentad_zone_new ("Asia/Shanghai", 0, NULL);
  g_autoptr (PentadCalls) calls = pentad_calls_new ();
  const PentadPeriod period = { PENTAD_PERIOD_RANGE, day_of ("2026-11-02"), day_of ("2026-11-02") };
  static const struct
  {
    const char *hour;
    int received, answered, visited;
  } hours[] = {
    { "2026-11-01T23:00:00+08:00", 100, 100, 100 },
    { "2026-11-02T00:00:00+08:00", 8, 6, 2 },
    { "2026-11-02T23:00:00+08:00", 12, 12, -1 },
    { "2026-11-03T00:00:00+08:00", 100, 100, 100 },
  };
  PentadCallFunnel funnel;

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      PentadCallHour hour = {
        at (hours[i].hour), hours[i].received, hours[i].answered, 1, 1, hours[i].visited, 1, 5
      };

      g_array_append_val (calls->hours, hour);
    }
  g_assert_true (
      pentad_service_call_funnel (calls, zone, &period, at ("2026-12-01T00:00:00Z"), &funnel));
  g_assert_cmpint (funnel.received, ==, 20);
  g_assert_cmpint (funnel.transferred_110, ==, 2);
  g_assert_cmpfloat (funnel.answer_rate, ==, 90);
  g_assert_cmpint (funnel.visited, ==, -1);
  g_assert_true (isnan (funnel.satisfaction));

  g_assert_true (
      pentad_service_call_funnel (calls, zone, &period, at ("2026-11-02T12:00:00+08:00"), &funnel));
  g_assert_cmpint (funnel.received, ==, 8);
  g_assert_cmpfloat (funnel.satisfaction, ==, 50);
  g_assert_false (
      pentad_service_call_funnel (calls, zone, &period, at ("2026-11-01T12:00:00+08:00"), &funnel));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/service/split", test_split);
  g_test_add_func ("/evaluate/service/split-that-is-not-sent", test_split_that_is_not_sent);
  g_test_add_func ("/evaluate/service/replies-within-three-working-days",
                   test_replies_within_three_working_days);
  g_test_add_func ("/evaluate/service/complaints-of-the-period", test_complaints_of_the_period);
  g_test_add_func ("/evaluate/service/no-working-day-for-a-year", test_no_working_day_for_a_year);
  g_test_add_func ("/evaluate/service/complaints-of-a-year", test_complaints_of_a_year);
  g_test_add_func ("/evaluate/service/call-funnel", test_call_funnel);
  return g_test_run ();
}
