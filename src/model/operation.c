/* What runs beside the cases: staff, sensors, hotline calls, approvals.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/operation.h"

#include <math.h>

static const char *const post_ids[PENTAD_N_POSTS] = {
  "officer", "auxiliary", "supervisor", "vehicle", "fixed",
};

static void
staff_row_free (gpointer data)
{
  g_free (((PentadStaffRow *)data)->division);
  g_free (data);
}

static void
position_free (gpointer data)
{
  PentadUnitPosition *position = data;

  g_free (position->code);
  g_free (position->area);
  g_free (position);
}

static void
patrol_clear (gpointer data)
{
  g_free (((PentadPatrol *)data)->grid);
}

PentadStaff *
pentad_staff_new (void)
{
  PentadStaff *self = g_new0 (PentadStaff, 1);

  g_atomic_ref_count_init (&self->refs);
  self->as_of = PENTAD_NO_TIME;
  self->rows = g_ptr_array_new_with_free_func (staff_row_free);
  self->positions = g_ptr_array_new_with_free_func (position_free);
  self->patrols = g_array_new (FALSE, FALSE, sizeof (PentadPatrol));
  g_array_set_clear_func (self->patrols, patrol_clear);
  return self;
}

PentadStaff *
pentad_staff_ref (PentadStaff *staff)
{
  g_atomic_ref_count_inc (&staff->refs);
  return staff;
}

void
pentad_staff_unref (PentadStaff *staff)
{
  if (!g_atomic_ref_count_dec (&staff->refs))
    return;
  g_ptr_array_unref (staff->rows);
  g_ptr_array_unref (staff->positions);
  g_array_unref (staff->patrols);
  g_free (staff);
}

void
pentad_staff_row_init (PentadStaffRow *row)
{
  *row = (PentadStaffRow){
    .establishment = -1,
    .established = -1,
    .officers = -1,
    .frontline = -1,
    .certified = -1,
    .auxiliaries = -1,
    .auxiliaries_year_ago = -1,
    .officers_on_post = -1,
    .auxiliaries_on_post = -1,
    .supervisors = -1,
    .supervisors_on_duty = -1,
    .supervisors_online = -1,
    .grids_assigned = -1,
    .grids_patrolled = -1,
    .vehicles = -1,
    .vehicles_out = -1,
    .recorders = -1,
    .recorders_online = -1,
    .terminals = -1,
    .terminals_online = -1,
  };
}

PentadStaffRow *
pentad_staff_add_row (PentadStaff *staff, const char *division)
{
  PentadStaffRow *row = g_new (PentadStaffRow, 1);

  pentad_staff_row_init (row);
  row->division = g_strdup (division);
  g_ptr_array_add (staff->rows, row);
  return row;
}

PentadUnitPosition *
pentad_staff_add_position (PentadStaff *staff, const char *code, PentadPostKind kind)
{
  PentadUnitPosition *position = g_new0 (PentadUnitPosition, 1);

  position->code = g_strdup (code);
  position->kind = kind;
  position->lon = position->lat = NAN;
  position->seen = PENTAD_NO_TIME;
  g_ptr_array_add (staff->positions, position);
  return position;
}

const PentadStaffRow *
pentad_staff_find (const PentadStaff *staff, const char *division)
{
  for (guint i = 0; i < staff->rows->len; i++)
    {
      const PentadStaffRow *row = g_ptr_array_index (staff->rows, i);

      if (g_strcmp0 (row->division, division) == 0)
        return row;
    }
  return NULL;
}

const char *
pentad_post_id (PentadPostKind kind)
{
  return post_ids[kind];
}

gboolean
pentad_post_parse (const char *id, PentadPostKind *kind)
{
  for (int i = 0; i < PENTAD_N_POSTS; i++)
    if (g_strcmp0 (id, post_ids[i]) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

static void
domain_free (gpointer data)
{
  PentadSensorDomain *domain = data;

  g_free (domain->id);
  pentad_label_clear (&domain->label);
  g_free (domain);
}

static void
sensor_row_free (gpointer data)
{
  PentadSensorRow *row = data;

  g_free (row->domain);
  g_free (row->division);
  g_free (row);
}

static void
alarm_free (gpointer data)
{
  PentadAlarm *alarm = data;

  g_free (alarm->id);
  g_free (alarm->domain);
  g_free (alarm->division);
  pentad_label_clear (&alarm->label);
  g_free (alarm);
}

PentadSensors *
pentad_sensors_new (void)
{
  PentadSensors *self = g_new0 (PentadSensors, 1);

  g_atomic_ref_count_init (&self->refs);
  self->as_of = PENTAD_NO_TIME;
  self->domains = g_ptr_array_new_with_free_func (domain_free);
  self->rows = g_ptr_array_new_with_free_func (sensor_row_free);
  self->alarms = g_ptr_array_new_with_free_func (alarm_free);
  pentad_devices_init (&self->devices);
  return self;
}

PentadSensors *
pentad_sensors_ref (PentadSensors *sensors)
{
  g_atomic_ref_count_inc (&sensors->refs);
  return sensors;
}

void
pentad_sensors_unref (PentadSensors *sensors)
{
  if (!g_atomic_ref_count_dec (&sensors->refs))
    return;
  g_ptr_array_unref (sensors->domains);
  g_ptr_array_unref (sensors->rows);
  g_ptr_array_unref (sensors->alarms);
  pentad_devices_clear (&sensors->devices);
  g_free (sensors);
}

void
pentad_sensors_add_domain (PentadSensors *sensors, const char *id, const PentadLabel *label)
{
  PentadSensorDomain *domain = g_new0 (PentadSensorDomain, 1);

  domain->id = g_strdup (id);
  pentad_label_copy (&domain->label, label);
  g_ptr_array_add (sensors->domains, domain);
}

PentadSensorRow *
pentad_sensors_add_row (PentadSensors *sensors, const char *domain, const char *division)
{
  PentadSensorRow *row = g_new0 (PentadSensorRow, 1);

  row->domain = g_strdup (domain);
  row->division = g_strdup (division);
  row->total = row->online = row->alarms = -1;
  g_ptr_array_add (sensors->rows, row);
  return row;
}

PentadAlarm *
pentad_sensors_add_alarm (PentadSensors *sensors,
                          const char *id,
                          const char *domain,
                          const char *division)
{
  PentadAlarm *alarm = g_new0 (PentadAlarm, 1);

  alarm->id = g_strdup (id);
  alarm->domain = g_strdup (domain);
  alarm->division = g_strdup (division);
  alarm->lon = alarm->lat = NAN;
  alarm->since = PENTAD_NO_TIME;
  g_ptr_array_add (sensors->alarms, alarm);
  return alarm;
}

PentadCalls *
pentad_calls_new (void)
{
  PentadCalls *self = g_new0 (PentadCalls, 1);

  g_atomic_ref_count_init (&self->refs);
  self->as_of = PENTAD_NO_TIME;
  self->hours = g_array_new (FALSE, FALSE, sizeof (PentadCallHour));
  self->seats = self->seats_busy = self->waiting = -1;
  return self;
}

PentadCalls *
pentad_calls_ref (PentadCalls *calls)
{
  g_atomic_ref_count_inc (&calls->refs);
  return calls;
}

void
pentad_calls_unref (PentadCalls *calls)
{
  if (!g_atomic_ref_count_dec (&calls->refs))
    return;
  g_array_unref (calls->hours);
  g_free (calls);
}

PentadApprovals *
pentad_approvals_new (void)
{
  PentadApprovals *self = g_new0 (PentadApprovals, 1);

  g_atomic_ref_count_init (&self->refs);
  self->as_of = PENTAD_NO_TIME;
  self->items = -1;
  self->days = g_array_new (FALSE, FALSE, sizeof (PentadApprovalDay));
  return self;
}

PentadApprovals *
pentad_approvals_ref (PentadApprovals *approvals)
{
  g_atomic_ref_count_inc (&approvals->refs);
  return approvals;
}

void
pentad_approvals_unref (PentadApprovals *approvals)
{
  if (!g_atomic_ref_count_dec (&approvals->refs))
    return;
  g_array_unref (approvals->days);
  g_free (approvals);
}
