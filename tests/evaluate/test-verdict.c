/* What the staffing rules say (domain.md 1.3; the vectors of the staffing rule of S1 article 8).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/verdict.h"
#include "model/figure.h"

#include <math.h>

static const PentadStaffingRules rules = { 3, 7, 80, 100, 100 };

/* One urban district. */
static PentadCity *
a_city (gint64 population)
{
  PentadCity *city = pentad_city_new ();
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("990100", NULL);
  PentadDivision *district =
      pentad_divisions_builder_add (builder, PENTAD_LEVEL_DISTRICT, "990101", NULL, NULL);
  g_autoptr (PentadScheme) scheme = pentad_scheme_new ("test");

  district->kind = PENTAD_DIVISION_URBAN;
  district->population = population;
  g_autoptr (PentadDivisions) divisions = pentad_divisions_builder_finish (builder);
  scheme->staffing_ratio[PENTAD_DIVISION_URBAN] = 6;
  pentad_city_set_divisions (city, divisions);
  pentad_city_set_scheme (city, scheme);
  return city;
}

static void
judge (gint64 population,
       const PentadStaffRow *numbers,
       PentadStaffing *staffing,
       PentadStaffingVerdict *verdict)
{
  g_autoptr (PentadCity) city = a_city (population);
  g_autoptr (PentadStaff) staff = pentad_staff_new ();
  PentadStaffRow *row = pentad_staff_add_row (staff, NULL);

  *row = *numbers;
  row->division = g_strdup ("990101");
  pentad_city_set_staff (city, staff);
  g_assert_true (pentad_staffing_compute (city, 1, staffing));
  pentad_staffing_judge (staffing, &rules, verdict);
}

static PentadStaffRow
unknown_row (void)
{
  PentadStaffRow row;

  pentad_staff_row_init (&row);
  return row;
}

static void
test_vectors (void)
{
  PentadStaffRow row = unknown_row ();
  PentadStaffing staffing;
  PentadStaffingVerdict verdict;

  row.officers = 335;
  row.establishment = 340;
  row.established = 340;
  row.frontline = 275;
  row.auxiliaries = 352;
  row.auxiliaries_year_ago = 352;
  row.certified = 334;
  judge (620000, &row, &staffing, &verdict);
  g_assert_cmpfloat (verdict.required, ==, 372);
  g_assert_cmpfloat (pentad_figure_round (staffing.coverage, 2), ==, 90.05);
  g_assert_cmpfloat (pentad_figure_round (staffing.density, 2), ==, 5.40);
  g_assert_cmpstr (pentad_density_band_id (verdict.density), ==, "short");
  g_assert_cmpfloat (pentad_figure_round (staffing.frontline_share, 2), ==, 80.88);
  g_assert_cmpstr (pentad_verdict_id (verdict.frontline), ==, "good");
  g_assert_cmpstr (pentad_verdict_id (verdict.auxiliaries), ==, "bad");
  g_assert_cmpstr (pentad_verdict_id (verdict.auxiliary_trend), ==, "bad");
  g_assert_cmpstr (pentad_verdict_id (verdict.certificates), ==, "bad");
}

