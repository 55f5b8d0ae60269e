/* Figures from counters: values, rates, times and what stands where there is no value.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "outcome.h"
#include "small-city.h"
#include "trail-text.h"

#include "evaluate/indicators.h"

#include <math.h>

#define SENT  "0 08:00 report; 0 08:10 accept; 0 08:20 file; 0 08:30 dispatch dept=D1 due=0/12:30; "
#define CLOSE "; 0 12:40 feedback; 0 12:50 check; 0 12:55 close"

/* In g0 of d1: four cases due, three closed, two of them handled in time, one reworked; one more
 * that is not due. In g12 of d2: a report. One outside. */
static PentadCity *
a_city (void)
{
  static const struct
  {
    const char *id, *division, *trail;
  } table[] = {
    { "A", "g0", SENT "0 10:30 dispose" CLOSE },
    { "B", "g0", SENT "0 11:30 dispose; 0 11:35 feedback; 0 11:40 rework; 0 12:30 dispose" CLOSE },
    { "C", "g0", SENT "0 12:35 dispose" CLOSE },
    { "D", "g0", SENT },
    { "E", "g0", "0 09:00 report; 0 09:10 accept; 0 09:20 file; 0 09:30 dispatch due=2/12:00" },
    { "F", "g12", "0 09:00 report" },
    { "G", NULL, "0 09:00 report" },
  };
  PentadCity *city = small_city_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_ptr_array_add (cases,
                     trail_text_case_at (table[i].id, table[i].division, NAN, NAN, table[i].trail));
  pentad_city_set_complete (city, TRUE);
  small_city_apply (city, trail_text_time ("0 20:00"), FALSE, cases);
  return city;
}

static PentadFigures *
evaluate (PentadCity *city, PentadPeriodKind kind, const char *time, double age_s)
{
  g_autoptr (GArray) places =
      pentad_places_down_to (pentad_city_get_divisions (city), PENTAD_LEVEL_GRID);
  gint64 at = trail_text_time (time);
  PentadPeriod period =
      pentad_period_current (kind, pentad_zone_day (pentad_city_get_zone (city), at));

  return pentad_evaluate (city, &period, at, places, age_s, 10);
}

static void
test_values (void)
{
  static const struct
  {
    const char *division, *id;
    PentadFigureState state;
    double value, numerator, denominator;
  } table[] = {
    { "990100", "report", PENTAD_FIGURE_VALUE, 6, NAN, NAN },
    { "d1", "report", PENTAD_FIGURE_VALUE, 5, NAN, NAN },
    { "d2", "report", PENTAD_FIGURE_VALUE, 1, NAN, NAN },
    { "s2", "report", PENTAD_FIGURE_VALUE, 0, NAN, NAN },
    { "d1", "file", PENTAD_FIGURE_VALUE, 5, NAN, NAN },
    { "d1", "close", PENTAD_FIGURE_VALUE, 3, NAN, NAN },
    { "d1", "open", PENTAD_FIGURE_VALUE, 2, NAN, NAN },
    { "d1", "overdue", PENTAD_FIGURE_VALUE, 1, NAN, NAN },
    { "990100", "outside", PENTAD_FIGURE_VALUE, 1, NAN, NAN },
    { "d1", "outside", PENTAD_FIGURE_NO_DATA, NAN, NAN, NAN },
    { "d1", "close_rate", PENTAD_FIGURE_VALUE, 75, 3, 4 },
    { "d1", "in_time_close_rate", PENTAD_FIGURE_VALUE, 50, 2, 4 },
    { "d1", "rework_rate", PENTAD_FIGURE_VALUE, 25, 1, 4 },
    { "990100", "close_rate", PENTAD_FIGURE_VALUE, 75, 3, 4 },
    { "g0", "close_rate", PENTAD_FIGURE_VALUE, 75, 3, 4 },
    /* A denominator of 0 is neither 0 % nor 100 %. */
    { "d2", "close_rate", PENTAD_FIGURE_NO_CASES, NAN, 0, 0 },
    { "s2", "rework_rate", PENTAD_FIGURE_NO_CASES, NAN, 0, 0 },
    { "d1", "unsent", PENTAD_FIGURE_NO_DATA, NAN, NAN, NAN },
    /* Handlings of 2 h, 3 h, 4 h (the second of B) and 4 h 05. */
    { "d1", "mean_time", PENTAD_FIGURE_VALUE, (2 + 3 + 4 + 245 / 60.0) / 4, 2 + 3 + 4 + 245 / 60.0,
      4 },
    { "d1", "median_time", PENTAD_FIGURE_VALUE, 3.5, NAN, 4 },
    { "d2", "mean_time", PENTAD_FIGURE_NO_CASES, NAN, NAN, 0 },
    { "d2", "median_time", PENTAD_FIGURE_NO_CASES, NAN, NAN, 0 },
  };
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadFigures) figures = evaluate (city, PENTAD_PERIOD_TODAY, "0 20:00", 0);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const PentadFigure *f = outcome_figure (city, figures, table[i].division, table[i].id);

      g_test_message ("%s of %s", table[i].id, table[i].division);
      g_assert_cmpint (f->state, ==, table[i].state);
      outcome_assert_number (f->value, table[i].value);
      outcome_assert_number (f->numerator, table[i].numerator);
      outcome_assert_number (f->denominator, table[i].denominator);
    }
}

