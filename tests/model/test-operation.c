/* Staff, sensors, calls and approvals: what was not sent is not zero.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/operation.h"

#include <math.h>

static void
test_staff (void)
{
  g_autoptr (PentadStaff) staff = pentad_staff_new ();
  PentadStaffRow *row = pentad_staff_add_row (staff, "990101");
  PentadUnitPosition *position = pentad_staff_add_position (staff, "S-017", PENTAD_POST_SUPERVISOR);

  /* Every count of a new row is "not sent". */
  for (const int *count = &row->establishment; count <= &row->terminals_online; count++)
    g_assert_cmpint (*count, ==, -1);
  g_assert_true (isnan (position->lon));
  g_assert_false (position->on_post);
  row->officers = 231;
  g_assert_cmpint (pentad_staff_find (staff, "990101")->officers, ==, 231);
  g_assert_null (pentad_staff_find (staff, "990102"));
  g_assert_cmpint (staff->as_of, ==, PENTAD_NO_TIME);
}

static void
test_post_ids (void)
{
  PentadPostKind kind = PENTAD_N_POSTS;

  for (int i = 0; i < PENTAD_N_POSTS; i++)
    {
      g_assert_true (pentad_post_parse (pentad_post_id (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (pentad_post_parse ("captain", &kind));
  g_assert_false (pentad_post_parse (NULL, &kind));
}

static void
test_sensors (void)
{
  g_autoptr (PentadSensors) sensors = pentad_sensors_new ();
  PentadSensorRow *row = pentad_sensors_add_row (sensors, "video", "990101");
  PentadAlarm *alarm = pentad_sensors_add_alarm (sensors, "A1", "flood", "990101001");

  pentad_sensors_add_domain (sensors, "video", NULL);
  g_assert_cmpint (row->total, ==, -1);
  g_assert_cmpint (row->online, ==, -1);
  g_assert_cmpint (row->alarms, ==, -1);
  g_assert_cmpstr (alarm->division, ==, "990101001");
  g_assert_true (isnan (alarm->lat));
  g_assert_cmpint (alarm->since, ==, PENTAD_NO_TIME);
  g_assert_cmpuint (sensors->domains->len, ==, 1);
}

static void
test_devices (void)
{
  g_autoptr (PentadSensors) sensors = pentad_sensors_new ();
  PentadDevices *devices = &sensors->devices;
  static const char *const domains[] = { "gas", "video", "gas", "" };

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      g_autofree char *id = g_strdup_printf ("id %u", i);
      PentadDevice *device = pentad_devices_add (devices, id, domains[i]);

      g_assert_true (device->online && !device->alarm && isnan (device->lon));
    }
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      const PentadDevice *device = &g_array_index (devices->all, PentadDevice, i);
      g_autofree char *id = g_strdup_printf ("id %u", i);

      g_assert_cmpstr (pentad_devices_get_id (devices, device), ==, id);
      g_assert_cmpstr (pentad_devices_get_domain (devices, device), ==, domains[i]);
    }
  g_assert_cmpuint (devices->domains->len, ==, 3);
  /* A number of a domain is a byte. */
  for (guint i = devices->domains->len; i < PENTAD_MAX_DEVICE_DOMAINS; i++)
    {
      g_autofree char *domain = g_strdup_printf ("%u", i);
      g_assert_nonnull (pentad_devices_add (devices, "x", domain));
    }
  g_assert_null (pentad_devices_add (devices, "x", "one too many"));
  g_assert_nonnull (pentad_devices_add (devices, "x", "gas"));
}

static void
test_calls_and_approvals (void)
{
  g_autoptr (PentadCalls) calls = pentad_calls_new ();
  g_autoptr (PentadApprovals) approvals = pentad_approvals_new ();

  g_assert_cmpint (calls->seats, ==, -1);
  g_assert_cmpint (calls->waiting, ==, -1);
  g_assert_cmpuint (calls->hours->len, ==, 0);
  g_assert_cmpint (approvals->items, ==, -1);
  g_assert_cmpuint (approvals->days->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/operation/staff", test_staff);
  g_test_add_func ("/model/operation/post-ids", test_post_ids);
  g_test_add_func ("/model/operation/sensors", test_sensors);
  g_test_add_func ("/model/operation/devices", test_devices);
  g_test_add_func ("/model/operation/calls-and-approvals", test_calls_and_approvals);
  return g_test_run ();
}
