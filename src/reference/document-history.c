/* The daily history of a month: counters and handling times by day, community and class.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The counters come from the same rules as everywhere (model/tally.h), applied to every case whose
 * acts or deadlines can lie in the month. One district is done at a time, as a list of events that
 * is sorted into rows, so that a city of millions of cases a year needs little memory. */
#include "config.h"

#include "codec/json-writer.h"
#include "reference/document.h"

#include <math.h>

/* Deadlines of cases that are left over pass within this many days of their report. */
#define LEFTOVER_WINDOW_DAYS (PENTAD_TIMELINE_LEFTOVER_DAYS + 4)

/* A key orders by day, community and class; the counter is the rest of it. */
#define COUNT_BITS     8
#define CLASS_BITS     13
#define COMMUNITY_BITS 20

typedef struct
{
  guint64 row;
  float minutes;
} Handling;

typedef struct
{
  const PentadWorld *world;
  gint64 from, to; /* instants of the finished days of the month */
  gint32 first_day;
  GArray *events;          /* guint64: row key, then counter */
  GArray *handlings;       /* Handling */
  guint64 place_and_class; /* of the case that is being counted */
  PentadTrailEntry *acts;  /* reused for every case */
  PentadJsonWriter writer;
} Month;

static guint64
row_key (const Month *month, gint64 time)
{
  guint64 day = (guint64)(pentad_zone_day (month->world->zone, time) - month->first_day);

  return day << (COMMUNITY_BITS + CLASS_BITS) | month->place_and_class;
}

static void
count_event (const PentadTallyEvent *event, gpointer user_data)
{
  Month *month = user_data;
  guint64 row = row_key (month, event->time);
  guint64 key = row << COUNT_BITS | event->count;
  Handling handling = { row, (float)event->minutes };

  if (!event->of_place)
    return;
  g_array_append_val (month->events, key);
  if (!isnan (event->minutes))
    g_array_append_val (month->handlings, handling);
}

static void
count_case (guint grid, const PentadTimeline *timeline, gpointer user_data)
{
  Month *month = user_data;
  const PentadWorld *world = month->world;

  PentadTrail trail = {
    .entries = month->acts,
    .n = timeline->n_acts,
    .source = timeline->source,
    .repeat = timeline->repeat,
  };

  for (guint i = 0; i < timeline->n_acts; i++)
    {
      const PentadTimelineAct *act = &timeline->acts[i];

      month->acts[i] = (PentadTrailEntry){
        .time = act->time,
        .due = act->due,
        .department =
            act->department >= 0
                ? pentad_departments_get (world->departments, (guint)act->department)->code
                : NULL,
        .by = pentad_posts_code (world->posts, act->by),
        .to = pentad_posts_code (world->posts, act->to),
        .act = act->act,
        .value = act->value,
      };
    }
  month->place_and_class =
      (guint64)world->places->community[grid] << CLASS_BITS | timeline->class->index;
  pentad_trail_tally (&trail, &world->scheme->limits, world->zone, month->from, month->to,
                      count_event, month);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *)a, two = *(const guint64 *)b;

  return one < two ? -1 : one > two;
}

static int
compare_handlings (gconstpointer a, gconstpointer b)
{
  const Handling *one = a, *two = b;

  if (one->row != two->row)
    return one->row < two->row ? -1 : 1;
  return one->minutes < two->minutes ? -1 : one->minutes > two->minutes;
}

/* Writes the row that begins at event i; returns the event after it. */
static guint
write_row (Month *month, guint i, guint *handling)
{
  PentadJsonWriter *w = &month->writer;
  const guint64 *events = (const guint64 *)(const void *)month->events->data;
  const Handling *handlings = (const Handling *)(const void *)month->handlings->data;
  guint64 row = events[i] >> COUNT_BITS;
  guint community = (guint)(row >> CLASS_BITS & ((1u << COMMUNITY_BITS) - 1));
  guint class_index = (guint)(row & ((1u << CLASS_BITS) - 1));

  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_day (w, "day",
                                 month->first_day + (gint32)(row >> (COMMUNITY_BITS + CLASS_BITS)));
  pentad_json_writer_member_string (
      w, "division", pentad_places_community (month->world->places, community)->code);
  pentad_json_writer_member_string (
      w, "class", pentad_class_list_get (month->world->classes, class_index)->code);
  pentad_json_writer_member_object (w, "n");
  while (i < month->events->len && events[i] >> COUNT_BITS == row)
    {
      guint first = i;

      while (i < month->events->len && events[i] == events[first])
        i++;
      pentad_json_writer_member_int (w, pentad_count_id (events[first] & ((1u << COUNT_BITS) - 1)),
                                     i - first);
    }
  pentad_json_writer_end_object (w);
  if (*handling < month->handlings->len && handlings[*handling].row == row)
    {
      pentad_json_writer_member_array (w, "handle_minutes");
      for (; *handling < month->handlings->len && handlings[*handling].row == row; (*handling)++)
        pentad_json_writer_double (w, handlings[*handling].minutes, 1);
      pentad_json_writer_end_array (w);
    }
  pentad_json_writer_end_object (w);
  return i;
}