static void
test_full_precision_inside (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();

  for (int i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("C%d", i);

      g_ptr_array_add (cases, trail_text_case_at (id, "g0", NAN, NAN,
                                                  i < 2 ? SENT "0 10:00 dispose" CLOSE : SENT));
    }
  small_city_apply (city, trail_text_time ("0 20:00"), FALSE, cases);
  g_autoptr (PentadFigures) figures = evaluate (city, PENTAD_PERIOD_TODAY, "0 20:00", 0);
  const PentadFigure *rate = outcome_figure (city, figures, "d1", "close_rate");
  g_assert_cmpfloat_with_epsilon (rate->value, 200.0 / 3, 1e-12);
  g_assert_cmpfloat (pentad_figure_round (rate->value, 2), ==, 66.67);
}

static void
test_a_look_back (void)
{
  static const struct
  {
    const char *time;
    double reports, open, overdue;
  } table[] = {
    { "0 07:59", 0, 0, 0 }, { "0 08:30", 4, 4, 0 }, { "0 12:32", 5, 5, 2 },
    { "0 20:00", 5, 2, 1 }, { "1 08:00", 0, 2, 1 },
  };
  g_autoptr (PentadCity) city = a_city ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadFigures) figures = evaluate (city, PENTAD_PERIOD_TODAY, table[i].time, 0);

      g_test_message ("%s", table[i].time);
      g_assert_cmpfloat (outcome_figure (city, figures, "d1", "report")->value, ==,
                         table[i].reports);
      g_assert_cmpfloat (outcome_figure (city, figures, "d1", "open")->value, ==, table[i].open);
      g_assert_cmpfloat (outcome_figure (city, figures, "d1", "overdue")->value, ==,
                         table[i].overdue);
    }
}

static void
test_provenance (void)
{
  static const struct
  {
    const char *time;
    double age_s;
    const char *as_of;
    PentadFreshness freshness;
  } table[] = {
    { "0 20:00", 0, "0 20:00", PENTAD_FRESH },   { "0 20:00", 15, "0 20:00", PENTAD_FRESH },
    { "0 20:00", 15.1, "0 20:00", PENTAD_LATE }, { "0 20:00", 30, "0 20:00", PENTAD_LATE },
    { "0 20:01", 60, "0 20:00", PENTAD_STALE },  { "0 20:00", -5, "0 20:00", PENTAD_FRESH },
    { "0 18:00", 0, "0 18:00", PENTAD_FRESH }, /* a look back has data as of then */
  };
  g_autoptr (PentadCity) city = a_city ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadFigures) figures =
          evaluate (city, PENTAD_PERIOD_MONTH, table[i].time, table[i].age_s);

      g_test_message ("row %u", i);
      g_assert_cmpint (figures->as_of, ==, trail_text_time (table[i].as_of));
      g_assert_cmpstr (pentad_freshness_id (figures->freshness), ==,
                       pentad_freshness_id (table[i].freshness));
      g_assert_cmpstr (figures->scheme->id, ==, "small");
      g_assert_cmpint (figures->period.from, ==, trail_text_day (-1)); /* 2026-03-01 */
      g_assert_cmpint (figures->period.to, ==, trail_text_day (0));
      g_assert_cmpfloat (figures->completeness, ==, 1);
    }
}

