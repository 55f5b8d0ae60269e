/* The state of the reference city and the ended cases that count on a day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/json-writer.h"
#include "reference/document.h"
#include "reference/land.h"
#include "reference/planted.h"

/* A cursor older than this gets the full answer. */
#define CURSOR_AGE_S PENTAD_DAY_S
/* Share of cases of which the platform knows the community only. */
#define COARSE_SHARE 0.03

typedef struct
{
  const PentadWorld *world;
  PentadJsonWriter writer;
  gint64 now;
  gint64 since;    /* a delta: acts after this count; PENTAD_NO_TIME */
  gint64 n_open;   /* of the state */
  gint64 from, to; /* the day of ended cases: [from, to) */
  gint64 last_act; /* of the cases written, as cut */
} Writing;

static void
write_act (PentadJsonWriter *w, const PentadWorld *world, const PentadTimelineAct *act)
{
  pentad_json_writer_begin_array (w);
  pentad_json_writer_time (w, act->time, world->zone);
  pentad_json_writer_string (w, pentad_act_id (act->act));
  if (act->due != PENTAD_NO_TIME || act->department >= 0 || act->by >= 0 || act->to >= 0 ||
      act->value != 0)
    {
      pentad_json_writer_begin_object (w);
      if (act->by >= 0)
        pentad_json_writer_member_string (w, "by", pentad_posts_code (world->posts, act->by));
      if (act->to >= 0)
        pentad_json_writer_member_string (w, "to", pentad_posts_code (world->posts, act->to));
      if (act->department >= 0)
        pentad_json_writer_member_string (
            w, "department",
            pentad_departments_get (world->departments, (guint)act->department)->code);
      if (act->due != PENTAD_NO_TIME)
        pentad_json_writer_member_time (w, "due", act->due, world->zone);
      if (act->act == PENTAD_ACT_VISIT || act->act == PENTAD_ACT_APPEAL)
        pentad_json_writer_member_boolean (
            w, act->act == PENTAD_ACT_VISIT ? "satisfied" : "granted", act->value == 1);
      if (act->act == PENTAD_ACT_PRESS)
        pentad_json_writer_member_string (w, "kind", pentad_press_id ((PentadPressKind)act->value));
      pentad_json_writer_end_object (w);
    }
  pentad_json_writer_end_array (w);
}

static void
write_place (PentadJsonWriter *w, const PentadWorld *world, const PentadCaseRecord *record)
{
  const PentadPlaces *places = world->places;
  const PentadPlace *community = pentad_places_community (places, places->community[record->grid]);
  const PentadPlace *street = pentad_places_street (places, community->parent);
  PentadRng rng = pentad_rng (world->seed, PENTAD_STREAM_POSITION, (gint64)record->number, -1);
  PentadPoint point =
      pentad_reports_point (places, world->seed, record->grid, record->number, record->first);
  g_autofree char *road = pentad_land_dup_road_name (world->seed, places, record->grid);
  g_autofree char *address = NULL;
  char code[24];

  if (pentad_rng_chance (&rng, COARSE_SHARE))
    pentad_json_writer_member_string (w, "division", community->code);
  else
    pentad_json_writer_member_string (w, "division",
                                      pentad_places_grid_code (places, record->grid, code));
  pentad_json_writer_member_double (w, "lon", point.lon, 6);
  pentad_json_writer_member_double (w, "lat", point.lat, 6);
  address = g_strdup_printf ("%s%s%s%u号", pentad_label_get (&street->name, PENTAD_LANGUAGE_ZH_CN),
                             pentad_label_get (&community->name, PENTAD_LANGUAGE_ZH_CN), road,
                             1 + pentad_rng_below (&rng, 280));
  pentad_json_writer_member_string (w, "address", address);
}

static void
write_case (Writing *writing,
            const PentadCaseDay *day,
            const PentadCaseRecord *record,
            const PentadTimeline *timeline,
            guint n_acts)
{
  const PentadWorld *world = writing->world;
  PentadJsonWriter *w = &writing->writer;
  g_autofree char *id = pentad_world_case_id (world, day, record);

  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_string (w, "id", id);
  pentad_json_writer_member_string (
      w, "class", pentad_class_list_get (world->classes, timeline->class->index)->code);
  pentad_json_writer_member_int (w, "condition", timeline->condition);
  pentad_json_writer_member_string (w, "source", pentad_source_id (timeline->source));
  write_place (w, world, record);
  if (timeline->repeat)
    pentad_json_writer_member_boolean (w, "repeat", TRUE);
  pentad_json_writer_member_array (w, "trail");
  for (guint i = 0; i < n_acts; i++)
    write_act (w, world, &timeline->acts[i]);
  pentad_json_writer_end_array (w);
  pentad_json_writer_end_object (w);
  writing->last_act = MAX (writing->last_act, timeline->acts[n_acts - 1].time);
}

/* TRUE when an act lies in (since, now]. */
static gboolean
changed_since (const PentadTimeline *timeline, guint n_acts, gint64 since)
{
  return n_acts > 0 && timeline->acts[n_acts - 1].time > since;
}

