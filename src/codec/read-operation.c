/* Readers of what runs beside the cases: staff, sensors, calls, approvals.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/fields.h"
#include "codec/reader.h"

#include <math.h>
#include <string.h>

/* A member that is a count, by name. */
typedef struct
{
  const char *name;
  gsize offset; /* of the int */
} CountField;

/* Reads the value into the field of that name; FALSE in *found when there is none. */
static gboolean
read_count_field (PentadGuard *guard,
                  const CountField *fields,
                  guint n_fields,
                  gpointer record,
                  const char *name,
                  gsize len,
                  gboolean *found)
{
  for (guint i = 0; i < n_fields; i++)
    if (strlen (fields[i].name) == len && memcmp (fields[i].name, name, len) == 0)
      {
        *found = TRUE;
        return pentad_field_count (guard, G_STRUCT_MEMBER_P (record, fields[i].offset));
      }
  *found = FALSE;
  return TRUE;
}

#define FIELD(Type, member)                                                                        \
  {                                                                                                \
#member, G_STRUCT_OFFSET(Type, member)                                                         \
  }

static const CountField staff_fields[] = {
  FIELD (PentadStaffRow, establishment),      FIELD (PentadStaffRow, established),
  FIELD (PentadStaffRow, officers),           FIELD (PentadStaffRow, frontline),
  FIELD (PentadStaffRow, certified),          FIELD (PentadStaffRow, auxiliaries),
  FIELD (PentadStaffRow, officers_on_post),   FIELD (PentadStaffRow, auxiliaries_on_post),
  FIELD (PentadStaffRow, supervisors),        FIELD (PentadStaffRow, supervisors_on_duty),
  FIELD (PentadStaffRow, supervisors_online), FIELD (PentadStaffRow, grids_assigned),
  FIELD (PentadStaffRow, grids_patrolled),    FIELD (PentadStaffRow, vehicles),
  FIELD (PentadStaffRow, vehicles_out),       FIELD (PentadStaffRow, recorders),
  FIELD (PentadStaffRow, recorders_online),   FIELD (PentadStaffRow, terminals),
  FIELD (PentadStaffRow, terminals_online),
};

static const CountField sensor_fields[] = {
  FIELD (PentadSensorRow, total),
  FIELD (PentadSensorRow, online),
  FIELD (PentadSensorRow, alarms),
};

static const CountField call_fields[] = {
  FIELD (PentadCallHour, received),  FIELD (PentadCallHour, answered),
  FIELD (PentadCallHour, filed),     FIELD (PentadCallHour, visited),
  FIELD (PentadCallHour, satisfied), FIELD (PentadCallHour, transferred_110),
  FIELD (PentadCallHour, wait_s),
};

static const CountField approval_fields[] = {
  FIELD (PentadApprovalDay, accepted),  FIELD (PentadApprovalDay, concluded),
  FIELD (PentadApprovalDay, same_day),  FIELD (PentadApprovalDay, on_time),
  FIELD (PentadApprovalDay, satisfied), FIELD (PentadApprovalDay, rated),
};

static void
read_staff_row (PentadGuard *guard, PentadStaff *staff)
{
  PentadStaffRow *row = pentad_staff_add_row (staff, NULL);
  gboolean found;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "division"))
        pentad_field_string (guard, &row->division);
      else if (read_count_field (guard, staff_fields, G_N_ELEMENTS (staff_fields), row, name, len,
                                 &found) &&
               !found)
        pentad_guard_skip (guard);
    }
  pentad_field_require (guard, row->division, "the division of a row");
}

static void
read_position (PentadGuard *guard, PentadStaff *staff, guint *n_unknown)
{
  PentadUnitPosition *position = pentad_staff_add_position (staff, NULL, PENTAD_POST_OFFICER);
  g_autofree char *kind = NULL;
  const char *name;
  gsize len;

  position->on_post = TRUE;
  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "code"))
        pentad_field_string (guard, &position->code);
      else if (pentad_guard_name_is (name, len, "kind"))
        pentad_field_string (guard, &kind);
      else if (pentad_guard_name_is (name, len, "lon"))
        pentad_field_double (guard, &position->lon);
      else if (pentad_guard_name_is (name, len, "lat"))
        pentad_field_double (guard, &position->lat);
      else if (pentad_guard_name_is (name, len, "on_post"))
        pentad_field_boolean (guard, &position->on_post);
      else
        pentad_guard_skip (guard);
    }
  if (pentad_guard_failed (guard) || pentad_post_parse (kind, &position->kind))
    return;
  (*n_unknown)++;
  g_ptr_array_remove_index (staff->positions, staff->positions->len - 1);
}

