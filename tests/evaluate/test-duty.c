/* Which unit grids have somebody on duty, and how that meets the demand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/duty.h"

#include "small-city.h"

#include <math.h>

#define NOW 1000000

static const PentadDutyRules rules = { 60, { 1, 2 }, { 40, 80 } };

/* R1 holds g0 to g3, R2 g4 and g5; two persons, one of them away. */
static GPtrArray *
partitions (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_partition_unref);
  PentadPartition *partition = pentad_partition_new (PENTAD_PARTITION_RESPONSIBILITY);
  PentadZoneArea *one = pentad_partition_add (partition, "R1", NULL);

  for (int i = 0; i <= 3; i++)
    {
      g_autofree char *code = g_strdup_printf ("g%d", i);

      pentad_codes_add (&one->grids, code);
    }
  PentadZoneArea *two = pentad_partition_add (partition, "R2", NULL);
  pentad_codes_add (&two->grids, "g4");
  pentad_codes_add (&two->grids, "g5");
  pentad_codes_add (&two->grids, "not-known");
  g_ptr_array_add (all, pentad_partition_new ("street-area"));
  g_ptr_array_add (all, partition);
  return all;
}

static void
stand (PentadStaff *staff, const char *area, gint64 seen, gboolean on_post)
{
  PentadUnitPosition *position = pentad_staff_add_position (staff, "S", PENTAD_POST_SUPERVISOR);

  position->area = g_strdup (area);
  position->seen = seen;
  position->on_post = on_post;
}

static void
walk (PentadStaff *staff, const char *grid, gint64 seen)
{
  PentadPatrol patrol = { g_strdup (grid), seen };

  g_array_append_val (staff->patrols, patrol);
}

static void
test_positions_and_patrols_cover (void)
{
  static const struct
  {
    const char *area;
    gint64 seen;
    gboolean on_post;
    guint n_covered; /* in the city */
  } table[] = {
    { "R1", NOW, TRUE, 4 },
    { "R1", NOW - 3600, TRUE, 4 },
    { "R1", NOW - 3601, TRUE, 0 },
    { "R1", NOW + 1, TRUE, 0 },
    { "R1", NOW, FALSE, 0 },
    { "R2", NOW, TRUE, 2 },
    { "R2", PENTAD_NO_TIME, TRUE, 2 },
  };
  g_autoptr (PentadDivisions) divisions = small_city_divisions ();
  g_autoptr (GPtrArray) areas = partitions ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadStaff) staff = pentad_staff_new ();

      staff->as_of = NOW - 10;
      stand (staff, table[i].area, table[i].seen, table[i].on_post);
      g_autoptr (PentadDuty) duty = pentad_duty_new (divisions, areas, staff, &rules, NOW);
      g_assert_nonnull (duty);
      g_assert_cmpuint (duty->n_covered[0], ==, table[i].n_covered);
    }

  g_autoptr (PentadStaff) staff = pentad_staff_new ();
  walk (staff, "g2", NOW - 60);
  walk (staff, "g2", NOW - 30);
  walk (staff, "g11", NOW - 7200);
  walk (staff, "g12", NOW - 7);
  walk (staff, "g99", NOW - 7);
  walk (staff, "g13", PENTAD_NO_TIME);
  g_autoptr (PentadDuty) duty = pentad_duty_new (divisions, areas, staff, &rules, NOW);
  int s1 = pentad_divisions_find_any (divisions, "s1");
  g_assert_cmpuint (duty->n_grids[s1], ==, 5);
  g_assert_cmpuint (duty->n_covered[s1], ==, 1);
  g_assert_cmpfloat (pentad_duty_get_share (duty, s1), ==, 20);
  g_assert_true (duty->is_covered[pentad_divisions_find_any (divisions, "g12")]);
  g_assert_false (duty->is_covered[pentad_divisions_find_any (divisions, "g13")]);
}

static void
test_what_is_not_sent_is_not_known (void)
{
  const PentadDutyRules no_rules = { 0, { NAN, NAN }, { NAN, NAN } };
  g_autoptr (PentadDivisions) divisions = small_city_divisions ();
  g_autoptr (GPtrArray) areas = partitions ();
  g_autoptr (PentadStaff) staff = pentad_staff_new ();

  staff->as_of = NOW;
  g_assert_null (pentad_duty_new (divisions, areas, staff, &rules, NOW));
  stand (staff, NULL, NOW, TRUE);
  stand (staff, "no such", NOW, TRUE);
  g_assert_null (pentad_duty_new (divisions, areas, staff, &rules, NOW));
  stand (staff, "R1", NOW, TRUE);
  g_assert_null (pentad_duty_new (divisions, NULL, staff, &rules, NOW));
  /* Other partitions than that of the responsibility grids have nobody in charge. */
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_ptr_array_add (others, g_ptr_array_index (areas, 0));
  g_assert_null (pentad_duty_new (divisions, others, staff, &rules, NOW));
  g_assert_null (pentad_duty_new (divisions, areas, staff, &no_rules, NOW));
  g_autoptr (PentadDuty) duty = pentad_duty_new (divisions, areas, staff, &rules, NOW);
  g_assert_nonnull (duty);
}

