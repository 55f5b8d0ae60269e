/* Scores of the assessment two ways, and its ledgers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/assessment.h"

#include "small-city.h"

#include <math.h>

static const PentadPeriod always = { PENTAD_PERIOD_RANGE, 0, 40000 };

static void
check (PentadAssessments *assessments,
       const char *day,
       const char *assessor,
       const char *subject,
       guint dimension,
       double score)
{
  PentadCheck check = { 0, g_strdup (assessor), g_strdup (subject), dimension, score };

  g_assert_true (pentad_day_parse (day, &check.day));
  g_array_append_val (assessments->checks, check);
}

static PentadAssessments *
a_year (void)
{
  PentadAssessments *assessments = pentad_assessments_new ();

  for (int i = 0; i < 4; i++)
    {
      PentadDimension dimension = { g_strdup_printf ("n%d", i), { { NULL } } };

      g_array_append_val (assessments->dimensions, dimension);
    }
  check (assessments, "2026-01-05", "d1", "s1", 0, 90);
  check (assessments, "2026-01-06", "d1", "s1", 0, 94);
  check (assessments, "2026-03-31", "d1", "s1", 1, 80);
  check (assessments, "2026-04-01", "d1", "s2", 1, 86);
  check (assessments, "2026-04-01", "d1", "D1", 2, 70);
  check (assessments, "2026-12-31", "d2", "D1", 3, 90);
  check (assessments, "2026-02-02", "s1", "D1", 0, 60);
  check (assessments, "2026-02-03", "s2", "D2", 0, 95);
  check (assessments, "2026-02-04", "s2", "s1", 0, 1);       /* streets do not assess streets */
  check (assessments, "2026-02-04", "d1", "nobody", 0, 1);   /* not known */
  check (assessments, "2026-02-04", "stranger", "D1", 0, 1); /* not known */
  return assessments;
}

static void
test_tables (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (city);
  g_autoptr (PentadAssessments) assessments = a_year ();
  g_autoptr (PentadAssessmentTable) by_district = pentad_assessment_table_new (
      assessments, divisions, catalogue, PENTAD_ASSESS_BY_DISTRICT, PENTAD_NO_PLACE, &always);
  g_autoptr (PentadAssessmentTable) by_street = pentad_assessment_table_new (
      assessments, divisions, catalogue, PENTAD_ASSESS_BY_STREET, PENTAD_NO_PLACE, &always);
  g_autoptr (PentadAssessmentTable) by_d2 =
      pentad_assessment_table_new (assessments, divisions, catalogue, PENTAD_ASSESS_BY_DISTRICT,
                                   pentad_divisions_find_any (divisions, "d2"), &always);
  const PentadAssessed *row;

  /* s1: 92 on the first dimension, 80 on the second: 86, as much as s2. */
  g_assert_cmpuint (by_district->rows->len, ==, 3);
  row = &g_array_index (by_district->rows, PentadAssessed, 0);
  g_assert_cmpstr (row->subject, ==, "s1");
  g_assert_cmpuint (row->n, ==, 3);
  g_assert_cmpfloat (row->by_dimension[0], ==, 92);
  g_assert_true (isnan (row->by_dimension[2]));
  g_assert_cmpfloat (row->total, ==, 86);
  g_assert_cmpuint (row->rank, ==, 1);
  row = &g_array_index (by_district->rows, PentadAssessed, 1);
  g_assert_cmpstr (row->subject, ==, "s2");
  g_assert_cmpuint (row->rank, ==, 1);
  /* Departments are ranked among themselves. */
  row = &g_array_index (by_district->rows, PentadAssessed, 2);
  g_assert_cmpstr (row->subject, ==, "D1");
  g_assert_true (row->is_department);
  g_assert_cmpfloat (row->total, ==, 80);
  g_assert_cmpuint (row->rank, ==, 1);

  g_assert_cmpuint (by_street->rows->len, ==, 2);
  g_assert_cmpfloat (pentad_assessment_table_find (by_street, "D1")->total, ==, 60);
  g_assert_cmpuint (pentad_assessment_table_find (by_street, "D1")->rank, ==, 2);
  g_assert_cmpuint (by_d2->rows->len, ==, 1);
  g_assert_cmpfloat (pentad_assessment_table_find (by_d2, "D1")->total, ==, 90);
  g_assert_null (pentad_assessment_table_find (by_d2, "s1"));
}

/* The same scores in another order are the same mean, although binary sums of them differ; streets
 * come before departments, the best first, whatever the order of the checks. */