PentadStaff *
pentad_read_staff (
    const char *data, gsize len, const char *origin, GPtrArray *findings, GError **error)
{
  PentadStaff *staff = pentad_staff_new ();
  guint n_unknown = 0;
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  const char *name, *found = NULL;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      gboolean rows = pentad_guard_name_is (name, name_len, "rows");

      if (rows || pentad_guard_name_is (name, name_len, "positions"))
        {
          found = rows ? "rows" : found;
          if (pentad_field_begin_array (&guard))
            while (pentad_guard_next_element (&guard))
              {
                if (rows)
                  read_staff_row (&guard, staff);
                else
                  read_position (&guard, staff, &n_unknown);
              }
        }
      else if (pentad_guard_name_is (name, name_len, "as_of"))
        pentad_field_time (&guard, &staff->as_of);
      else
        pentad_guard_skip (&guard);
    }
  pentad_reader_note (findings, origin, n_unknown,
                      "positions of a kind that is not known are left out");
  pentad_field_require (&guard, found, "staff with rows");
  return PENTAD_READER_FINISH (&guard, staff, pentad_staff_unref, error);
}

static void
read_domain (PentadGuard *guard, PentadSensors *sensors)
{
  g_autofree char *id = NULL;
  PentadLabel label = { 0 };
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "id"))
        pentad_field_string (guard, &id);
      else if (pentad_guard_name_is (name, len, "label"))
        pentad_field_label (guard, &label);
      else
        pentad_guard_skip (guard);
    }
  if (pentad_field_require (guard, id, "the id of a domain"))
    pentad_sensors_add_domain (sensors, id, &label);
  pentad_label_clear (&label);
}

static void
read_sensor_row (PentadGuard *guard, PentadSensors *sensors)
{
  PentadSensorRow *row = pentad_sensors_add_row (sensors, NULL, NULL);
  gboolean found;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "domain"))
        pentad_field_string (guard, &row->domain);
      else if (pentad_guard_name_is (name, len, "division"))
        pentad_field_string (guard, &row->division);
      else if (read_count_field (guard, sensor_fields, G_N_ELEMENTS (sensor_fields), row, name, len,
                                 &found) &&
               !found)
        pentad_guard_skip (guard);
    }
  pentad_field_require (guard, row->domain, "the domain of a row");
  pentad_field_require (guard, row->division, "the division of a row");
}

static void
read_alarm (PentadGuard *guard, PentadSensors *sensors)
{
  PentadAlarm *alarm = pentad_sensors_add_alarm (sensors, NULL, NULL, NULL);
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "id"))
        pentad_field_string (guard, &alarm->id);
      else if (pentad_guard_name_is (name, len, "domain"))
        pentad_field_string (guard, &alarm->domain);
      else if (pentad_guard_name_is (name, len, "division"))
        pentad_field_string (guard, &alarm->division);
      else if (pentad_guard_name_is (name, len, "label"))
        pentad_field_label (guard, &alarm->label);
      else if (pentad_guard_name_is (name, len, "lon"))
        pentad_field_double (guard, &alarm->lon);
      else if (pentad_guard_name_is (name, len, "lat"))
        pentad_field_double (guard, &alarm->lat);
      else if (pentad_guard_name_is (name, len, "since"))
        pentad_field_time (guard, &alarm->since);
      else
        pentad_guard_skip (guard);
    }
  pentad_field_require (guard, alarm->id, "the id of an alarm");
  pentad_field_require (guard, alarm->domain, "the domain of an alarm");
}

typedef void (*ItemFunc) (PentadGuard *guard, PentadSensors *sensors);

