/* Staff, sensors, calls and approvals of the reference city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/json-writer.h"
#include "reference/approving.h"
#include "reference/document.h"
#include "reference/hotline.h"
#include "reference/sensing.h"
#include "reference/planted.h"

static void
write_staff_row (PentadJsonWriter *w, const PentadStaffRow *row)
{
  const struct
  {
    const char *name;
    int value;
  } counts[] = {
    { "establishment", row->establishment },
    { "established", row->established },
    { "officers", row->officers },
    { "frontline", row->frontline },
    { "certified", row->certified },
    { "auxiliaries", row->auxiliaries },
    { "auxiliaries_year_ago", row->auxiliaries_year_ago },
    { "officers_on_post", row->officers_on_post },
    { "auxiliaries_on_post", row->auxiliaries_on_post },
    { "supervisors", row->supervisors },
    { "supervisors_on_duty", row->supervisors_on_duty },
    { "supervisors_online", row->supervisors_online },
    { "grids_assigned", row->grids_assigned },
    { "grids_patrolled", row->grids_patrolled },
    { "vehicles", row->vehicles },
    { "vehicles_out", row->vehicles_out },
    { "recorders", row->recorders },
    { "recorders_online", row->recorders_online },
    { "terminals", row->terminals },
    { "terminals_online", row->terminals_online },
  };

  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_string (w, "division", row->division);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i].value >= 0)
      pentad_json_writer_member_int (w, counts[i].name, counts[i].value);
  pentad_json_writer_end_object (w);
}

static void
write_patrol (PentadJsonWriter *w, const PentadPatrol *patrol, const PentadZone *zone)
{
  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_string (w, "grid", patrol->grid);
  pentad_json_writer_member_time (w, "seen", patrol->seen, zone);
  pentad_json_writer_end_object (w);
}

static void
write_position (PentadJsonWriter *w, const PentadUnitPosition *position, const PentadZone *zone)
{
  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_string (w, "code", position->code);
  pentad_json_writer_member_string (w, "kind", pentad_post_id (position->kind));
  pentad_json_writer_member_double (w, "lon", position->lon, 6);
  pentad_json_writer_member_double (w, "lat", position->lat, 6);
  if (position->area != NULL)
    pentad_json_writer_member_string (w, "area", position->area);
  if (position->seen != PENTAD_NO_TIME)
    pentad_json_writer_member_time (w, "seen", position->seen, zone);
  pentad_json_writer_member_boolean (w, "on_post", position->on_post);
  pentad_json_writer_end_object (w);
}

GString *
pentad_document_staff (const PentadWorld *world, gint64 now)
{
  g_autoptr (PentadStaff) staff = pentad_force_staff (world->force, now);
  GString *text = g_string_new (NULL);
  PentadJsonWriter w;

  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_time (&w, "as_of", staff->as_of, world->zone);
  pentad_json_writer_member_array (&w, "rows");
  for (guint i = 0; i < staff->rows->len; i++)
    {
      PentadStaffRow *row = g_ptr_array_index (staff->rows, i);

      /* The first row is of a district; those of its streets do not add up to it any more. */
      if (i == 0 && pentad_planted_has (world, PENTAD_PLANTED_TOTALS_DIFFER))
        row->terminals += PENTAD_PLANTED_TERMINALS;
      write_staff_row (&w, row);
    }
  pentad_json_writer_end_array (&w);
  pentad_json_writer_member_array (&w, "positions");
  for (guint i = 0; i < staff->positions->len; i++)
    write_position (&w, g_ptr_array_index (staff->positions, i), world->zone);
  pentad_json_writer_end_array (&w);
  pentad_json_writer_member_array (&w, "patrols");
  for (guint i = 0; i < staff->patrols->len; i++)
    write_patrol (&w, &g_array_index (staff->patrols, PentadPatrol, i), world->zone);
  pentad_json_writer_end_array (&w);
  pentad_json_writer_end_object (&w);
  return text;
}

static void
write_alarm (PentadJsonWriter *w, const PentadWorld *world, const PentadAlarm *alarm)
{
  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_string (w, "id", alarm->id);
  pentad_json_writer_member_string (w, "domain", alarm->domain);
  pentad_json_writer_member_string (w, "division", alarm->division);
  pentad_json_writer_member_label (w, "label", &alarm->label);
  pentad_json_writer_member_double (w, "lon", alarm->lon, 6);
  pentad_json_writer_member_double (w, "lat", alarm->lat, 6);
  pentad_json_writer_member_time (w, "since", alarm->since, world->zone);
  pentad_json_writer_end_object (w);
}

static void
write_sensor_rows (PentadJsonWriter *w, const PentadSensors *sensors)
{
  pentad_json_writer_member_array (w, "rows");
  for (guint i = 0; i < sensors->rows->len; i++)
    {
      const PentadSensorRow *row = g_ptr_array_index (sensors->rows, i);

      pentad_json_writer_begin_object (w);
      pentad_json_writer_member_string (w, "domain", row->domain);
      pentad_json_writer_member_string (w, "division", row->division);
      pentad_json_writer_member_int (w, "total", row->total);
      pentad_json_writer_member_int (w, "online", row->online);
      pentad_json_writer_member_int (w, "alarms", row->alarms);
      pentad_json_writer_member_array (w, "hours");
      for (guint h = 0; h < row->n_hours; h++)
        pentad_json_writer_int (w, (gint64)row->hours[h]);
      pentad_json_writer_end_array (w);
      pentad_json_writer_end_object (w);
    }
  pentad_json_writer_end_array (w);
}

