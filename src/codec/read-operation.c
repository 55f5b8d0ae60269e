/* Readers of what runs beside the cases: staff, sensors, calls, approvals.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/reader.h"
#include "codec/record.h"

#include <math.h>

#define COUNT(Struct, member)       PENTAD_RECORD_FIELD (Struct, member, COUNT)
#define FIELD(Struct, member, kind) PENTAD_RECORD_FIELD (Struct, member, kind)
#define NEEDED(Struct, member, kind)                                                               \
  PENTAD_RECORD_NEEDED (Struct, member, kind, "the " #member " of a row")

#define READ(guard, fields, record)                                                                \
  pentad_record_read ((guard), (fields), G_N_ELEMENTS (fields), (record))

/* Staff, and what was left out of it. */
typedef struct
{
  PentadStaff *staff;
  gint64 as_of;
  guint n_unknown; /* positions of an unknown kind */
  const PentadCrs *crs;
} StaffReading;

typedef struct
{
  char *code, *kind, *area;
  double lon, lat;
  gint64 seen;
  gboolean on_post;
} PositionReading;

static void
read_staff_row (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    NEEDED (PentadStaffRow, division, STRING),  COUNT (PentadStaffRow, establishment),
    COUNT (PentadStaffRow, established),        COUNT (PentadStaffRow, officers),
    COUNT (PentadStaffRow, frontline),          COUNT (PentadStaffRow, certified),
    COUNT (PentadStaffRow, auxiliaries),        COUNT (PentadStaffRow, auxiliaries_year_ago),
    COUNT (PentadStaffRow, officers_on_post),   COUNT (PentadStaffRow, auxiliaries_on_post),
    COUNT (PentadStaffRow, supervisors),        COUNT (PentadStaffRow, supervisors_on_duty),
    COUNT (PentadStaffRow, supervisors_online), COUNT (PentadStaffRow, grids_assigned),
    COUNT (PentadStaffRow, grids_patrolled),    COUNT (PentadStaffRow, vehicles),
    COUNT (PentadStaffRow, vehicles_out),       COUNT (PentadStaffRow, recorders),
    COUNT (PentadStaffRow, recorders_online),   COUNT (PentadStaffRow, terminals),
    COUNT (PentadStaffRow, terminals_online),
  };
  StaffReading *reading = record;

  READ (guard, fields, pentad_staff_add_row (reading->staff, NULL));
}

static void
read_position (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    FIELD (PositionReading, code, STRING),     FIELD (PositionReading, kind, STRING),
    FIELD (PositionReading, area, STRING),     FIELD (PositionReading, lon, DOUBLE),
    FIELD (PositionReading, lat, DOUBLE),      FIELD (PositionReading, seen, TIME),
    FIELD (PositionReading, on_post, BOOLEAN),
  };
  StaffReading *reading = record;
  PositionReading read = { .lon = NAN, .lat = NAN, .seen = PENTAD_NO_TIME, .on_post = TRUE };
  PentadPostKind kind;

  if (READ (guard, fields, &read))
    {
      if (pentad_post_parse (read.kind, &kind))
        {
          PentadUnitPosition *position =
              pentad_staff_add_position (reading->staff, read.code, kind);

          position->area = g_steal_pointer (&read.area);
          if (pentad_crs_to_wgs84 (reading->crs, &read.lon, &read.lat))
            {
              position->lon = read.lon;
              position->lat = read.lat;
            }
          position->seen = read.seen;
          position->on_post = read.on_post;
        }
      else
        reading->n_unknown++;
    }
  g_free (read.code);
  g_free (read.kind);
  g_free (read.area);
}

static void
read_patrol (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    NEEDED (PentadPatrol, grid, STRING),
    NEEDED (PentadPatrol, seen, TIME),
  };
  StaffReading *reading = record;
  PentadPatrol patrol = { NULL, PENTAD_NO_TIME };

  READ (guard, fields, &patrol);
  g_array_append_val (reading->staff->patrols, patrol);
}

