/* Officers against what the population asks for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "outcome.h"

#include "evaluate/staffing.h"

#include <math.h>

typedef struct
{
  const char *code;
  PentadLevel level;
  const char *parent;
  PentadDivisionKind kind;
  gint64 population;
} Place;

static const Place places[] = {
  { "u", PENTAD_LEVEL_DISTRICT, NULL, PENTAD_DIVISION_URBAN, 400000 },
  { "f", PENTAD_LEVEL_DISTRICT, NULL, PENTAD_DIVISION_FUNCTIONAL, 100000 },
  { "c", PENTAD_LEVEL_DISTRICT, NULL, PENTAD_DIVISION_COUNTY, 500000 },
  { "x", PENTAD_LEVEL_DISTRICT, NULL, PENTAD_DIVISION_OTHER, -1 },
  { "us", PENTAD_LEVEL_STREET, "u", PENTAD_DIVISION_OTHER, 50000 },
};

static PentadCity *
a_city (void)
{
  PentadCity *city = pentad_city_new ();
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("990100", NULL);
  g_autoptr (PentadScheme) scheme = pentad_scheme_new ("test");

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      PentadDivision *division = pentad_divisions_builder_add (
          builder, places[i].level, places[i].code, NULL, places[i].parent);

      division->kind = places[i].kind;
      division->population = places[i].population;
    }
  g_autoptr (PentadDivisions) divisions = pentad_divisions_builder_finish (builder);
  scheme->staffing_ratio[PENTAD_DIVISION_URBAN] = 6;
  scheme->staffing_ratio[PENTAD_DIVISION_FUNCTIONAL] = 5;
  scheme->staffing_ratio[PENTAD_DIVISION_COUNTY] = 4;
  pentad_city_set_divisions (city, divisions);
  pentad_city_set_scheme (city, scheme);
  return city;
}

static void
add (PentadStaff *staff,
     const char *division,
     int establishment,
     int established,
     int officers,
     int frontline,
     int certified,
     int auxiliaries)
{
  PentadStaffRow *row = pentad_staff_add_row (staff, division);

  row->establishment = establishment;
  row->established = established;
  row->officers = officers;
  row->frontline = frontline;
  row->certified = certified;
  row->auxiliaries = auxiliaries;
}

static void
test_ratios (void)
{
  static const struct
  {
    const char *place;
    gboolean known;
    double population, ratio, density, coverage, frontline_share, cert_rate, aux_ratio;
  } table[] = {
    /* 240 asked for, 216 there. */
    { "u", TRUE, 400000, 6, 5.4, 90, 84, 100.0 * 200 / 216, 75 },
    { "f", TRUE, 100000, 5, 8, 160, 70, 100, 120 },
    { "c", TRUE, 500000, 4, 2, 50, NAN, NAN, NAN },
    /* No population, no ratio; the shares stand. */
    { "x", TRUE, NAN, NAN, NAN, NAN, 80, 50, NAN },
    { "us", FALSE, 0, 0, 0, 0, 0, 0, 0 },
  };
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadStaff) staff = pentad_staff_new ();

  add (staff, "u", 250, 240, 216, 210, 200, 180);
  add (staff, "f", 100, 80, 80, 70, 80, 96);
  add (staff, "c", -1, -1, 100, 90, -1, 20);
  add (staff, "x", 10, -1, 10, 8, 5, 3);
  pentad_city_set_staff (city, staff);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadStaffing staffing;
      int place = pentad_divisions_find_any (pentad_city_get_divisions (city), table[i].place);

      g_test_message ("%s", table[i].place);
      g_assert_cmpint (pentad_staffing_compute (city, place, &staffing), ==, table[i].known);
      if (!table[i].known)
        continue;
      outcome_assert_number (staffing.population, table[i].population);
      outcome_assert_number (staffing.ratio, table[i].ratio);
      outcome_assert_number (staffing.density, table[i].density);
      outcome_assert_number (staffing.coverage, table[i].coverage);
      outcome_assert_number (staffing.frontline_share, table[i].frontline_share);
      outcome_assert_number (staffing.cert_rate, table[i].cert_rate);
      outcome_assert_number (staffing.aux_ratio, table[i].aux_ratio);
    }
}

