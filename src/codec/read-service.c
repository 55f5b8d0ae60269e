/* Readers of service, tasks and assessments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/reader.h"
#include "codec/record.h"

#include <math.h>

#define COUNT(Struct, member)              PENTAD_RECORD_FIELD (Struct, member, COUNT)
#define FIELD(Struct, member, kind)        PENTAD_RECORD_FIELD (Struct, member, kind)
#define NEEDED(Struct, member, kind, what) PENTAD_RECORD_NEEDED (Struct, member, kind, what)

#define READ(guard, fields, record)                                                                \
  pentad_record_read ((guard), (fields), G_N_ELEMENTS (fields), (record))

static void
read_settled_day (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    NEEDED (PentadSettledDay, day, DAY, "the day of what was settled"),
    NEEDED (PentadSettledDay, division, STRING, "the division of what was settled"),
    COUNT (PentadSettledDay, by_service),
    COUNT (PentadSettledDay, by_management),
    COUNT (PentadSettledDay, by_enforcement),
  };
  PentadService *service = record;
  PentadSettledDay day = { PENTAD_NO_DAY, NULL, -1, -1, -1 };

  READ (guard, fields, &day);
  g_array_append_val (service->settled, day);
}

/* satisfied is a boolean on the wire, and may be missing. */
typedef struct
{
  char *id, *division, *channel;
  gint64 received, verified, replied;
  gboolean satisfied;
} ComplaintReading;

static void
read_complaint (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    NEEDED (ComplaintReading, id, STRING, "the id of a complaint"),
    NEEDED (ComplaintReading, received, TIME, "when the complaint was received"),
    FIELD (ComplaintReading, division, STRING),
    FIELD (ComplaintReading, channel, STRING),
    FIELD (ComplaintReading, verified, TIME),
    FIELD (ComplaintReading, replied, TIME),
    FIELD (ComplaintReading, satisfied, BOOLEAN),
  };
  ComplaintReading read = {
    .received = PENTAD_NO_TIME,
    .verified = PENTAD_NO_TIME,
    .replied = PENTAD_NO_TIME,
    .satisfied = -1,
  };

  if (READ (guard, fields, &read))
    {
      PentadComplaint *complaint = pentad_service_add_complaint (record, read.id);

      complaint->division = g_steal_pointer (&read.division);
      complaint->channel = g_steal_pointer (&read.channel);
      complaint->received = read.received;
      complaint->verified = read.verified;
      complaint->replied = read.replied;
      complaint->satisfied = read.satisfied;
    }
  g_free (read.id);
  g_free (read.division);
  g_free (read.channel);
}

PentadService *
pentad_read_service (const char *data, gsize len, const char *origin, GError **error)
{
  static const PentadRecordField fields[] = {
    NEEDED (PentadService, as_of, TIME, "the time of the document"),
    { "settled", PENTAD_RECORD_LIST, 0, NULL, read_settled_day },
    { "complaints", PENTAD_RECORD_LIST, 0, NULL, read_complaint },
  };
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  PentadService *service = pentad_service_new ();
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  READ (&guard, fields, service);
  return PENTAD_READER_FINISH (&guard, service, pentad_service_unref, error);
}

static void
read_task (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    NEEDED (PentadTask, id, STRING, "the id of a task"),
    NEEDED (PentadTask, lead, STRING, "the lead unit of a task"),
    FIELD (PentadTask, title, LABEL),
    FIELD (PentadTask, plan, STRING),
    FIELD (PentadTask, responsible, STRINGS),
    FIELD (PentadTask, deadline, DAY),
    FIELD (PentadTask, done, DAY),
    FIELD (PentadTask, progress, DOUBLE),
  };
  PentadTask *task = pentad_tasks_add (record, NULL);

  if (READ (guard, fields, task) && (task->progress < 0 || task->progress > 1))
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a progress between 0 and 1");
}

