/* Photographs of the cases of the reference city: which there are of a case, and the sketches.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/json-writer.h"
#include "reference/document.h"
#include "reference/sketch.h"

#include <string.h>

/* Who goes there or looks through a camera takes one; of those who call, some send one. */
#define SHARE_OF_EYES  0.95
#define SHARE_OF_CALLS 0.4

#define DATE_DIGITS   8
#define SERIAL_DIGITS 6

/* A case, as it stands. */
typedef struct
{
  guint64 number;
  PentadTimeline timeline;
  gint64 before, after; /* when a photograph was taken; PENTAD_NO_TIME: there is none */
} Subject;

static gboolean
parse_id (const PentadWorld *world, const char *id, gint32 *day, guint *serial)
{
  gsize prefix = strlen (world->tier.case_prefix);
  char date[16];
  guint64 number;

  if (strncmp (id, world->tier.case_prefix, prefix) != 0 ||
      strlen (id) < prefix + DATE_DIGITS + SERIAL_DIGITS)
    return FALSE;
  id += prefix;
  g_snprintf (date, sizeof date, "%.4s-%.2s-%.2s", id, id + 4, id + 6);
  if (!pentad_day_parse (date, day) ||
      !g_ascii_string_to_unsigned (id + DATE_DIGITS, 10, 1, G_MAXINT32, &number, NULL))
    return FALSE;
  *serial = (guint)number;
  return TRUE;
}

static void
note_times (Subject *subject, const PentadWorld *world, gint64 now)
{
  const PentadTimeline *timeline = &subject->timeline;
  gboolean is_seen = timeline->source == PENTAD_SOURCE_SUPERVISOR ||
                     timeline->source == PENTAD_SOURCE_VIDEO ||
                     timeline->source == PENTAD_SOURCE_SENSOR;

  subject->before = subject->after = PENTAD_NO_TIME;
  if (pentad_hash_unit (world->seed, PENTAD_STREAM_PHOTO, (gint64)subject->number, -1) >=
      (is_seen ? SHARE_OF_EYES : SHARE_OF_CALLS))
    return;
  for (guint i = 0; i < pentad_timeline_count (timeline, now); i++)
    {
      const PentadTimelineAct *act = &timeline->acts[i];

      if (act->act == PENTAD_ACT_REPORT)
        subject->before = act->time;
      if (act->act == PENTAD_ACT_DISPOSE || act->act == PENTAD_ACT_SELF_HANDLED)
        subject->after = act->time;
    }
}

/* FALSE when there is no such case by now. */
static gboolean
find_subject (const PentadWorld *world, const char *id, gint64 now, Subject *subject)
{
  gint32 day, first = pentad_world_first_day () - PENTAD_TIMELINE_LEFTOVER_DAYS;
  guint serial;

  if (!parse_id (world, id, &day, &serial) || day < first ||
      day > pentad_zone_day (world->zone, now))
    return FALSE;
  for (int leftover = 0; leftover < 2; leftover++)
    {
      g_autoptr (PentadCaseDay) of_day = pentad_case_book_get (world->book, day, leftover);

      for (guint i = 0; i < of_day->n_records; i++)
        if (of_day->records[i].serial == serial && of_day->records[i].report <= now)
          {
            subject->number = of_day->records[i].number;
            pentad_case_book_make (world->book, of_day, &of_day->records[i], &subject->timeline);
            note_times (subject, world, now);
            return TRUE;
          }
    }
  return FALSE;
}

static void
write_photo (
    PentadJsonWriter *w, const PentadWorld *world, const char *id, const char *kind, gint64 time)
{
  g_autofree char *url = g_strconcat (id, "/", kind, ".png", NULL);

  if (time == PENTAD_NO_TIME)
    return;
  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_string (w, "kind", kind);
  pentad_json_writer_member_time (w, "time", time, world->zone);
  pentad_json_writer_member_string (w, "url", url);
  pentad_json_writer_end_object (w);
}

GString *
pentad_document_photos (const PentadWorld *world, const char *id, gint64 now)
{
  Subject subject;
  GString *text;
  PentadJsonWriter w;

  if (!find_subject (world, id, now, &subject))
    return NULL;
  text = g_string_new (NULL);
  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_array (&w, "photos");
  write_photo (&w, world, id, "before", subject.before);
  write_photo (&w, world, id, "after", subject.after);
  pentad_json_writer_end_array (&w);
  pentad_json_writer_end_object (&w);
  return text;
}

GString *
pentad_document_photo (const PentadWorld *world, const char *name, gint64 now)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", 2);
  gboolean is_after = g_strcmp0 (parts[1], "after.png") == 0;
  Subject subject;
  PentadSketch sketch;
  gint64 time;
  char moment[32];

  if ((!is_after && g_strcmp0 (parts[1], "before.png") != 0) ||
      !find_subject (world, parts[0], now, &subject))
    return NULL;
  time = is_after ? subject.after : subject.before;
  if (time == PENTAD_NO_TIME)
    return NULL;
  pentad_time_format (time, world->zone, moment);
  moment[10] = ' ';
  moment[16] = '\0'; /* to the minute */
  sketch = (PentadSketch){
    .seed = subject.number,
    .subject = subject.timeline.class->index,
    .is_after = is_after,
    .case_id = parts[0],
    .moment = moment,
  };
  return pentad_sketch_draw (&sketch);
}