static void
test_city_is_the_sum_of_its_districts (void)
{
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadStaff) staff = pentad_staff_new ();
  PentadStaffing staffing;

  add (staff, "u", 250, 240, 216, 210, 200, 180);
  add (staff, "f", 100, 80, 80, 70, 80, 96);
  add (staff, "c", -1, -1, 100, 90, 90, 20);
  pentad_city_set_staff (city, staff);
  g_assert_true (pentad_staffing_compute (city, 0, &staffing));
  outcome_assert_number (staffing.population, 1000000);
  g_assert_cmpint (staffing.sum.officers, ==, 396);
  /* 90 on the front line are of nobody knows how many. */
  g_assert_cmpint (staffing.sum.establishment, ==, -1);
  outcome_assert_number (staffing.frontline_share, NAN);
  g_assert_cmpint (staffing.sum.vehicles, ==, -1);
  /* 240 + 50 + 200 asked for: the mixed ratio of the whole city. */
  outcome_assert_number (staffing.ratio, 4.9);
  outcome_assert_number (staffing.coverage, 100.0 * 396 / 490);
  outcome_assert_number (staffing.cert_rate, 100.0 * 370 / 396);
  outcome_assert_number (staffing.online_rate, NAN);
}

/* Whatever one of several rows leaves out, in whatever order, no ratio is taken of the others. */
static void
test_what_a_row_does_not_send (void)
{
  static const struct
  {
    const char *whole, *other; /* the first sends all; districts come in the order u, f */
    int officers, certified, established, auxiliaries; /* of the other */
    double density, cert_rate, aux_ratio;
  } table[] = {
    { "u", "f", 100, 90, 80, 40, 10000.0 * 300 / 500000, 100.0 * 270 / 300, 100.0 * 140 / 280 },
    { "u", "f", -1, 90, 80, 40, NAN, NAN, 100.0 * 140 / 280 },
    { "f", "u", -1, 90, 80, 40, NAN, NAN, 100.0 * 140 / 280 },
    { "u", "f", 100, -1, 80, -1, 10000.0 * 300 / 500000, NAN, NAN },
    { "f", "u", 100, -1, -1, 40, 10000.0 * 300 / 500000, NAN, NAN },
    { "u", "f", 0, 0, 0, 0, 10000.0 * 200 / 500000, 90, 50 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCity) city = a_city ();
      g_autoptr (PentadStaff) staff = pentad_staff_new ();
      PentadStaffing staffing;

      add (staff, table[i].whole, 250, 200, 200, 150, 180, 100);
      add (staff, table[i].other, 100, table[i].established, table[i].officers, 70,
           table[i].certified, table[i].auxiliaries);
      pentad_city_set_staff (city, staff);
      g_assert_true (pentad_staffing_compute (city, 0, &staffing));
      g_test_message ("%u", i);
      outcome_assert_number (staffing.density, table[i].density);
      outcome_assert_number (staffing.cert_rate, table[i].cert_rate);
      outcome_assert_number (staffing.aux_ratio, table[i].aux_ratio);
    }
}

/* Officers of a district without a population are not spread over the people of the others. */
static void
test_unknown_population_comes_first_or_last (void)
{
  static const char *const table[][2] = { { "x", "u" }, { "u", "x" } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("990100", NULL);
      g_autoptr (PentadCity) city = a_city ();
      g_autoptr (PentadStaff) staff = pentad_staff_new ();
      PentadStaffing staffing;

      for (int k = 0; k < 2; k++)
        {
          pentad_divisions_builder_add (builder, PENTAD_LEVEL_DISTRICT, table[i][k], NULL, NULL)
              ->population = table[i][k][0] == 'x' ? -1 : 100000;
          add (staff, table[i][k], 50, 50, 50, 45, 50, 0);
        }
      g_autoptr (PentadDivisions) divisions = pentad_divisions_builder_finish (builder);
      pentad_city_set_divisions (city, divisions);
      pentad_city_set_staff (city, staff);
      g_assert_true (pentad_staffing_compute (city, 0, &staffing));
      outcome_assert_number (staffing.population, NAN);
      outcome_assert_number (staffing.density, NAN);
      outcome_assert_number (staffing.coverage, NAN);
      outcome_assert_number (staffing.frontline_share, 90);
    }
}

/* Numbers that no city has add up to the largest that there is, not to nonsense. */
static void
test_sums_stay_within_bounds (void)
{
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadStaff) staff = pentad_staff_new ();
  PentadStaffing staffing;

  add (staff, "u", G_MAXINT, 1, G_MAXINT, G_MAXINT, G_MAXINT, 0);
  add (staff, "f", G_MAXINT, 1, 1, 1, 1, 0);
  pentad_city_set_staff (city, staff);
  g_assert_true (pentad_staffing_compute (city, 0, &staffing));
  g_assert_cmpint (staffing.sum.establishment, ==, G_MAXINT);
  g_assert_cmpint (staffing.sum.officers, ==, G_MAXINT);
  outcome_assert_number (staffing.frontline_share, 100);
}

