/* How a task stands on a day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/task.h"

static void
test_states (void)
{
  static const struct
  {
    gint32 deadline, done, day;
    const char *state;
  } table[] = {
    { 100, PENTAD_NO_DAY, 90, "open" },
    { 100, PENTAD_NO_DAY, 93, "due_soon" },
    { 100, PENTAD_NO_DAY, 100, "due_soon" },
    { 100, PENTAD_NO_DAY, 101, "overdue" },
    { 100, 100, 120, "done_in_time" },
    { 100, 101, 120, "done_late" },
    { 100, 101, 100, "due_soon" }, /* not yet done on that day */
    { PENTAD_NO_DAY, PENTAD_NO_DAY, 9999, "open" },
    { PENTAD_NO_DAY, 50, 60, "done_in_time" },
  };
  g_autoptr (PentadTasks) tasks = pentad_tasks_new ();
  PentadTask *task = pentad_tasks_add (tasks, "R1");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      task->deadline = table[i].deadline;
      task->done = table[i].done;
      g_assert_cmpstr (pentad_task_state_id (pentad_task_get_state (task, table[i].day, 7)), ==,
                       table[i].state);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/task/states", test_states);
  return g_test_run ();
}