static void
write_if_in_state (const PentadCaseDay *day, const PentadCaseRecord *record, gpointer user_data)
{
  Writing *writing = user_data;
  gboolean is_delta = writing->since != PENTAD_NO_TIME;
  PentadTimeline timeline;
  guint n_acts;

  writing->n_open += record->report <= writing->now && record->end > writing->now;
  if (record->report > writing->now ||
      (is_delta ? record->last <= writing->since : record->end <= writing->now))
    return;
  pentad_case_book_make (writing->world->book, day, record, &timeline);
  n_acts = pentad_timeline_count (&timeline, writing->now);
  if (!is_delta || changed_since (&timeline, n_acts, writing->since))
    write_case (writing, day, record, &timeline, n_acts);
}

GString *
pentad_document_state (const PentadWorld *world, gint64 now, gint64 cursor)
{
  GString *text = g_string_new (NULL);
  Writing writing = { .world = world, .now = now, .since = cursor };
  PentadJsonWriter *w = &writing.writer;
  g_autofree char *next = pentad_document_state_cursor (world, now);
  gboolean is_delta = cursor != PENTAD_NO_TIME;
  gint32 today = pentad_zone_day (world->zone, now);
  gint32 back = is_delta ? 1 + PENTAD_TIMELINE_VISIT_DAYS : 0;

  pentad_json_writer_init (w, text);
  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_time (w, "as_of", now, world->zone);
  pentad_json_writer_member_string (w, "cursor", next);
  pentad_json_writer_member_boolean (w, "delta", is_delta);
  pentad_json_writer_member_array (w, "cases");
  pentad_case_book_foreach (world->book, today - PENTAD_TIMELINE_DAYS - back,
                            today - PENTAD_TIMELINE_LEFTOVER_DAYS - back, today, write_if_in_state,
                            &writing);
  /* Nothing has happened to those since, so that no delta holds them. */
  if (!is_delta)
    pentad_planted_write_cases (w, world);
  writing.n_open += pentad_planted_count_open (world);
  pentad_json_writer_end_array (w);
  pentad_json_writer_member_int (w, "open", writing.n_open);
  pentad_json_writer_end_object (w);
  return text;
}

/* Says which city a cursor is of. */
static guint32
cursor_mark (const PentadWorld *world)
{
  return (guint32)pentad_hash (world->seed, PENTAD_STREAM_CASE, world->tier.grids, G_MININT64);
}

char *
pentad_document_state_cursor (const PentadWorld *world, gint64 time)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%08x", time, cursor_mark (world));
}

gboolean
pentad_document_state_parse_cursor (const PentadWorld *world,
                                    const char *text,
                                    gint64 now,
                                    gint64 *time)
{
  g_autofree char *again = NULL;
  gint64 value = g_ascii_strtoll (text, NULL, 10);

  if (value > now || value < now - CURSOR_AGE_S)
    return FALSE;
  again = pentad_document_state_cursor (world, value);
  if (g_strcmp0 (again, text) != 0)
    return FALSE;
  *time = value;
  return TRUE;
}

/* TRUE when something of an ended case is counted on the day: an act, or the deadline that was in
 * force when it ended. */
static gboolean
counts_on_day (const Writing *writing, const PentadTimeline *timeline, guint n_acts)
{
  gint64 due = PENTAD_NO_TIME;

  for (guint i = 0; i < n_acts; i++)
    {
      const PentadTimelineAct *act = &timeline->acts[i];

      if (act->time >= writing->from && act->time < writing->to)
        return TRUE;
      if (act->due != PENTAD_NO_TIME)
        due = act->due;
    }
  return due >= writing->from && due < writing->to;
}

static void
write_if_ended (const PentadCaseDay *day, const PentadCaseRecord *record, gpointer user_data)
{
  Writing *writing = user_data;
  PentadTimeline timeline;
  guint n_acts;

  if (record->end >= writing->to || record->end > writing->now)
    return;
  pentad_case_book_make (writing->world->book, day, record, &timeline);
  n_acts = pentad_timeline_count (&timeline, writing->now);
  if (counts_on_day (writing, &timeline, n_acts))
    write_case (writing, day, record, &timeline, n_acts);
}

GString *
pentad_document_ended (const PentadWorld *world, gint32 day, gint64 now)
{
  GString *text;
  Writing writing = { .world = world, .now = now, .since = PENTAD_NO_TIME };
  PentadJsonWriter *w = &writing.writer;

  if (day < pentad_world_first_day () || day > pentad_zone_day (world->zone, now))
    return NULL;
  text = g_string_new (NULL);
  writing.from = pentad_zone_day_begin (world->zone, day);
  writing.to = pentad_zone_day_begin (world->zone, day + 1);
  /* A finished day stood as it stands from its last act on; saying so keeps the document the same
   * until a visit is added. */
  writing.last_act = MIN (writing.to, now);
  pentad_json_writer_init (w, text);
  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_day (w, "day", day);
  pentad_json_writer_member_array (w, "cases");
  pentad_case_book_foreach (world->book, day - PENTAD_TIMELINE_DUE_DAYS,
                            day - PENTAD_TIMELINE_LEFTOVER_DAYS, day, write_if_ended, &writing);
  pentad_planted_write_ended (w, world, day);
  pentad_json_writer_end_array (w);
  pentad_json_writer_member_time (w, "as_of", writing.last_act, world->zone);
  pentad_json_writer_end_object (w);
  return text;
}
