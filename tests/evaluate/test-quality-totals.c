/* Totals that differ from the parts they are made of: staff and population of a district.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * District "d1" has the streets "s1" and "s2", "d2" has none. */
#include "config.h"

#include "evaluate/quality.h"

#include <math.h>

#define NOW    ((gint64)20000 * 86400)
#define UNSENT -1

static PentadCity *
a_city (gint64 whole, gint64 first, gint64 second)
{
  PentadCity *city = pentad_city_new ();
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("990100", NULL);
  g_autoptr (PentadScheme) scheme = pentad_scheme_new ("totals");

  pentad_divisions_builder_add (builder, PENTAD_LEVEL_DISTRICT, "d1", NULL, NULL)->population =
      whole;
  pentad_divisions_builder_add (builder, PENTAD_LEVEL_DISTRICT, "d2", NULL, NULL)->population =
      1000;
  pentad_divisions_builder_add (builder, PENTAD_LEVEL_STREET, "s1", NULL, "d1")->population = first;
  pentad_divisions_builder_add (builder, PENTAD_LEVEL_STREET, "s2", NULL, "d1")->population =
      second;
  g_autoptr (PentadDivisions) divisions = pentad_divisions_builder_finish (builder);
  pentad_city_set_divisions (city, divisions);
  pentad_city_set_scheme (city, scheme);
  return city;
}

/* detail NULL: nothing is found; else one finding about "d1". */
static void
assert_total (PentadCity *city, const char *detail, double found, double expected)
{
  g_autoptr (GPtrArray) findings = pentad_quality_check (city, NOW);

  g_assert_cmpuint (findings->len, ==, detail != NULL ? 1 : 0);
  if (detail == NULL)
    return;
  const PentadFinding *finding = g_ptr_array_index (findings, 0);
  g_assert_cmpint (finding->kind, ==, PENTAD_FINDING_TOTALS_DIFFER);
  g_assert_cmpstr (finding->subject, ==, "d1");
  g_assert_cmpstr (finding->detail, ==, detail);
  g_assert_cmpfloat (finding->found, ==, found);
  g_assert_cmpfloat (finding->expected, ==, expected);
}

/* A sum and two parts; a part that is not sent explains a larger sum, and only that. */
static const struct
{
  int whole, first, second;
  double found; /* NAN: the sum stands */
} sums[] = {
  { 100, 60, 40, NAN },
  { 100, 60, 41, 101 },
  { 100, 60, 39, 99 },
  { 100, 60, UNSENT, NAN },
  { 100, UNSENT, 100, NAN },
  { 100, 101, UNSENT, 101 },
  { 100, UNSENT, UNSENT, NAN },
  { UNSENT, 60, 40, NAN },
  { 0, 0, 0, NAN },
  { 0, 0, 1, 1 },
};

static void
test_population (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autoptr (PentadCity) city = a_city (sums[i].whole, sums[i].first, sums[i].second);

      assert_total (city, isnan (sums[i].found) ? NULL : "population", sums[i].found,
                    sums[i].whole);
    }
}

static void
set_count (PentadStaff *staff, const char *division, gsize offset, int value)
{
  G_STRUCT_MEMBER (int, pentad_staff_add_row (staff, division), offset) = value;
}

