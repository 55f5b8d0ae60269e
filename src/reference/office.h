/* The offices of the reference city: how problems are settled, complaints, tasks, assessments.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Magnitudes follow domain.md 1.4: seven in ten problems by service, a handful of complaints a
 * month and nearly every reply in time, a plan of tasks with lead and deadline, one check by a
 * district each working day and one by each street every other week. All are functions of seed and
 * instant. */
#pragma once

#include "model/assessment.h"
#include "model/calendar.h"
#include "model/service.h"
#include "model/task.h"
#include "reference/departments.h"

/* Days of settled problems and complaints that are told about, with today. */
#define PENTAD_OFFICE_DAYS 62

typedef struct
{
  guint64 seed;
  const PentadPlaces *places;
  const PentadDepartments *departments;
  const PentadCalendar *calendar;
  const PentadZone *zone;
} PentadOffice;

/* As they stand at `now`. All transfer full. */
PentadService *pentad_office_service (const PentadOffice *office, gint64 now);
PentadTasks *pentad_office_tasks (const PentadOffice *office, gint64 now);
/* Checks of the running year and of the last month of the year before. */
PentadAssessments *pentad_office_assessments (const PentadOffice *office, gint64 now);