PentadTasks *
pentad_read_tasks (const char *data, gsize len, const char *origin, GError **error)
{
  static const PentadRecordField fields[] = {
    NEEDED (PentadTasks, as_of, TIME, "the time of the document"),
    { "tasks", PENTAD_RECORD_LIST, 0, "a list of tasks", read_task },
  };
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  PentadTasks *tasks = pentad_tasks_new ();
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  READ (&guard, fields, tasks);
  return PENTAD_READER_FINISH (&guard, tasks, pentad_tasks_unref, error);
}

/* Checks name their dimension; the dimensions may come after them in the document. */
typedef struct
{
  PentadAssessments *assessments;
  gint64 as_of;
  GPtrArray *names; /* char *, the dimension that each check names */
} AssessmentsReading;

typedef struct
{
  gint32 day;
  char *assessor, *subject, *dimension;
  double score;
  PentadLabel note;
} CheckReading;

static void
read_dimension (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    NEEDED (PentadDimension, id, STRING, "the id of a dimension"),
    FIELD (PentadDimension, label, LABEL),
  };
  AssessmentsReading *reading = record;
  PentadDimension dimension = { 0 };

  READ (guard, fields, &dimension);
  g_array_append_val (reading->assessments->dimensions, dimension);
}

static void
read_check (PentadGuard *guard, gpointer record)
{
  static const PentadRecordField fields[] = {
    NEEDED (CheckReading, day, DAY, "the day of a check"),
    NEEDED (CheckReading, assessor, STRING, "who assessed"),
    NEEDED (CheckReading, subject, STRING, "who was assessed"),
    NEEDED (CheckReading, score, DOUBLE, "the score of a check"),
    NEEDED (CheckReading, dimension, STRING, "the dimension of a check"),
    FIELD (CheckReading, note, LABEL),
  };
  AssessmentsReading *reading = record;
  CheckReading read = { .day = PENTAD_NO_DAY, .score = NAN };
  PentadCheck check;

  if (READ (guard, fields, &read) && (read.score < 0 || read.score > 100))
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a score between 0 and 100");
  check = (PentadCheck){ .day = read.day,
                         .assessor = read.assessor,
                         .subject = read.subject,
                         .score = read.score,
                         .note = read.note };
  g_array_append_val (reading->assessments->checks, check);
  g_ptr_array_add (reading->names, read.dimension);
}

/* Drops the checks of dimensions that the document does not name. Returns how many. */
static guint
resolve_dimensions (AssessmentsReading *reading)
{
  PentadAssessments *assessments = reading->assessments;
  guint n_unknown = 0;

  for (guint i = assessments->checks->len; i-- > 0;)
    {
      int dimension =
          pentad_assessments_find_dimension (assessments, g_ptr_array_index (reading->names, i));

      if (dimension >= 0)
        g_array_index (assessments->checks, PentadCheck, i).dimension = (guint)dimension;
      else
        {
          g_array_remove_index (assessments->checks, i);
          n_unknown++;
        }
    }
  return n_unknown;
}

PentadAssessments *
pentad_read_assessments (
    const char *data, gsize len, const char *origin, GPtrArray *findings, GError **error)
{
  static const PentadRecordField fields[] = {
    NEEDED (AssessmentsReading, as_of, TIME, "the time of the document"),
    { "dimensions", PENTAD_RECORD_LIST, 0, "the dimensions of the assessment", read_dimension },
    { "checks", PENTAD_RECORD_LIST, 0, "a list of checks", read_check },
  };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const PentadGuardLimits limits = pentad_guard_small_limits ();
  AssessmentsReading reading = { pentad_assessments_new (), PENTAD_NO_TIME, names };
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, &limits);
  if (READ (&guard, fields, &reading))
    pentad_reader_note (findings, origin, resolve_dimensions (&reading),
                        PENTAD_FINDING_UNKNOWN_KIND);
  reading.assessments->as_of = reading.as_of;
  return PENTAD_READER_FINISH (&guard, reading.assessments, pentad_assessments_unref, error);
}
