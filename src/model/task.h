/* Tasks of the city's plans: lead unit, responsible units, deadline (牵头单位、责任单位、完成时限).
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * domain.md 1.4 row 100: every item of a plan carries the three. */
#pragma once

#include "model/label.h"
#include "model/zone.h"

typedef struct
{
  char *id;
  PentadLabel title;
  char *plan;             /* the document that asks for it; NULL not sent */
  char *lead;             /* code of a department or division */
  GPtrArray *responsible; /* char *, codes; may be empty */
  gint32 deadline;        /* last day; PENTAD_NO_DAY: none was set */
  gint32 done;            /* PENTAD_NO_DAY: not yet */
  double progress;        /* 0 to 1; NAN not sent */
} PentadTask;

/* How a task stands. */
typedef enum
{
  PENTAD_TASK_OPEN,
  PENTAD_TASK_DUE_SOON,
  PENTAD_TASK_OVERDUE,
  PENTAD_TASK_DONE_IN_TIME,
  PENTAD_TASK_DONE_LATE,
  PENTAD_N_TASK_STATES
} PentadTaskState;

/* Immutable once read; may cross threads. */
typedef struct
{
  gatomicrefcount refs;
  gint64 as_of;
  GPtrArray *tasks; /* PentadTask */
} PentadTasks;

PentadTasks *pentad_tasks_new (void);
PentadTasks *pentad_tasks_ref (PentadTasks *tasks);
void pentad_tasks_unref (PentadTasks *tasks);
/* Borrowed: no deadline, not done. */
PentadTask *pentad_tasks_add (PentadTasks *tasks, const char *id);
/* As it stood at the end of `day`; due soon: the deadline is at most soon_days ahead. The last day
 * still counts as in time. */
PentadTaskState pentad_task_get_state (const PentadTask *task, gint32 day, int soon_days);
const char *pentad_task_state_id (PentadTaskState state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadTasks, pentad_tasks_unref)