static void
test_completeness (void)
{
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadHistory) history = pentad_history_new (trail_text_day (-1), trail_text_day (-1));

  pentad_city_set_complete (city, FALSE);
  g_autoptr (PentadFigures) without = evaluate (city, PENTAD_PERIOD_MONTH, "0 20:00", 0);
  g_assert_cmpfloat (without->completeness, ==, 0.5);
  pentad_city_add_history (city, history);
  g_autoptr (PentadFigures) with = evaluate (city, PENTAD_PERIOD_MONTH, "0 20:00", 0);
  g_assert_cmpfloat (with->completeness, ==, 1);
}

/* A scheme with what does not come from cases: staff, values given by hand, and a score of both. */
static PentadScheme *
a_scheme_of_all (void)
{
  PentadScheme *scheme = small_city_scheme ();
  PentadIndicator *online = pentad_scheme_add (scheme, "online");
  PentadIndicator *coverage = pentad_scheme_add (scheme, "coverage");
  PentadIndicator *given = pentad_scheme_add (scheme, "given");
  PentadGiven values[] = {
    { g_strdup ("d1"), trail_text_day (0), trail_text_day (0), 80 },
    { g_strdup ("d2"), trail_text_day (-1), trail_text_day (-1), 70 },
  };
  PentadIndicator *score = pentad_scheme_add_composite (scheme, "score");
  PentadIndicator *other = pentad_scheme_add_composite (scheme, "other");

  online->measure = PENTAD_MEASURE_STAFF_ONLINE;
  coverage->measure = PENTAD_MEASURE_STAFF_COVERAGE;
  given->measure = PENTAD_MEASURE_GIVEN;
  g_array_append_vals (given->given, values, G_N_ELEMENTS (values));
  PentadScoreTerm *term = pentad_composite_add (score->composite, PENTAD_TERM_RATE);
  term->weight = 50;
  term->column = pentad_scheme_find_column (scheme, "online");
  term = pentad_composite_add (score->composite, PENTAD_TERM_RATE);
  term->weight = 50;
  term->column = pentad_scheme_find_column (scheme, "given");
  term = pentad_composite_add (other->composite, PENTAD_TERM_RATE);
  term->weight = 100;
  term->column = pentad_scheme_find_column (scheme, "given");
  other->composite->subject = PENTAD_SUBJECT_DEPARTMENT;
  return scheme;
}

static void
add_staff (
    PentadStaff *staff, const char *division, int online, int on_duty, int patrolled, int assigned)
{
  PentadStaffRow *row = pentad_staff_add_row (staff, division);

  row->supervisors_online = online;
  row->supervisors_on_duty = on_duty;
  row->grids_patrolled = patrolled;
  row->grids_assigned = assigned;
}

static void
test_what_is_no_case (void)
{
  static const struct
  {
    const char *division, *id;
    PentadFigureState state;
    double value;
  } table[] = {
    { "d1", "online", PENTAD_FIGURE_VALUE, 90 },
    { "d1", "coverage", PENTAD_FIGURE_NO_CASES, NAN },
    { "d2", "online", PENTAD_FIGURE_NO_DATA, NAN },
    { "d2", "coverage", PENTAD_FIGURE_VALUE, 25 },
    { "s1", "online", PENTAD_FIGURE_NO_DATA, NAN },
    { "s2", "online", PENTAD_FIGURE_NO_DATA, NAN }, /* of how many is not sent */
    { "s2", "coverage", PENTAD_FIGURE_NO_DATA, NAN },
    { "d1", "given", PENTAD_FIGURE_VALUE, 80 },
    { "d2", "given", PENTAD_FIGURE_NO_DATA, NAN }, /* for another day */
    { "990100", "given", PENTAD_FIGURE_NO_DATA, NAN },
    { "d1", "score", PENTAD_FIGURE_VALUE, 85 },
    { "d2", "score", PENTAD_FIGURE_NO_DATA, NAN },
    { "d1", "other", PENTAD_FIGURE_NO_DATA, NAN }, /* about departments */
    { "990100", "outside", PENTAD_FIGURE_VALUE, 1 },
    { "d1", "outside", PENTAD_FIGURE_NO_DATA, NAN },
  };
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadScheme) scheme = a_scheme_of_all ();
  g_autoptr (PentadStaff) staff = pentad_staff_new ();

  add_staff (staff, "d1", 9, 10, 0, 0);
  add_staff (staff, "d2", -1, 10, 5, 20);
  add_staff (staff, "s2", 3, -1, 5, -1);
  pentad_city_set_staff (city, staff);
  pentad_city_set_scheme (city, scheme);
  g_autoptr (PentadFigures) figures = evaluate (city, PENTAD_PERIOD_TODAY, "0 20:00", 0);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const PentadFigure *found = outcome_figure (city, figures, table[i].division, table[i].id);

      g_test_message ("%s of %s", table[i].id, table[i].division);
      g_assert_cmpint (found->state, ==, table[i].state);
      outcome_assert_number (found->value, table[i].value);
    }
}