PentadStaff *
pentad_read_staff (const char *data,
                   gsize len,
                   const char *origin,
                   const PentadCrs *crs,
                   GPtrArray *findings,
                   GError **error)
{
  static const PentadRecordField fields[] = {
    FIELD (StaffReading, as_of, TIME),
    { "rows", PENTAD_RECORD_LIST, 0, "staff with rows", read_staff_row },
    { "positions", PENTAD_RECORD_LIST, 0, NULL, read_position },
    { "patrols", PENTAD_RECORD_LIST, 0, NULL, read_patrol },
  };
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  StaffReading reading = { pentad_staff_new (), PENTAD_NO_TIME, 0, crs };
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  READ (&guard, fields, &reading);
  reading.staff->as_of = reading.as_of;
  pentad_reader_note (findings, origin, reading.n_unknown, PENTAD_FINDING_UNKNOWN_KIND);
  return PENTAD_READER_FINISH (&guard, reading.staff, pentad_staff_unref, error);
}

typedef struct
{
  PentadSensors *sensors;
  gint64 as_of;
  const PentadCrs *crs;
} SensorsReading;

static void
read_domain (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    PENTAD_RECORD_NEEDED (PentadSensorDomain, id, STRING, "the id of a domain"),
    FIELD (PentadSensorDomain, label, LABEL),
  };
  PentadSensorDomain domain = { 0 };

  if (READ (guard, fields, &domain))
    pentad_sensors_add_domain (((SensorsReading *)record)->sensors, domain.id, &domain.label);
  g_free (domain.id);
  pentad_label_clear (&domain.label);
}

static void
read_sensor_hour (PentadGuard *guard, gpointer record)
{
  PentadSensorRow *row = record;
  double online = NAN;

  pentad_field_double (guard, &online);
  if (row->n_hours >= PENTAD_SENSOR_HOURS)
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_LIMIT, "24 hours at most");
  else
    row->hours[row->n_hours++] = online;
}

static void
read_sensor_row (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    NEEDED (PentadSensorRow, domain, STRING),
    NEEDED (PentadSensorRow, division, STRING),
    COUNT (PentadSensorRow, total),
    COUNT (PentadSensorRow, online),
    COUNT (PentadSensorRow, alarms),
    { "hours", PENTAD_RECORD_LIST, 0, NULL, read_sensor_hour },
  };

  READ (guard, fields, pentad_sensors_add_row (((SensorsReading *)record)->sensors, NULL, NULL));
}

static void
read_alarm (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    PENTAD_RECORD_NEEDED (PentadAlarm, id, STRING, "the id of an alarm"),
    PENTAD_RECORD_NEEDED (PentadAlarm, domain, STRING, "the domain of an alarm"),
    FIELD (PentadAlarm, division, STRING),
    FIELD (PentadAlarm, label, LABEL),
    FIELD (PentadAlarm, lon, DOUBLE),
    FIELD (PentadAlarm, lat, DOUBLE),
    FIELD (PentadAlarm, since, TIME),
  };

  SensorsReading *reading = record;
  PentadAlarm *alarm = pentad_sensors_add_alarm (reading->sensors, NULL, NULL, NULL);

  if (READ (guard, fields, alarm) && !pentad_crs_to_wgs84 (reading->crs, &alarm->lon, &alarm->lat))
    alarm->lon = alarm->lat = NAN;
}

typedef struct
{
  char *id, *domain;
  double lon, lat;
  gboolean online, alarm;
} DeviceReading;

static void
read_device (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    PENTAD_RECORD_NEEDED (DeviceReading, id, STRING, "the id of a device"),
    PENTAD_RECORD_NEEDED (DeviceReading, domain, STRING, "the domain of a device"),
    FIELD (DeviceReading, lon, DOUBLE),
    FIELD (DeviceReading, lat, DOUBLE),
    FIELD (DeviceReading, online, BOOLEAN),
    FIELD (DeviceReading, alarm, BOOLEAN),
  };
  SensorsReading *reading = record;
  DeviceReading read = { .lon = NAN, .lat = NAN, .online = TRUE };

  if (READ (guard, fields, &read))
    {
      PentadDevice *device = pentad_devices_add (&reading->sensors->devices, read.id, read.domain);

      if (device == NULL)
        pentad_guard_fail (guard, PENTAD_CODEC_ERROR_LIMIT,
                           "at most 500000 devices of at most 255 domains");
      else
        {
          device->online = read.online != FALSE;
          device->alarm = read.alarm != FALSE;
          if (pentad_crs_to_wgs84 (reading->crs, &read.lon, &read.lat))
            {
              device->lon = read.lon;
              device->lat = read.lat;
            }
        }
    }
  g_free (read.id);
  g_free (read.domain);
}