static void
test_density_bands (void)
{
  static const struct
  {
    gint64 population;
    int officers;
    PentadDensityBand band;
  } table[] = {
    { 100000, 29, PENTAD_DENSITY_BELOW_FLOOR }, { 100000, 30, PENTAD_DENSITY_SHORT },
    { 100000, 59, PENTAD_DENSITY_SHORT },       { 100000, 60, PENTAD_DENSITY_MET },
    { 100000, 70, PENTAD_DENSITY_MET },         { 100000, 71, PENTAD_DENSITY_OVER_CAP },
    { 100000, 0, PENTAD_DENSITY_BELOW_FLOOR },  { 100000, -1, PENTAD_DENSITY_UNKNOWN },
    { -1, 60, PENTAD_DENSITY_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadStaffRow row = unknown_row ();
      PentadStaffing staffing;
      PentadStaffingVerdict verdict;

      row.officers = table[i].officers;
      judge (table[i].population, &row, &staffing, &verdict);
      g_assert_cmpint (verdict.density, ==, table[i].band);
    }
}

static void
test_bounds_that_are_met_exactly_are_met (void)
{
  PentadStaffRow row = unknown_row ();
  PentadStaffing staffing;
  PentadStaffingVerdict verdict;

  row.officers = row.certified = 60;
  row.establishment = row.established = 50;
  row.frontline = 40;
  row.auxiliaries = 50;
  row.auxiliaries_year_ago = 51;
  judge (100000, &row, &staffing, &verdict);
  g_assert_cmpint (verdict.frontline, ==, PENTAD_VERDICT_GOOD);
  g_assert_cmpint (verdict.auxiliaries, ==, PENTAD_VERDICT_GOOD);
  g_assert_cmpint (verdict.auxiliary_trend, ==, PENTAD_VERDICT_GOOD);
  g_assert_cmpint (verdict.certificates, ==, PENTAD_VERDICT_GOOD);

  row.auxiliaries = row.auxiliaries_year_ago = 0;
  judge (100000, &row, &staffing, &verdict);
  g_assert_cmpint (verdict.auxiliary_trend, ==, PENTAD_VERDICT_GOOD);
}

static void
test_what_is_not_known_is_not_judged (void)
{
  PentadStaffRow row = unknown_row ();
  PentadRules none;
  PentadStaffing staffing;
  PentadStaffingVerdict verdict;

  judge (100000, &row, &staffing, &verdict);
  g_assert_cmpint (verdict.frontline, ==, PENTAD_VERDICT_UNKNOWN);
  g_assert_cmpint (verdict.auxiliaries, ==, PENTAD_VERDICT_UNKNOWN);
  g_assert_cmpint (verdict.auxiliary_trend, ==, PENTAD_VERDICT_UNKNOWN);
  g_assert_cmpint (verdict.certificates, ==, PENTAD_VERDICT_UNKNOWN);

  /* A scheme without rules: numbers, no verdicts. */
  row.officers = row.certified = row.establishment = row.frontline = 10;
  judge (100000, &row, &staffing, &verdict);
  pentad_rules_init (&none);
  pentad_staffing_judge (&staffing, &none.staffing, &verdict);
  g_assert_cmpint (verdict.density, ==, PENTAD_DENSITY_SHORT);
  g_assert_cmpint (verdict.frontline, ==, PENTAD_VERDICT_UNKNOWN);
  g_assert_cmpint (verdict.certificates, ==, PENTAD_VERDICT_UNKNOWN);
}

/* A kind of district for which the scheme asks for no number, and an unknown past. */
static void
test_half_known (void)
{
  static const struct
  {
    double ratio;
    int auxiliaries, year_ago;
    PentadDensityBand density;
    PentadVerdict trend;
  } table[] = {
    { NAN, 5, 6, PENTAD_DENSITY_UNKNOWN, PENTAD_VERDICT_GOOD },
    { 6, 5, -1, PENTAD_DENSITY_MET, PENTAD_VERDICT_UNKNOWN },
    { 6, -1, 5, PENTAD_DENSITY_MET, PENTAD_VERDICT_UNKNOWN },
    { 6, 0, 0, PENTAD_DENSITY_MET, PENTAD_VERDICT_GOOD },
    { 6, 5, 5, PENTAD_DENSITY_MET, PENTAD_VERDICT_BAD },
    { 6.5, 5, 4, PENTAD_DENSITY_SHORT, PENTAD_VERDICT_BAD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadStaffing staffing = { .population = 100000, .density = 6, .ratio = table[i].ratio };
      PentadStaffingVerdict verdict;

      staffing.sum.auxiliaries = table[i].auxiliaries;
      staffing.sum.auxiliaries_year_ago = table[i].year_ago;
      pentad_staffing_judge (&staffing, &rules, &verdict);
      g_assert_cmpint (verdict.density, ==, table[i].density);
      g_assert_cmpint (verdict.auxiliary_trend, ==, table[i].trend);
      if (isnan (table[i].ratio))
        g_assert_true (isnan (verdict.required));
      else
        g_assert_cmpfloat (verdict.required, ==, 10 * table[i].ratio);
    }
}

static void
test_ids (void)
{
  static const char *const bands[] = { "unknown", "below_floor", "short", "met", "over_cap" };
  static const char *const verdicts[] = { "unknown", "good", "bad" };

  for (PentadDensityBand i = PENTAD_DENSITY_UNKNOWN; i <= PENTAD_DENSITY_OVER_CAP; i++)
    g_assert_cmpstr (pentad_density_band_id (i), ==, bands[i]);
  for (PentadVerdict i = PENTAD_VERDICT_UNKNOWN; i <= PENTAD_VERDICT_BAD; i++)
    g_assert_cmpstr (pentad_verdict_id (i), ==, verdicts[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/verdict/vectors", test_vectors);
  g_test_add_func ("/evaluate/verdict/density-bands", test_density_bands);
  g_test_add_func ("/evaluate/verdict/bounds-that-are-met-exactly-are-met",
                   test_bounds_that_are_met_exactly_are_met);
  g_test_add_func ("/evaluate/verdict/what-is-not-known-is-not-judged",
                   test_what_is_not_known_is_not_judged);
  g_test_add_func ("/evaluate/verdict/half-known", test_half_known);
  g_test_add_func ("/evaluate/verdict/ids", test_ids);
  return g_test_run ();
}