/* Without a scheme nobody says how many officers the people ask for. */
static void
test_no_scheme (void)
{
  g_autoptr (PentadCity) full = a_city ();
  g_autoptr (PentadCity) city = pentad_city_new ();
  g_autoptr (PentadStaff) staff = pentad_staff_new ();
  PentadStaffing staffing;

  add (staff, "u", 250, 240, 216, 210, 200, 180);
  pentad_city_set_divisions (city, (PentadDivisions *)pentad_city_get_divisions (full));
  pentad_city_set_staff (city, staff);
  g_assert_true (pentad_staffing_compute (
      city, pentad_divisions_find_any (pentad_city_get_divisions (city), "u"), &staffing));
  outcome_assert_number (staffing.ratio, NAN);
  outcome_assert_number (staffing.coverage, NAN);
  outcome_assert_number (staffing.density, 5.4);
}

static void
test_row_of_its_own_comes_first (void)
{
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadStaff) staff = pentad_staff_new ();
  PentadStaffing staffing;

  add (staff, "u", 250, 240, 216, 210, 200, 180);
  add (staff, "990100", 400, 390, 380, 320, 380, 200);
  pentad_city_set_staff (city, staff);
  g_assert_true (pentad_staffing_compute (city, 0, &staffing));
  g_assert_cmpint (staffing.sum.officers, ==, 380);
}

/* A city has no kind: what its residents ask for is what its districts ask for, also when the
 * platform sends a row of the whole city. */
static void
test_city_asks_for_what_its_districts_do (void)
{
  g_autoptr (PentadCity) city = pentad_city_new ();
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("990100", NULL);
  g_autoptr (PentadScheme) scheme = pentad_scheme_new ("test");
  g_autoptr (PentadStaff) staff = pentad_staff_new ();
  PentadStaffing staffing;

  for (guint i = 0; i < 3; i++)
    {
      PentadDivision *division =
          pentad_divisions_builder_add (builder, places[i].level, places[i].code, NULL, NULL);

      division->kind = places[i].kind;
      division->population = places[i].population;
    }
  pentad_divisions_builder_find (builder, PENTAD_LEVEL_CITY, "990100")->population = 1000000;
  g_autoptr (PentadDivisions) divisions = pentad_divisions_builder_finish (builder);
  scheme->staffing_ratio[PENTAD_DIVISION_URBAN] = 6;
  scheme->staffing_ratio[PENTAD_DIVISION_FUNCTIONAL] = 5;
  scheme->staffing_ratio[PENTAD_DIVISION_COUNTY] = 4;
  scheme->staffing_ratio[PENTAD_DIVISION_OTHER] = NAN;
  add (staff, "990100", 400, 390, 392, 320, 380, 200);
  pentad_city_set_divisions (city, divisions);
  pentad_city_set_scheme (city, scheme);
  pentad_city_set_staff (city, staff);
  g_assert_true (pentad_staffing_compute (city, 0, &staffing));
  outcome_assert_number (staffing.density, 3.92);
  outcome_assert_number (staffing.ratio, 4.9);
  outcome_assert_number (staffing.coverage, 80);
}

static void
test_nothing_known (void)
{
  g_autoptr (PentadCity) blank = pentad_city_new ();
  g_autoptr (PentadCity) city = a_city ();
  g_autoptr (PentadStaff) staff = pentad_staff_new ();
  PentadStaffing staffing;

  g_assert_false (pentad_staffing_compute (blank, 0, &staffing));
  g_assert_false (pentad_staffing_compute (city, 0, &staffing));
  pentad_city_set_staff (city, staff);
  g_assert_false (pentad_staffing_compute (city, 0, &staffing));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/staffing/ratios", test_ratios);
  g_test_add_func ("/evaluate/staffing/city-is-the-sum-of-its-districts",
                   test_city_is_the_sum_of_its_districts);
  g_test_add_func ("/evaluate/staffing/what-a-row-does-not-send", test_what_a_row_does_not_send);
  g_test_add_func ("/evaluate/staffing/unknown-population-comes-first-or-last",
                   test_unknown_population_comes_first_or_last);
  g_test_add_func ("/evaluate/staffing/sums-stay-within-bounds", test_sums_stay_within_bounds);
  g_test_add_func ("/evaluate/staffing/no-scheme", test_no_scheme);
  g_test_add_func ("/evaluate/staffing/row-of-its-own-comes-first",
                   test_row_of_its_own_comes_first);
  g_test_add_func ("/evaluate/staffing/city-asks-for-what-its-districts-do",
                   test_city_asks_for_what_its_districts_do);
  g_test_add_func ("/evaluate/staffing/nothing-known", test_nothing_known);
  return g_test_run ();
}
