/* Staff, sensors, calls and approvals of the reference city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "reference/approving.h"
#include "reference/hotline.h"
#include "reference/sensing.h"

#include <math.h>
#include <string.h>

static void
test_rows_add_up_and_hold_their_bounds (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (PentadStaff) staff = pentad_force_staff (world->force, FIXTURE_NOW);
  guint n_more_auxiliaries = 0, supervisors = 0;

  g_assert_cmpuint (staff->rows->len, ==, world->tier.streets - 1 + world->places->districts->len);
  for (guint i = 0; i < staff->rows->len; i++)
    {
      const PentadStaffRow *row = g_ptr_array_index (staff->rows, i);

      g_assert_cmpint (row->officers_on_post, <=, row->officers);
      g_assert_cmpint (row->certified, <=, row->officers);
      g_assert_cmpint (row->frontline, <=, row->establishment);
      g_assert_cmpint (row->supervisors_online, <=, row->supervisors_on_duty);
      g_assert_cmpint (row->supervisors_on_duty, <=, row->supervisors);
      g_assert_cmpint (row->grids_patrolled, <=, row->grids_assigned);
      g_assert_cmpint (row->recorders_online, <=, row->recorders);
      g_assert_cmpint (row->terminals_online, <=, row->terminals);
      g_assert_cmpint (row->vehicles_out, <=, row->vehicles);
      if (strlen (row->division) == 6)
        {
          n_more_auxiliaries += row->auxiliaries > row->established;
          supervisors += (guint)row->supervisors;
        }
    }
  g_assert_cmpuint (n_more_auxiliaries, ==, 1);
  g_assert_cmpuint (supervisors, ==, world->tier.supervisors);
  g_assert_null (pentad_staff_find (
      staff, pentad_places_street (world->places, world->places->silent_street)->code));

  for (guint i = 0; i < world->places->districts->len; i++)
    {
      const PentadPlace *district = pentad_places_district (world->places, i);
      int officers = 0, on_post = 0, grids = 0;

      for (guint k = district->first; k < district->first + district->n; k++)
        {
          const PentadStaffRow *row =
              pentad_staff_find (staff, pentad_places_street (world->places, k)->code);

          if (row == NULL)
            continue;
          officers += row->officers;
          on_post += row->officers_on_post;
          grids += row->grids_patrolled;
        }
      g_assert_cmpint (pentad_staff_find (staff, district->code)->officers, ==, officers);
      g_assert_cmpint (pentad_staff_find (staff, district->code)->officers_on_post, ==, on_post);
      g_assert_cmpint (pentad_staff_find (staff, district->code)->grids_patrolled, ==, grids);
    }
}

static void
test_coverage_is_above_and_below_the_ratio (void)
{
  static const double ratios[] = {
    [PENTAD_DIVISION_URBAN] = 6, [PENTAD_DIVISION_FUNCTIONAL] = 5, [PENTAD_DIVISION_COUNTY] = 4
  };
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (PentadStaff) staff = pentad_force_staff (world->force, FIXTURE_NOW);
  guint n_above = 0, n_below_floor = 0;

  for (guint i = 0; i < world->places->districts->len; i++)
    {
      const PentadPlace *district = pentad_places_district (world->places, i);
      double density =
          pentad_staff_find (staff, district->code)->officers * 10000.0 / district->population;

      g_assert_cmpfloat (density, <, 7);
      n_above += density >= ratios[district->kind];
      n_below_floor += density < 3;
    }
  g_assert_cmpuint (n_above, >, 0);
  g_assert_cmpuint (n_above, <, world->places->districts->len);
  g_assert_cmpuint (n_below_floor, ==, 1);
}

static void
test_people_walk_slowly_and_go_home (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (PentadStaff) now = pentad_force_staff (world->force, FIXTURE_NOW);
  g_autoptr (PentadStaff) soon = pentad_force_staff (world->force, FIXTURE_NOW + 5);
  g_autoptr (PentadStaff) night =
      pentad_force_staff (world->force, FIXTURE_NOW + 12 * PENTAD_HOUR_S);
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_moved = 0;

  g_assert_cmpuint (now->positions->len, >, 300);
  g_assert_cmpuint (night->positions->len * 2, <, now->positions->len);
  for (guint i = 0; i < now->positions->len; i++)
    {
      PentadUnitPosition *position = g_ptr_array_index (now->positions, i);

      g_assert_true (isfinite (position->lon) && isfinite (position->lat));
      g_assert_true (g_hash_table_insert (codes, position->code, position));
    }
  for (guint i = 0; i < soon->positions->len; i++)
    {
      const PentadUnitPosition *position = g_ptr_array_index (soon->positions, i);
      const PentadUnitPosition *before = g_hash_table_lookup (codes, position->code);

      if (before == NULL)
        continue;
      n_moved += before->lon != position->lon;
      /* 0.0005 degree is about 50 m. */
      g_assert_cmpfloat (hypot (before->lon - position->lon, before->lat - position->lat), <,
                         0.0005);
    }
  g_assert_cmpuint (n_moved, >, 100);
}