static void
write_district (Month *month, const PentadPlace *district, gint32 last_day)
{
  const PentadCaseBook *book = month->world->book;
  guint handling = 0;

  g_array_set_size (month->events, 0);
  g_array_set_size (month->handlings, 0);
  pentad_case_book_scan (book, district->first_grid, district->n_grids,
                         month->first_day - PENTAD_TIMELINE_DUE_DAYS, last_day, FALSE, count_case,
                         month);
  pentad_case_book_scan (book, district->first_grid, district->n_grids,
                         month->first_day - LEFTOVER_WINDOW_DAYS, last_day, TRUE, count_case,
                         month);
  g_array_sort (month->events, compare_events);
  g_array_sort (month->handlings, compare_handlings);
  for (guint i = 0; i < month->events->len;)
    i = write_row (month, i, &handling);
}

/* Writes the month; with a packer the text is handed over district by district. FALSE when no day
 * of it is over. */
static gboolean
write_month (const PentadWorld *world,
             int year,
             int number,
             gint64 now,
             GString *text,
             PentadBodyPacker *packer)
{
  gint32 first = MAX (pentad_day_from_date (year, number, 1), pentad_world_first_day ());
  gint32 after =
      pentad_day_from_date (number == 12 ? year + 1 : year, number == 12 ? 1 : number + 1, 1);
  gint32 last = MIN (after, pentad_zone_day (world->zone, now)) - 1;
  Month month = { .world = world, .first_day = first };
  g_autoptr (GArray) events = NULL;
  g_autoptr (GArray) handlings = NULL;
  g_autofree PentadTrailEntry *acts = NULL;

  if (last < first)
    return FALSE;
  month.from = pentad_zone_day_begin (world->zone, first);
  month.to = pentad_zone_day_begin (world->zone, last + 1);
  month.events = events = g_array_new (FALSE, FALSE, sizeof (guint64));
  month.handlings = handlings = g_array_new (FALSE, FALSE, sizeof (Handling));
  month.acts = acts = g_new0 (PentadTrailEntry, PENTAD_TIMELINE_MAX_ACTS);

  pentad_json_writer_init (&month.writer, text);
  pentad_json_writer_begin_object (&month.writer);
  pentad_json_writer_member_day (&month.writer, "from", first);
  pentad_json_writer_member_day (&month.writer, "to", last);
  /* Nothing after the last finished day has part in it. */
  pentad_json_writer_member_time (&month.writer, "as_of", month.to, world->zone);
  pentad_json_writer_member_array (&month.writer, "rows");
  for (guint i = 0; i < world->places->districts->len; i++)
    {
      write_district (&month, pentad_places_district (world->places, i), last);
      if (packer != NULL)
        pentad_body_packer_take (packer, text);
    }
  pentad_json_writer_end_array (&month.writer);
  pentad_json_writer_end_object (&month.writer);
  if (packer != NULL)
    pentad_body_packer_take (packer, text);
  return TRUE;
}

GString *
pentad_document_history (const PentadWorld *world, int year, int month, gint64 now)
{
  GString *text = g_string_new (NULL);

  if (write_month (world, year, month, now, text, NULL))
    return text;
  g_string_free (text, TRUE);
  return NULL;
}

PentadBody *
pentad_document_history_packed (const PentadWorld *world, int year, int month, gint64 now)
{
  g_autoptr (PentadBodyPacker) packer = pentad_body_packer_new ();
  GString *text = g_string_new (NULL);
  gboolean written = write_month (world, year, month, now, text, packer);

  g_string_free (text, TRUE);
  return written ? pentad_body_packer_finish (g_steal_pointer (&packer)) : NULL;
}
