/* Tasks of the city's plans: lead unit, responsible units, deadline (牵头单位、责任单位、完成时限).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/task.h"

#include <math.h>

static void
task_free (gpointer data)
{
  PentadTask *task = data;

  g_free (task->id);
  pentad_label_clear (&task->title);
  g_free (task->plan);
  g_free (task->lead);
  g_ptr_array_unref (task->responsible);
  g_free (task);
}

PentadTasks *
pentad_tasks_new (void)
{
  PentadTasks *self = g_new0 (PentadTasks, 1);

  g_atomic_ref_count_init (&self->refs);
  self->as_of = PENTAD_NO_TIME;
  self->tasks = g_ptr_array_new_with_free_func (task_free);
  return self;
}

PentadTasks *
pentad_tasks_ref (PentadTasks *tasks)
{
  g_atomic_ref_count_inc (&tasks->refs);
  return tasks;
}

void
pentad_tasks_unref (PentadTasks *tasks)
{
  if (!g_atomic_ref_count_dec (&tasks->refs))
    return;
  g_ptr_array_unref (tasks->tasks);
  g_free (tasks);
}

PentadTask *
pentad_tasks_add (PentadTasks *tasks, const char *id)
{
  PentadTask *task = g_new0 (PentadTask, 1);

  task->id = g_strdup (id);
  task->responsible = g_ptr_array_new_with_free_func (g_free);
  task->deadline = task->done = PENTAD_NO_DAY;
  task->progress = NAN;
  g_ptr_array_add (tasks->tasks, task);
  return task;
}

PentadTaskState
pentad_task_get_state (const PentadTask *task, gint32 day, int soon_days)
{
  gboolean has_deadline = task->deadline != PENTAD_NO_DAY;

  if (task->done != PENTAD_NO_DAY && task->done <= day)
    return has_deadline && task->done > task->deadline ? PENTAD_TASK_DONE_LATE
                                                       : PENTAD_TASK_DONE_IN_TIME;
  if (!has_deadline)
    return PENTAD_TASK_OPEN;
  if (day > task->deadline)
    return PENTAD_TASK_OVERDUE;
  return task->deadline - day <= soon_days ? PENTAD_TASK_DUE_SOON : PENTAD_TASK_OPEN;
}

const char *
pentad_task_state_id (PentadTaskState state)
{
  static const char *const ids[PENTAD_N_TASK_STATES] = { "open", "due_soon", "overdue",
                                                         "done_in_time", "done_late" };

  g_return_val_if_fail (state < PENTAD_N_TASK_STATES, NULL);
  return ids[state];
}
