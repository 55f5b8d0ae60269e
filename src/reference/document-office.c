/* Service, tasks and assessments of the reference city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/json-writer.h"
#include "reference/document.h"
#include "reference/office.h"

static PentadOffice
office_of (const PentadWorld *world)
{
  return (PentadOffice){ world->seed, world->places, world->departments, world->calendar,
                         world->zone };
}

static void
begin_document (PentadJsonWriter *w, GString *text, gint64 as_of, const PentadZone *zone)
{
  pentad_json_writer_init (w, text);
  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_time (w, "as_of", as_of, zone);
}

static void
write_time (PentadJsonWriter *w, const char *name, gint64 time, const PentadZone *zone)
{
  if (time != PENTAD_NO_TIME)
    pentad_json_writer_member_time (w, name, time, zone);
}

static void
write_complaint (PentadJsonWriter *w, const PentadComplaint *complaint, const PentadZone *zone)
{
  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_string (w, "id", complaint->id);
  pentad_json_writer_member_string (w, "division", complaint->division);
  pentad_json_writer_member_string (w, "channel", complaint->channel);
  write_time (w, "received", complaint->received, zone);
  write_time (w, "verified", complaint->verified, zone);
  write_time (w, "replied", complaint->replied, zone);
  if (complaint->satisfied >= 0)
    pentad_json_writer_member_boolean (w, "satisfied", complaint->satisfied);
  pentad_json_writer_end_object (w);
}

GString *
pentad_document_service (const PentadWorld *world, gint64 now)
{
  const PentadOffice office = office_of (world);
  g_autoptr (PentadService) service = pentad_office_service (&office, now);
  GString *text = g_string_new (NULL);
  PentadJsonWriter w;

  begin_document (&w, text, service->as_of, world->zone);
  pentad_json_writer_member_array (&w, "settled");
  for (guint i = 0; i < service->settled->len; i++)
    {
      const PentadSettledDay *row = &g_array_index (service->settled, PentadSettledDay, i);

      pentad_json_writer_begin_object (&w);
      pentad_json_writer_member_day (&w, "day", row->day);
      pentad_json_writer_member_string (&w, "division", row->division);
      pentad_json_writer_member_int (&w, "by_service", row->by_service);
      pentad_json_writer_member_int (&w, "by_management", row->by_management);
      pentad_json_writer_member_int (&w, "by_enforcement", row->by_enforcement);
      pentad_json_writer_end_object (&w);
    }
  pentad_json_writer_end_array (&w);
  pentad_json_writer_member_array (&w, "complaints");
  for (guint i = 0; i < service->complaints->len; i++)
    write_complaint (&w, g_ptr_array_index (service->complaints, i), world->zone);
  pentad_json_writer_end_array (&w);
  pentad_json_writer_end_object (&w);
  return text;
}

static void
write_task (PentadJsonWriter *w, const PentadTask *task)
{
  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_string (w, "id", task->id);
  pentad_json_writer_member_label (w, "title", &task->title);
  pentad_json_writer_member_string (w, "lead", task->lead);
  pentad_json_writer_member_array (w, "responsible");
  for (guint i = 0; i < task->responsible->len; i++)
    pentad_json_writer_string (w, g_ptr_array_index (task->responsible, i));
  pentad_json_writer_end_array (w);
  pentad_json_writer_member_day (w, "deadline", task->deadline);
  if (task->done != PENTAD_NO_DAY)
    pentad_json_writer_member_day (w, "done", task->done);
  pentad_json_writer_member_double (w, "progress", task->progress, 2);
  pentad_json_writer_end_object (w);
}

GString *
pentad_document_tasks (const PentadWorld *world, gint64 now)
{
  const PentadOffice office = office_of (world);
  g_autoptr (PentadTasks) tasks = pentad_office_tasks (&office, now);
  GString *text = g_string_new (NULL);
  PentadJsonWriter w;

  begin_document (&w, text, tasks->as_of, world->zone);
  pentad_json_writer_member_array (&w, "tasks");
  for (guint i = 0; i < tasks->tasks->len; i++)
    write_task (&w, g_ptr_array_index (tasks->tasks, i));
  pentad_json_writer_end_array (&w);
  pentad_json_writer_end_object (&w);
  return text;
}

GString *
pentad_document_assessments (const PentadWorld *world, gint64 now)
{
  const PentadOffice office = office_of (world);
  g_autoptr (PentadAssessments) assessments = pentad_office_assessments (&office, now);
  GString *text = g_string_new (NULL);
  PentadJsonWriter w;

  begin_document (&w, text, assessments->as_of, world->zone);
  pentad_json_writer_member_array (&w, "dimensions");
  for (guint i = 0; i < assessments->dimensions->len; i++)
    {
      const PentadDimension *dimension =
          &g_array_index (assessments->dimensions, PentadDimension, i);

      pentad_json_writer_begin_object (&w);
      pentad_json_writer_member_string (&w, "id", dimension->id);
      pentad_json_writer_member_label (&w, "label", &dimension->label);
      pentad_json_writer_end_object (&w);
    }
  pentad_json_writer_end_array (&w);
  pentad_json_writer_member_array (&w, "checks");
  for (guint i = 0; i < assessments->checks->len; i++)
    {
      const PentadCheck *check = &g_array_index (assessments->checks, PentadCheck, i);

      pentad_json_writer_begin_object (&w);
      pentad_json_writer_member_day (&w, "day", check->day);
      pentad_json_writer_member_string (&w, "assessor", check->assessor);
      pentad_json_writer_member_string (&w, "subject", check->subject);
      pentad_json_writer_member_string (
          &w, "dimension",
          g_array_index (assessments->dimensions, PentadDimension, check->dimension).id);
      pentad_json_writer_member_double (&w, "score", check->score, 1);
      pentad_json_writer_end_object (&w);
    }
  pentad_json_writer_end_array (&w);
  pentad_json_writer_end_object (&w);
  return text;
}