/* Today is compared with yesterday by now; a city that has every case knows the end of the day. */
static void
test_period_before (void)
{
  static const struct
  {
    PentadPeriodKind kind;
    gboolean is_complete;
    const char *time;
  } table[] = {
    { PENTAD_PERIOD_TODAY, FALSE, "-1 20:00" },
    { PENTAD_PERIOD_TODAY, TRUE, "0 20:00" },
    { PENTAD_PERIOD_WEEK, FALSE, "0 20:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCity) city = a_city ();
      PentadPeriod period = pentad_period_current (table[i].kind, trail_text_day (0));
      g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (int));

      pentad_city_set_complete (city, table[i].is_complete);
      g_array_set_size (places, 1);
      g_assert_cmpint (pentad_evaluate_previous_time (city, &period, trail_text_time ("0 20:00")),
                       ==, trail_text_time (table[i].time));
      g_autoptr (PentadFigures) before =
          pentad_evaluate_previous (city, &period, trail_text_time ("0 20:00"), places, 0, 5);
      g_assert_cmpint (before->period.to, <, period.from);
    }
}

/* Only a percentage is times 100. */
static void
test_ratio_in_its_unit (void)
{
  static const struct
  {
    PentadUnit unit;
    double value;
  } table[] = { { PENTAD_UNIT_PERCENT, 60 },
                { PENTAD_UNIT_POINTS, 0.6 },
                { PENTAD_UNIT_HOURS, 0.6 } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCity) city = a_city ();
      g_autoptr (PentadScheme) scheme = small_city_scheme ();
      PentadIndicator *ratio = pentad_scheme_add (scheme, "ratio");
      PentadTerm above = { PENTAD_COUNT_CLOSE, 1 }, below = { PENTAD_COUNT_REPORT, 1 };

      ratio->unit = table[i].unit;
      g_array_append_val (ratio->numerator, above);
      g_array_append_val (ratio->denominator, below);
      pentad_city_set_scheme (city, scheme);
      g_autoptr (PentadFigures) figures = evaluate (city, PENTAD_PERIOD_TODAY, "0 20:00", 0);
      /* 3 closed of 5 reported. */
      outcome_assert_number (outcome_figure (city, figures, "d1", "ratio")->value, table[i].value);
    }
}

static void
test_before_the_first_answer (void)
{
  g_autoptr (PentadCity) blank = pentad_city_new ();
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (int));
  PentadPeriod period = { PENTAD_PERIOD_TODAY, trail_text_day (0), trail_text_day (0) };

  g_assert_null (pentad_evaluate (blank, &period, trail_text_time ("0 08:00"), places, 0, 10));
  pentad_city_set_scheme (blank, (PentadScheme *)pentad_city_get_scheme (city));
  g_assert_null (pentad_evaluate (blank, &period, trail_text_time ("0 08:00"), places, 0, 10));
  g_autoptr (PentadFigures) figures = evaluate (city, PENTAD_PERIOD_TODAY, "0 08:00", 0);
  g_assert_cmpint (figures->as_of, ==, PENTAD_NO_TIME);
  g_assert_cmpint (figures->freshness, ==, PENTAD_FRESH_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/indicators/values", test_values);
  g_test_add_func ("/evaluate/indicators/full-precision-inside", test_full_precision_inside);
  g_test_add_func ("/evaluate/indicators/a-look-back", test_a_look_back);
  g_test_add_func ("/evaluate/indicators/provenance", test_provenance);
  g_test_add_func ("/evaluate/indicators/completeness", test_completeness);
  g_test_add_func ("/evaluate/indicators/what-is-no-case", test_what_is_no_case);
  g_test_add_func ("/evaluate/indicators/period-before", test_period_before);
  g_test_add_func ("/evaluate/indicators/ratio-in-its-unit", test_ratio_in_its_unit);
  g_test_add_func ("/evaluate/indicators/before-the-first-answer", test_before_the_first_answer);
  return g_test_run ();
}