static void
test_patrols_only_grow_in_a_day (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 600, 1);
  gint64 begin = pentad_zone_day_begin (world->zone, pentad_zone_day (world->zone, FIXTURE_NOW));
  const char *code = pentad_places_district (world->places, 0)->code;
  int before = 0;

  for (int hour = 0; hour < 24; hour++)
    {
      g_autoptr (PentadStaff) staff =
          pentad_force_staff (world->force, begin + hour * PENTAD_HOUR_S);
      int patrolled = pentad_staff_find (staff, code)->grids_patrolled;

      g_assert_cmpint (patrolled, >=, before);
      before = patrolled;
    }
  g_assert_cmpint (before, >, 0);
}

static void
test_sensors_are_mostly_online (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (PentadSensors) sensors = pentad_sensing_new (world->seed, world->places, FIXTURE_NOW);
  int total = 0, online = 0, alarms = 0;

  g_assert_cmpuint (sensors->domains->len, ==, 12);
  g_assert_cmpuint (sensors->rows->len, ==, 12 * world->places->streets->len);
  for (guint i = 0; i < sensors->rows->len; i++)
    {
      const PentadSensorRow *row = g_ptr_array_index (sensors->rows, i);

      total += row->total;
      online += row->online;
      alarms += row->alarms;
      g_assert_cmpint (row->online, <=, row->total);
      g_assert_cmpuint (row->n_hours, ==, PENTAD_SENSOR_HOURS);
      g_assert_cmpfloat (row->hours[PENTAD_SENSOR_HOURS - 1], ==, row->online);
    }
  g_assert_cmpfloat (1 - (double)online / total, >, 0.01);
  g_assert_cmpfloat (1 - (double)online / total, <, 0.03);
  g_assert_cmpint (alarms, ==, (int)sensors->alarms->len);
}