/* A city has many devices, and little else. */
static PentadGuardLimits
sensors_limits (void)
{
  PentadGuardLimits limits = pentad_guard_small_limits ();

  limits.bytes = (gsize)128 << 20;
  limits.elements = 2 * PENTAD_MAX_DEVICES;
  limits.values = 10 * PENTAD_MAX_DEVICES;
  return limits;
}

PentadSensors *
pentad_read_sensors (
    const char *data, gsize len, const char *origin, const PentadCrs *crs, GError **error)
{
  static const PentadRecordField fields[] = {
    FIELD (SensorsReading, as_of, TIME),
    { "domains", PENTAD_RECORD_LIST, 0, NULL, read_domain },
    { "rows", PENTAD_RECORD_LIST, 0, "sensors with rows", read_sensor_row },
    { "alarms", PENTAD_RECORD_LIST, 0, NULL, read_alarm },
    { "devices", PENTAD_RECORD_LIST, 0, NULL, read_device },
  };
  const PentadGuardLimits limits = sensors_limits ();
  PentadSensors *sensors = pentad_sensors_new ();
  SensorsReading reading = { sensors, PENTAD_NO_TIME, crs };
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  READ (&guard, fields, &reading);
  sensors->as_of = reading.as_of;
  return PENTAD_READER_FINISH (&guard, sensors, pentad_sensors_unref, error);
}

static void
read_call_hour (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    NEEDED (PentadCallHour, hour, TIME),     COUNT (PentadCallHour, received),
    COUNT (PentadCallHour, answered),        COUNT (PentadCallHour, filed),
    COUNT (PentadCallHour, transferred_110), COUNT (PentadCallHour, visited),
    COUNT (PentadCallHour, satisfied),       COUNT (PentadCallHour, wait_s),
  };
  PentadCalls *calls = record;
  PentadCallHour hour = { PENTAD_NO_TIME, -1, -1, -1, -1, -1, -1, -1 };

  READ (guard, fields, &hour);
  g_array_append_val (calls->hours, hour);
}

PentadCalls *
pentad_read_calls (const char *data, gsize len, const char *origin, GError **error)
{
  static const PentadRecordField fields[] = {
    FIELD (PentadCalls, as_of, TIME),
    COUNT (PentadCalls, seats),
    COUNT (PentadCalls, seats_busy),
    COUNT (PentadCalls, waiting),
    { "hours", PENTAD_RECORD_LIST, 0, "calls with hours", read_call_hour },
  };
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  PentadCalls *calls = pentad_calls_new ();
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  READ (&guard, fields, calls);
  return PENTAD_READER_FINISH (&guard, calls, pentad_calls_unref, error);
}

static void
read_approval_day (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    NEEDED (PentadApprovalDay, day, DAY),
    COUNT (PentadApprovalDay, accepted),
    COUNT (PentadApprovalDay, concluded),
    COUNT (PentadApprovalDay, same_day),
    COUNT (PentadApprovalDay, on_time),
    COUNT (PentadApprovalDay, satisfied),
    COUNT (PentadApprovalDay, rated),
    FIELD (PentadApprovalDay, legal_hours, DOUBLE),
    FIELD (PentadApprovalDay, promised_hours, DOUBLE),
    FIELD (PentadApprovalDay, actual_hours, DOUBLE),
  };
  PentadApprovals *approvals = record;
  PentadApprovalDay day = { PENTAD_NO_DAY, -1, -1, -1, -1, -1, -1, 0, 0, 0 };

  READ (guard, fields, &day);
  g_array_append_val (approvals->days, day);
}

PentadApprovals *
pentad_read_approvals (const char *data, gsize len, const char *origin, GError **error)
{
  static const PentadRecordField fields[] = {
    FIELD (PentadApprovals, as_of, TIME),
    COUNT (PentadApprovals, items),
    { "days", PENTAD_RECORD_LIST, 0, "approvals with days", read_approval_day },
  };
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  PentadApprovals *approvals = pentad_approvals_new ();
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  READ (&guard, fields, approvals);
  return PENTAD_READER_FINISH (&guard, approvals, pentad_approvals_unref, error);
}
