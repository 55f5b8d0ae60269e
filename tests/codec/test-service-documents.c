/* Tests of the readers of service, tasks and assessments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"

#include "samples.h"

#include <math.h>
#include <string.h>

static gint32
day_of (const char *text)
{
  gint32 day;

  g_assert_true (pentad_day_parse (text, &day));
  return day;
}

static void
test_service (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadService) service =
      pentad_read_service (SAMPLE_SERVICE, strlen (SAMPLE_SERVICE), "u", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (service->settled->len, ==, 1);
  const PentadSettledDay *row = &g_array_index (service->settled, PentadSettledDay, 0);
  g_assert_cmpint (row->day, ==, day_of ("2026-11-21"));
  g_assert_cmpstr (row->division, ==, "990101");
  g_assert_cmpint (row->by_service, ==, 70);
  g_assert_cmpint (row->by_enforcement, ==, -1);

  g_assert_cmpuint (service->complaints->len, ==, 2);
  const PentadComplaint *one = g_ptr_array_index (service->complaints, 0);
  const PentadComplaint *two = g_ptr_array_index (service->complaints, 1);
  g_assert_cmpstr (one->id, ==, "T1");
  g_assert_cmpstr (one->channel, ==, "letter");
  g_assert_cmpint (one->replied - one->received, ==, 3600);
  g_assert_cmpint (one->satisfied, ==, 0);
  g_assert_null (two->division);
  g_assert_cmpint (two->replied, ==, PENTAD_NO_TIME);
  g_assert_cmpint (two->satisfied, ==, -1);
}

static void
test_tasks (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PentadTasks) tasks =
      pentad_read_tasks (SAMPLE_TASKS, strlen (SAMPLE_TASKS), "u", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tasks->tasks->len, ==, 2);
  const PentadTask *task = g_ptr_array_index (tasks->tasks, 0);
  g_assert_cmpstr (task->lead, ==, "D01");
  g_assert_cmpuint (task->responsible->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (task->responsible, 1), ==, "D03");
  g_assert_cmpint (task->deadline, ==, day_of ("2026-12-31"));
  g_assert_cmpint (task->done, ==, PENTAD_NO_DAY);
  g_assert_cmpfloat (task->progress, ==, 0.4);
  g_assert_cmpstr (pentad_label_get (&task->title, PENTAD_LANGUAGE_EN), ==, "Lamps");
  task = g_ptr_array_index (tasks->tasks, 1);
  g_assert_true (isnan (task->progress));
  g_assert_cmpint (task->deadline, ==, PENTAD_NO_DAY);
}

/* The checks come before the dimensions that they name. */
static void
test_assessments (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = pentad_findings_new ();
  g_autoptr (PentadAssessments) assessments = pentad_read_assessments (
      SAMPLE_ASSESSMENTS, strlen (SAMPLE_ASSESSMENTS), "u", findings, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (assessments->dimensions->len, ==, 2);
  g_assert_cmpuint (assessments->checks->len, ==, 2);
  const PentadCheck *check = &g_array_index (assessments->checks, PentadCheck, 1);
  g_assert_cmpstr (check->assessor, ==, "990101001");
  g_assert_cmpstr (check->subject, ==, "D02");
  g_assert_cmpuint (check->dimension, ==, 0);
  g_assert_cmpfloat (check->score, ==, 92.5);
  g_assert_cmpuint (findings->len, ==, 1);
}

#define T "\"as_of\": \"2026-11-22T14:32:05+08:00\""

static void
test_refuses_with_path (void)
{
  enum
  {
    SERVICE,
    TASKS,
    ASSESSMENTS
  };
  static const struct
  {
    int kind;
    const char *text, *message;
  } table[] = {
    { SERVICE, "{}", "$: expected the time of the document, found an object" },
    { SERVICE, "{" T ", \"settled\": [{\"division\": \"1\"}]}",
      "$.settled[0]: expected the day of what was settled, found an object" },
    { SERVICE, "{" T ", \"settled\": [{\"day\": \"2026-11-01\", \"by_service\": -2}]}",
      "$.settled[0].by_service: expected a count between 0 and 2147483647, found -2" },
    { SERVICE, "{" T ", \"complaints\": [{\"id\": \"T\"}]}",
      "$.complaints[0]: expected when the complaint was received, found an object" },
    { TASKS, "{" T "}", "$: expected a list of tasks, found an object" },
    { TASKS, "{" T ", \"tasks\": [{\"id\": \"R\"}]}",
      "$.tasks[0]: expected the lead unit of a task, found an object" },
    { TASKS, "{" T ", \"tasks\": [{\"id\": \"R\", \"lead\": \"D\", \"progress\": 1.5}]}",
      "$.tasks[0]: expected a progress between 0 and 1, found an object" },
    { TASKS, "{" T ", \"tasks\": [{\"id\": \"R\", \"lead\": \"D\", \"responsible\": \"D\"}]}",
      "$.tasks[0].responsible: expected an array, found \"D\"" },
    { ASSESSMENTS, "{" T ", \"checks\": []}",
      "$: expected the dimensions of the assessment, found an object" },
    { ASSESSMENTS,
      "{" T ", \"dimensions\": [], \"checks\": [{\"day\": \"2026-11-01\", \"assessor\": \"1\","
      " \"subject\": \"2\", \"dimension\": \"d\", \"score\": 101}]}",
      "$.checks[0]: expected a score between 0 and 100, found an object" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const char *text = table[i].text;
      g_autofree char *want = g_strconcat ("u: ", table[i].message, NULL);
      g_autoptr (GError) error = NULL;
      gpointer value = table[i].kind == SERVICE
                           ? pentad_read_service (text, strlen (text), "u", &error)
                       : table[i].kind == TASKS
                           ? (gpointer)pentad_read_tasks (text, strlen (text), "u", &error)
                           : pentad_read_assessments (text, strlen (text), "u", NULL, &error);

      g_assert_null (value);
      g_assert_nonnull (strstr (error->message, want));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codec/service-documents/service", test_service);
  g_test_add_func ("/codec/service-documents/tasks", test_tasks);
  g_test_add_func ("/codec/service-documents/assessments", test_assessments);
  g_test_add_func ("/codec/service-documents/refuses-with-its-path", test_refuses_with_path);
  return g_test_run ();
}