/* Every number that is sent of streets and of their district. */
static void
test_staff (void)
{
  static const struct
  {
    const char *id;
    gsize offset;
  } counts[] = {
    { "establishment", G_STRUCT_OFFSET (PentadStaffRow, establishment) },
    { "established", G_STRUCT_OFFSET (PentadStaffRow, established) },
    { "officers", G_STRUCT_OFFSET (PentadStaffRow, officers) },
    { "frontline", G_STRUCT_OFFSET (PentadStaffRow, frontline) },
    { "certified", G_STRUCT_OFFSET (PentadStaffRow, certified) },
    { "auxiliaries", G_STRUCT_OFFSET (PentadStaffRow, auxiliaries) },
    { "supervisors", G_STRUCT_OFFSET (PentadStaffRow, supervisors) },
    { "supervisors_on_duty", G_STRUCT_OFFSET (PentadStaffRow, supervisors_on_duty) },
    { "supervisors_online", G_STRUCT_OFFSET (PentadStaffRow, supervisors_online) },
    { "vehicles", G_STRUCT_OFFSET (PentadStaffRow, vehicles) },
    { "recorders", G_STRUCT_OFFSET (PentadStaffRow, recorders) },
    { "terminals", G_STRUCT_OFFSET (PentadStaffRow, terminals) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    for (guint k = 0; k < G_N_ELEMENTS (sums); k++)
      {
        g_autoptr (PentadCity) city = a_city (UNSENT, UNSENT, UNSENT);
        g_autoptr (PentadStaff) staff = pentad_staff_new ();

        set_count (staff, "d1", counts[i].offset, sums[k].whole);
        set_count (staff, "s1", counts[i].offset, sums[k].first);
        set_count (staff, "s2", counts[i].offset, sums[k].second);
        pentad_city_set_staff (city, staff);
        assert_total (city, isnan (sums[k].found) ? NULL : counts[i].id, sums[k].found,
                      sums[k].whole);
      }
}

/* Rows that are missing altogether: of the district, of a street, of a place the city lacks. */
static void
test_missing_rows (void)
{
  static const struct
  {
    const char *divisions[4];
    double found; /* of 5 officers in the district; each other row has 4 */
  } table[] = {
    { { "s1", "s2" }, NAN },       { { "d1", "s1" }, NAN },     { { "d1", "s1", "nowhere" }, NAN },
    { { "d2", "s1", "s2" }, NAN }, { { "d1", "s1", "s2" }, 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCity) city = a_city (UNSENT, UNSENT, UNSENT);
      g_autoptr (PentadStaff) staff = pentad_staff_new ();

      for (int k = 0; table[i].divisions[k] != NULL; k++)
        pentad_staff_add_row (staff, table[i].divisions[k])->officers =
            table[i].divisions[k][0] == 'd' ? 5 : 4;
      pentad_city_set_staff (city, staff);
      assert_total (city, isnan (table[i].found) ? NULL : "officers", table[i].found, 5);
    }
}

/* The findings of the model come first, those of the figures after them. */
static void
test_list (void)
{
  g_autoptr (PentadCity) city = a_city (100, 60, 41);
  g_autoptr (PentadHistory) history = pentad_history_new (19999, 19999);

  pentad_history_begin_row (history, 19999, "nowhere", NULL);
  pentad_history_add_value (history, PENTAD_COUNT_REPORT, 1);
  pentad_city_add_history (city, history);
  g_autoptr (GPtrArray) list = pentad_quality_list (city, NOW);

  g_assert_cmpuint (list->len, ==, 2);
  const PentadFinding *first = g_ptr_array_index (list, 0), *second = g_ptr_array_index (list, 1);
  g_assert_cmpint (first->kind, ==, PENTAD_FINDING_UNKNOWN_IN_HISTORY);
  g_assert_cmpint (second->kind, ==, PENTAD_FINDING_TOTALS_DIFFER);
}

/* Nothing is doubted before the city has a scheme and divisions. */
static void
test_incomplete_city (void)
{
  g_autoptr (PentadCity) empty = pentad_city_new ();
  g_autoptr (PentadCity) without_scheme = pentad_city_new ();
  g_autoptr (PentadCity) full = a_city (100, 60, 41);
  g_autoptr (GPtrArray) of_empty = pentad_quality_check (empty, NOW);

  pentad_city_set_divisions (without_scheme, (PentadDivisions *)pentad_city_get_divisions (full));
  g_autoptr (GPtrArray) of_other = pentad_quality_check (without_scheme, NOW);
  g_assert_cmpuint (of_empty->len, ==, 0);
  g_assert_cmpuint (of_other->len, ==, 0);
  assert_total (full, "population", 101, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/quality-totals/population", test_population);
  g_test_add_func ("/evaluate/quality-totals/staff", test_staff);
  g_test_add_func ("/evaluate/quality-totals/missing-rows", test_missing_rows);
  g_test_add_func ("/evaluate/quality-totals/after-findings-of-the-model", test_list);
  g_test_add_func ("/evaluate/quality-totals/incomplete-city", test_incomplete_city);
  return g_test_run ();
}