/* Devices are as many as the rows say, stand still, and every alarm is that of a device. */
static void
test_devices (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (PentadSensors) sensors = pentad_sensing_new (world->seed, world->places, FIXTURE_NOW);
  g_autoptr (PentadSensors) later =
      pentad_sensing_new (world->seed, world->places, FIXTURE_NOW + 9 * PENTAD_HOUR_S);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, NULL);
  int total = 0, online = 0;

  for (guint i = 0; i < sensors->rows->len; i++)
    {
      const PentadSensorRow *row = g_ptr_array_index (sensors->rows, i);

      total += row->total;
      online += row->online;
    }
  g_assert_cmpint (total, ==, (int)sensors->devices.all->len);
  for (guint i = 0; i < sensors->devices.all->len; i++)
    {
      PentadDevice *device = &g_array_index (sensors->devices.all, PentadDevice, i);

      online -= device->online;
      g_assert_false (isnan (device->lon) || isnan (device->lat));
      g_assert_true (g_hash_table_insert (
          places, (gpointer)pentad_devices_get_id (&sensors->devices, device), device));
    }
  g_assert_cmpint (online, ==, 0);
  g_assert_cmpuint (later->devices.all->len, ==, sensors->devices.all->len);
  for (guint i = 0; i < later->devices.all->len; i++)
    {
      const PentadDevice *device = &g_array_index (later->devices.all, PentadDevice, i);
      const PentadDevice *before =
          g_hash_table_lookup (places, pentad_devices_get_id (&later->devices, device));

      g_assert_nonnull (before);
      g_assert_cmpfloat (device->lon, ==, before->lon);
      g_assert_cmpfloat (device->lat, ==, before->lat);
    }
  for (guint i = 0; i < sensors->alarms->len; i++)
    {
      const PentadAlarm *alarm = g_ptr_array_index (sensors->alarms, i);
      guint n = 0;

      for (guint k = 0; k < sensors->devices.all->len; k++)
        {
          const PentadDevice *device = &g_array_index (sensors->devices.all, PentadDevice, k);

          n += device->alarm && device->lon == alarm->lon && device->lat == alarm->lat &&
               g_str_equal (pentad_devices_get_domain (&sensors->devices, device), alarm->domain);
        }
      g_assert_cmpuint (n, ==, 1);
    }
}

static void
test_alarms_begin_and_end (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint most = 0;

  for (int hour = 0; hour < 72; hour++)
    {
      gint64 now = FIXTURE_NOW + hour * PENTAD_HOUR_S;
      g_autoptr (PentadSensors) sensors = pentad_sensing_new (world->seed, world->places, now);

      most = MAX (most, sensors->alarms->len);
      for (guint i = 0; i < sensors->alarms->len; i++)
        {
          const PentadAlarm *alarm = g_ptr_array_index (sensors->alarms, i);
          gint64 *since = g_hash_table_lookup (seen, alarm->id);

          g_assert_cmpint (alarm->since, <=, now);
          g_assert_cmpint (alarm->since, >, now - 9 * PENTAD_HOUR_S);
          /* The same alarm keeps its time. */
          if (since != NULL)
            g_assert_cmpint (GPOINTER_TO_INT (since), ==, (int)(alarm->since - FIXTURE_NOW));
          else
            g_hash_table_insert (seen, g_strdup (alarm->id),
                                 GINT_TO_POINTER ((int)(alarm->since - FIXTURE_NOW)));
        }
    }
  g_assert_cmpuint (most, >, 3);
  g_assert_cmpuint (g_hash_table_size (seen), >, 30);
}

static PentadCalls *
calls_at (const PentadWorld *world, gint64 now)
{
  return pentad_hotline_new (world->seed, world->tier.calls_per_day, world->demand, world->zone,
                             now);
}

static void
test_calls_of_past_hours_stay (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 300, 1);
  g_autoptr (PentadCalls) calls = calls_at (world, FIXTURE_NOW);
  g_autoptr (PentadCalls) later = calls_at (world, FIXTURE_NOW + 900);
  int received = 0;

  /* 14:32: yesterday and fifteen hours of today. */
  g_assert_cmpuint (calls->hours->len, ==, 24 + 15);
  g_assert_cmpuint (later->hours->len, ==, calls->hours->len);
  for (guint i = 0; i < calls->hours->len; i++)
    {
      const PentadCallHour *a = &g_array_index (calls->hours, PentadCallHour, i);
      const PentadCallHour *b = &g_array_index (later->hours, PentadCallHour, i);

      g_assert_cmpint (a->hour, ==, b->hour);
      g_assert_cmpint (a->answered, <=, a->received);
      g_assert_cmpint (a->satisfied, <=, a->visited);
      if (i + 1 < calls->hours->len)
        g_assert_cmpint (a->received, ==, b->received);
      else
        g_assert_cmpint (a->received, <=, b->received);
      received += i < 24 ? a->received : 0;
    }
  g_assert_cmpint (received, >, 90);
  g_assert_cmpint (received, <, 220);
  g_assert_cmpint (calls->seats, ==, 12);
  g_assert_cmpint (calls->seats_busy, <=, calls->seats);
}