PentadSensors *
pentad_read_sensors (const char *data, gsize len, const char *origin, GError **error)
{
  PentadSensors *sensors = pentad_sensors_new ();
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  const char *name, *found = NULL;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      ItemFunc func = pentad_guard_name_is (name, name_len, "domains")  ? read_domain
                      : pentad_guard_name_is (name, name_len, "rows")   ? read_sensor_row
                      : pentad_guard_name_is (name, name_len, "alarms") ? read_alarm
                                                                        : NULL;
      if (func != NULL)
        {
          found = func == read_sensor_row ? "rows" : found;
          if (pentad_field_begin_array (&guard))
            while (pentad_guard_next_element (&guard))
              func (&guard, sensors);
        }
      else if (pentad_guard_name_is (name, name_len, "as_of"))
        pentad_field_time (&guard, &sensors->as_of);
      else
        pentad_guard_skip (&guard);
    }
  pentad_field_require (&guard, found, "sensors with rows");
  return PENTAD_READER_FINISH (&guard, sensors, pentad_sensors_unref, error);
}

static void
read_call_hour (PentadGuard *guard, PentadCalls *calls)
{
  PentadCallHour hour = { PENTAD_NO_TIME, -1, -1, -1, -1, -1, -1, -1 };
  gboolean found;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "hour"))
        pentad_field_time (guard, &hour.hour);
      else if (read_count_field (guard, call_fields, G_N_ELEMENTS (call_fields), &hour, name, len,
                                 &found) &&
               !found)
        pentad_guard_skip (guard);
    }
  if (!pentad_guard_failed (guard) && hour.hour == PENTAD_NO_TIME)
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, "the hour of a row");
  g_array_append_val (calls->hours, hour);
}

PentadCalls *
pentad_read_calls (const char *data, gsize len, const char *origin, GError **error)
{
  PentadCalls *calls = pentad_calls_new ();
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  const char *name, *found = NULL;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      if (pentad_guard_name_is (name, name_len, "hours"))
        {
          found = "hours";
          if (pentad_field_begin_array (&guard))
            while (pentad_guard_next_element (&guard))
              read_call_hour (&guard, calls);
        }
      else if (pentad_guard_name_is (name, name_len, "as_of"))
        pentad_field_time (&guard, &calls->as_of);
      else if (pentad_guard_name_is (name, name_len, "seats"))
        pentad_field_count (&guard, &calls->seats);
      else if (pentad_guard_name_is (name, name_len, "seats_busy"))
        pentad_field_count (&guard, &calls->seats_busy);
      else if (pentad_guard_name_is (name, name_len, "waiting"))
        pentad_field_count (&guard, &calls->waiting);
      else
        pentad_guard_skip (&guard);
    }
  pentad_field_require (&guard, found, "calls with hours");
  return PENTAD_READER_FINISH (&guard, calls, pentad_calls_unref, error);
}

static void
read_approval_day (PentadGuard *guard, PentadApprovals *approvals)
{
  PentadApprovalDay day = { PENTAD_NO_DAY, -1, -1, -1, -1, -1, -1, 0, 0, 0 };
  gboolean found;
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "day"))
        pentad_field_day (guard, &day.day);
      else if (pentad_guard_name_is (name, len, "legal_hours"))
        pentad_field_double (guard, &day.legal_hours);
      else if (pentad_guard_name_is (name, len, "promised_hours"))
        pentad_field_double (guard, &day.promised_hours);
      else if (pentad_guard_name_is (name, len, "actual_hours"))
        pentad_field_double (guard, &day.actual_hours);
      else if (read_count_field (guard, approval_fields, G_N_ELEMENTS (approval_fields), &day, name,
                                 len, &found) &&
               !found)
        pentad_guard_skip (guard);
    }
  if (!pentad_guard_failed (guard) && day.day == PENTAD_NO_DAY)
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, "the day of a row");
  g_array_append_val (approvals->days, day);
}

PentadApprovals *
pentad_read_approvals (const char *data, gsize len, const char *origin, GError **error)
{
  PentadApprovals *approvals = pentad_approvals_new ();
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  const char *name, *found = NULL;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      if (pentad_guard_name_is (name, name_len, "days"))
        {
          found = "days";
          if (pentad_field_begin_array (&guard))
            while (pentad_guard_next_element (&guard))
              read_approval_day (&guard, approvals);
        }
      else if (pentad_guard_name_is (name, name_len, "as_of"))
        pentad_field_time (&guard, &approvals->as_of);
      else if (pentad_guard_name_is (name, name_len, "items"))
        pentad_field_count (&guard, &approvals->items);
      else
        pentad_guard_skip (&guard);
    }
  pentad_field_require (&guard, found, "approvals with days");
  return PENTAD_READER_FINISH (&guard, approvals, pentad_approvals_unref, error);
}