static void
test_demand_against_coverage (void)
{
  g_autoptr (PentadDivisions) divisions = small_city_divisions ();
  g_autoptr (GPtrArray) areas = partitions ();
  g_autoptr (PentadStaff) staff = pentad_staff_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (int));
  /* s1: 5 grids, all covered, 10 open; s2: 4 grids, 1 covered, 3 open; s3: 10 grids, none. */
  const double open[] = { 10, 3, NAN };
  PentadDutyCross cross;

  staff->as_of = NOW;
  stand (staff, "R1", NOW, TRUE);
  stand (staff, "R2", NOW, TRUE);
  g_autoptr (PentadDuty) duty = pentad_duty_new (divisions, areas, staff, &rules, NOW);
  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *code = g_strdup_printf ("s%d", i);
      int place = pentad_divisions_find_any (divisions, code);

      g_array_append_val (places, place);
    }
  pentad_duty_cross (duty, &rules, places, open, &cross);
  g_assert_cmpuint (cross.n[2][2], ==, 1);
  g_assert_cmpuint (cross.n[0][0], ==, 1);
  for (int i = 0, sum = 0; i < 9; i++)
    {
      sum += (int)cross.n[i / 3][i % 3];
      g_assert_cmpint (sum, <=, 2);
    }

  g_assert_cmpint (pentad_duty_step (rules.demand_steps, 0.99), ==, 0);
  g_assert_cmpint (pentad_duty_step (rules.demand_steps, 1), ==, 1);
  g_assert_cmpint (pentad_duty_step (rules.demand_steps, 2), ==, 2);
  g_assert_cmpint (pentad_duty_step (rules.demand_steps, NAN), ==, -1);
}

/* A street without unit grids has no share and stands in no field; steps that the scheme does not
 * set put every place in none. */
static void
test_nothing_to_cover (void)
{
  static const struct
  {
    double demand_steps[2], covered_steps[2];
    guint n; /* streets in the cross, of two of which one has a grid */
  } table[] = {
    { { 1, 2 }, { 40, 80 }, 1 },   { { NAN, 2 }, { 40, 80 }, 0 }, { { 1, NAN }, { 40, 80 }, 0 },
    { { 1, 2 }, { NAN, NAN }, 0 }, { { 1, 2 }, { 40, NAN }, 0 },
  };
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("990100", NULL);
  g_autoptr (PentadStaff) staff = pentad_staff_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (int));
  const double open[] = { 3, 3 };

  pentad_divisions_builder_add (builder, PENTAD_LEVEL_DISTRICT, "d1", NULL, NULL);
  pentad_divisions_builder_add (builder, PENTAD_LEVEL_STREET, "s1", NULL, "d1");
  pentad_divisions_builder_add (builder, PENTAD_LEVEL_STREET, "s2", NULL, "d1");
  pentad_divisions_builder_add (builder, PENTAD_LEVEL_GRID, "g1", NULL, "s2");
  g_autoptr (PentadDivisions) divisions = pentad_divisions_builder_finish (builder);
  walk (staff, "g1", NOW);
  g_autoptr (PentadDuty) duty = pentad_duty_new (divisions, NULL, staff, &rules, NOW);
  for (int i = 1; i <= 2; i++)
    {
      int place = pentad_divisions_find_any (divisions, i == 1 ? "s1" : "s2");

      g_array_append_val (places, place);
      if (i == 1)
        g_assert_true (isnan (pentad_duty_get_share (duty, place)));
      else
        g_assert_cmpfloat (pentad_duty_get_share (duty, place), ==, 100);
    }
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadDutyRules some = { 60,
                               { table[i].demand_steps[0], table[i].demand_steps[1] },
                               { table[i].covered_steps[0], table[i].covered_steps[1] } };
      PentadDutyCross cross;
      guint n = 0;

      pentad_duty_cross (duty, &some, places, open, &cross);
      for (int k = 0; k < 9; k++)
        n += cross.n[k / 3][k % 3];
      g_assert_cmpuint (n, ==, table[i].n);
      g_assert_cmpuint (cross.n[2][2], ==, table[i].n);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/duty/positions-and-patrols-cover", test_positions_and_patrols_cover);
  g_test_add_func ("/evaluate/duty/what-is-not-sent-is-not-known",
                   test_what_is_not_sent_is_not_known);
  g_test_add_func ("/evaluate/duty/demand-against-coverage", test_demand_against_coverage);
  g_test_add_func ("/evaluate/duty/nothing-to-cover", test_nothing_to_cover);
  return g_test_run ();
}