/* Most are online and do not warn, which goes without saying. */
static void
write_devices (PentadJsonWriter *w, const PentadDevices *devices)
{
  pentad_json_writer_member_array (w, "devices");
  for (guint i = 0; i < devices->all->len; i++)
    {
      const PentadDevice *device = &g_array_index (devices->all, PentadDevice, i);

      pentad_json_writer_begin_object (w);
      pentad_json_writer_member_string (w, "id", pentad_devices_get_id (devices, device));
      pentad_json_writer_member_string (w, "domain", pentad_devices_get_domain (devices, device));
      pentad_json_writer_member_double (w, "lon", device->lon, 6);
      pentad_json_writer_member_double (w, "lat", device->lat, 6);
      if (!device->online)
        pentad_json_writer_member_boolean (w, "online", FALSE);
      if (device->alarm)
        pentad_json_writer_member_boolean (w, "alarm", TRUE);
      pentad_json_writer_end_object (w);
    }
  pentad_json_writer_end_array (w);
}

GString *
pentad_document_sensors (const PentadWorld *world, gint64 now)
{
  g_autoptr (PentadSensors) sensors = pentad_sensing_new (world->seed, world->places, now);
  GString *text = g_string_new (NULL);
  PentadJsonWriter w;

  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_time (&w, "as_of", sensors->as_of, world->zone);
  pentad_json_writer_member_array (&w, "domains");
  for (guint i = 0; i < sensors->domains->len; i++)
    {
      const PentadSensorDomain *domain = g_ptr_array_index (sensors->domains, i);

      pentad_json_writer_begin_object (&w);
      pentad_json_writer_member_string (&w, "id", domain->id);
      pentad_json_writer_member_label (&w, "label", &domain->label);
      pentad_json_writer_end_object (&w);
    }
  pentad_json_writer_end_array (&w);
  write_sensor_rows (&w, sensors);
  pentad_json_writer_member_array (&w, "alarms");
  for (guint i = 0; i < sensors->alarms->len; i++)
    write_alarm (&w, world, g_ptr_array_index (sensors->alarms, i));
  pentad_json_writer_end_array (&w);
  write_devices (&w, &sensors->devices);
  pentad_json_writer_end_object (&w);
  return text;
}

GString *
pentad_document_calls (const PentadWorld *world, gint64 now)
{
  g_autoptr (PentadCalls) calls =
      pentad_hotline_new (world->seed, world->tier.calls_per_day, world->demand, world->zone, now);
  GString *text = g_string_new (NULL);
  PentadJsonWriter w;

  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_time (&w, "as_of", calls->as_of, world->zone);
  pentad_json_writer_member_int (&w, "seats", calls->seats);
  pentad_json_writer_member_int (&w, "seats_busy", calls->seats_busy);
  pentad_json_writer_member_int (&w, "waiting", calls->waiting);
  pentad_json_writer_member_array (&w, "hours");
  for (guint i = 0; i < calls->hours->len; i++)
    {
      const PentadCallHour *hour = &g_array_index (calls->hours, PentadCallHour, i);

      pentad_json_writer_begin_object (&w);
      pentad_json_writer_member_time (&w, "hour", hour->hour, world->zone);
      pentad_json_writer_member_int (&w, "received", hour->received);
      pentad_json_writer_member_int (&w, "answered", hour->answered);
      pentad_json_writer_member_int (&w, "filed", hour->filed);
      pentad_json_writer_member_int (&w, "transferred_110", hour->transferred_110);
      pentad_json_writer_member_int (&w, "visited", hour->visited);
      pentad_json_writer_member_int (&w, "satisfied", hour->satisfied);
      pentad_json_writer_member_int (&w, "wait_s", hour->wait_s);
      pentad_json_writer_end_object (&w);
    }
  pentad_json_writer_end_array (&w);
  pentad_json_writer_end_object (&w);
  return text;
}

GString *
pentad_document_approvals (const PentadWorld *world, gint64 now)
{
  g_autoptr (PentadApprovals) approvals =
      pentad_approving_new (world->seed, &world->tier, world->calendar, world->zone, now);
  GString *text = g_string_new (NULL);
  PentadJsonWriter w;

  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_time (&w, "as_of", approvals->as_of, world->zone);
  pentad_json_writer_member_int (&w, "items", approvals->items);
  pentad_json_writer_member_array (&w, "days");
  for (guint i = 0; i < approvals->days->len; i++)
    {
      const PentadApprovalDay *day = &g_array_index (approvals->days, PentadApprovalDay, i);

      pentad_json_writer_begin_object (&w);
      pentad_json_writer_member_day (&w, "day", day->day);
      pentad_json_writer_member_int (&w, "accepted", day->accepted);
      pentad_json_writer_member_int (&w, "concluded", day->concluded);
      pentad_json_writer_member_int (&w, "same_day", day->same_day);
      pentad_json_writer_member_int (&w, "on_time", day->on_time);
      pentad_json_writer_member_int (&w, "rated", day->rated);
      pentad_json_writer_member_int (&w, "satisfied", day->satisfied);
      pentad_json_writer_member_double (&w, "legal_hours", day->legal_hours, 2);
      pentad_json_writer_member_double (&w, "promised_hours", day->promised_hours, 2);
      pentad_json_writer_member_double (&w, "actual_hours", day->actual_hours, 2);
      pentad_json_writer_end_object (&w);
    }
  pentad_json_writer_end_array (&w);
  pentad_json_writer_end_object (&w);
  return text;
}