static void
test_ranks (void)
{
  static const struct
  {
    const char *subject;
    double scores[3];
  } table[] = {
    { "D2", { 50, 50, 50 } },       { "s2", { 60.1, 80.2, 90.3 } }, { "D1", { 60, 60, 60 } },
    { "s1", { 90.3, 80.2, 60.1 } }, { "s3", { 95, 95, 95 } },       { "D3", { 60, 60, 60 } },
  };
  static const struct
  {
    const char *subject;
    guint rank;
  } ranks[] = { { "s3", 1 }, { "s1", 2 }, { "s2", 2 }, { "D1", 1 }, { "D3", 1 }, { "D2", 3 } };
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (PentadCatalogue) catalogue = pentad_catalogue_new ();
  g_autoptr (PentadAssessments) assessments = pentad_assessments_new ();
  PentadDimension dimension = { g_strdup ("n"), { { NULL } } };

  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *code = g_strdup_printf ("D%d", i);

      pentad_catalogue_add_department (catalogue, code, NULL, NULL, NULL);
    }
  g_array_append_val (assessments->dimensions, dimension);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (guint k = 0; k < G_N_ELEMENTS (table[i].scores); k++)
      check (assessments, "2026-01-05", "d1", table[i].subject, 0, table[i].scores[k]);
  g_autoptr (PentadAssessmentTable) found =
      pentad_assessment_table_new (assessments, pentad_city_get_divisions (city), catalogue,
                                   PENTAD_ASSESS_BY_DISTRICT, PENTAD_NO_PLACE, &always);
  g_assert_cmpuint (found->rows->len, ==, G_N_ELEMENTS (ranks));
  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    {
      const PentadAssessed *row = &g_array_index (found->rows, PentadAssessed, i);

      g_assert_cmpstr (row->subject, ==, ranks[i].subject);
      g_assert_cmpuint (row->rank, ==, ranks[i].rank);
    }
}

static void
test_both_ways (void)
{
  const PentadAssessmentRules rules = { 0.4, 0.6 }, none = { NAN, NAN };
  g_autoptr (PentadCity) city = small_city_new ();
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (city);
  g_autoptr (PentadAssessments) assessments = a_year ();
  g_autoptr (PentadAssessmentTable) by_district = pentad_assessment_table_new (
      assessments, divisions, catalogue, PENTAD_ASSESS_BY_DISTRICT, PENTAD_NO_PLACE, &always);
  g_autoptr (PentadAssessmentTable) by_street = pentad_assessment_table_new (
      assessments, divisions, catalogue, PENTAD_ASSESS_BY_STREET, PENTAD_NO_PLACE, &always);

  /* 0.4 x 80 + 0.6 x 60; only streets know D2; nobody knows D3. */
  g_assert_cmpfloat_with_epsilon (pentad_assessment_combine (by_district, by_street, "D1", &rules),
                                  68, 1e-9);
  g_assert_cmpfloat_with_epsilon (pentad_assessment_combine (by_district, by_street, "D2", &rules),
                                  95, 1e-9);
  g_assert_true (isnan (pentad_assessment_combine (by_district, by_street, "D3", &rules)));
  g_assert_true (isnan (pentad_assessment_combine (by_district, by_street, "D1", &none)));
}

static void
test_ledgers (void)
{
  static const struct
  {
    PentadLedgerUnit unit;
    guint n;
    const char *last_from, *last_to;
  } table[] = {
    { PENTAD_LEDGER_DAY, 5, "2026-12-31", "2026-12-31" },
    { PENTAD_LEDGER_MONTH, 4, "2026-12-01", "2026-12-31" },
    { PENTAD_LEDGER_QUARTER, 3, "2026-10-01", "2026-12-31" },
    { PENTAD_LEDGER_YEAR, 1, "2026-01-01", "2026-12-31" },
  };
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (PentadAssessments) assessments = a_year ();
  PentadPeriod year = { PENTAD_PERIOD_RANGE };

  g_assert_true (pentad_day_parse ("2026-01-01", &year.from));
  g_assert_true (pentad_day_parse ("2027-01-15", &year.to));
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GArray) ledger = pentad_assessment_ledger (
          assessments, pentad_city_get_divisions (city), pentad_city_get_catalogue (city),
          PENTAD_ASSESS_BY_DISTRICT, table[i].unit, &year);
      const PentadLedgerEntry *last;
      char from[16], to[16];

      g_assert_cmpuint (ledger->len, ==, table[i].n);
      last = &g_array_index (ledger, PentadLedgerEntry, ledger->len - 1);
      g_assert_cmpstr (pentad_day_format (last->period.from, from), ==, table[i].last_from);
      g_assert_cmpstr (pentad_day_format (last->period.to, to), ==, table[i].last_to);
    }

  /* A unit that began before the period is cut to it. */
  g_assert_true (pentad_day_parse ("2026-01-06", &year.from));
  g_autoptr (GArray) cut = pentad_assessment_ledger (
      assessments, pentad_city_get_divisions (city), pentad_city_get_catalogue (city),
      PENTAD_ASSESS_BY_DISTRICT, PENTAD_LEDGER_MONTH, &year);
  const PentadLedgerEntry *first = &g_array_index (cut, PentadLedgerEntry, 0);
  g_assert_cmpint (first->period.from, ==, year.from);
  g_assert_cmpfloat (pentad_assessment_table_find (first->table, "s1")->total, ==, 94);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/assessment/tables", test_tables);
  g_test_add_func ("/evaluate/assessment/ranks", test_ranks);
  g_test_add_func ("/evaluate/assessment/both-ways", test_both_ways);
  g_test_add_func ("/evaluate/assessment/ledgers", test_ledgers);
  return g_test_run ();
}