static void
test_some_calls_go_to_110 (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 300, 1);
  int transferred = 0, received = 0;

  for (int day = 0; day < 20; day++)
    {
      g_autoptr (PentadCalls) calls = calls_at (world, FIXTURE_NOW + day * PENTAD_DAY_S);

      for (guint i = 0; i < 24; i++)
        {
          transferred += g_array_index (calls->hours, PentadCallHour, i).transferred_110;
          received += g_array_index (calls->hours, PentadCallHour, i).received;
        }
    }
  g_assert_cmpfloat ((double)transferred / received, >, 0.01);
  g_assert_cmpfloat ((double)transferred / received, <, 0.05);
}

static void
test_approvals_have_the_magnitudes (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 300, 1);
  g_autoptr (PentadApprovals) approvals =
      pentad_approving_new (world->seed, &world->tier, world->calendar, world->zone, FIXTURE_NOW);
  PentadApprovalDay sum = { 0 };

  g_assert_cmpint (approvals->items, ==, 314);
  g_assert_cmpuint (approvals->days->len, >=, 31);
  for (guint i = 0; i < approvals->days->len; i++)
    {
      const PentadApprovalDay *day = &g_array_index (approvals->days, PentadApprovalDay, i);

      sum.accepted += day->accepted;
      sum.concluded += day->concluded;
      sum.same_day += day->same_day;
      sum.on_time += day->on_time;
      sum.legal_hours += day->legal_hours;
      sum.promised_hours += day->promised_hours;
      sum.actual_hours += day->actual_hours;
      g_assert_cmpint (day->satisfied, <=, day->rated);
      g_assert_cmpint (day->rated, <=, day->concluded);
      /* The hall is closed at weekends. */
      if (!pentad_calendar_is_working_day (world->calendar, day->day))
        g_assert_cmpint (day->accepted, ==, 0);
    }
  g_assert_cmpfloat_with_epsilon (1 - sum.promised_hours / sum.legal_hours, 0.8261, 0.002);
  g_assert_cmpfloat_with_epsilon (1 - sum.actual_hours / sum.legal_hours, 0.9960, 0.001);
  g_assert_cmpfloat_with_epsilon ((double)sum.same_day / sum.concluded, 0.9858, 0.012);
  g_assert_cmpint (sum.on_time, ==, sum.concluded);
  g_assert_cmpint (ABS (sum.accepted - sum.concluded), <, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/force/rows-add-up-and-hold-their-bounds",
                   test_rows_add_up_and_hold_their_bounds);
  g_test_add_func ("/reference/force/coverage-is-above-and-below-the-ratio",
                   test_coverage_is_above_and_below_the_ratio);
  g_test_add_func ("/reference/force/people-walk-slowly-and-go-home",
                   test_people_walk_slowly_and_go_home);
  g_test_add_func ("/reference/force/patrols-only-grow-in-a-day", test_patrols_only_grow_in_a_day);
  g_test_add_func ("/reference/sensing/sensors-are-mostly-online", test_sensors_are_mostly_online);
  g_test_add_func ("/reference/sensing/alarms-begin-and-end", test_alarms_begin_and_end);
  g_test_add_func ("/reference/operation/devices-stand-still-and-add-up", test_devices);
  g_test_add_func ("/reference/hotline/calls-of-past-hours-stay", test_calls_of_past_hours_stay);
  g_test_add_func ("/reference/hotline/some-calls-go-to-110", test_some_calls_go_to_110);
  g_test_add_func ("/reference/approving/approvals-have-the-magnitudes",
                   test_approvals_have_the_magnitudes);
  return g_test_run ();
}
