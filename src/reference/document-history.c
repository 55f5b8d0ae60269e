/* The daily history of a month: counters and handling times of places, departments and posts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The counters come from the same rules as everywhere (model/tally.h), applied to every case whose
 * acts or deadlines can lie in the month. One district is done at a time, as a list of events that
 * is sorted into rows, so that a city of millions of cases a year needs little memory. */
#include "config.h"

#include "codec/json-writer.h"
#include "reference/document.h"
#include "reference/history-block.h"
#include "reference/planted.h"

#include <math.h>

/* Deadlines of cases that are left over pass within this many days of their report. */
#define LEFTOVER_WINDOW_DAYS (PENTAD_TIMELINE_LEFTOVER_DAYS + 4)

#define HISTORY_VERSION 2

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
  PentadUnitTable *departments, *centre;
  PentadUnitTable *supervisors; /* of the district at hand */
  PentadJsonWriter writer;
  gint32 planted_day; /* of whose rows one has a part without a whole; PENTAD_NO_DAY: none (left) */
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
  const PentadWorld *world = month->world;
  guint64 row = row_key (month, event->time);
  guint64 key = row << COUNT_BITS | event->count;
  guint day = (guint)(row >> (COMMUNITY_BITS + CLASS_BITS));
  Handling handling = { row, (float)event->minutes };

  pentad_unit_table_add (month->departments, day,
                         pentad_departments_index (world->departments, event->department),
                         event->count, event->minutes);
  for (int i = 0; i < 2; i++)
    {
      int post = pentad_posts_index (world->posts, event->persons[i]);

      pentad_unit_table_add (month->supervisors, day, post, event->count, NAN);
      pentad_unit_table_add (month->centre, day, post, event->count, NAN);
    }
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

static guint
day_of (guint64 row)
{
  return (guint)(row >> (COMMUNITY_BITS + CLASS_BITS));
}

static guint
community_of (guint64 row)
{
  return (guint)(row >> CLASS_BITS & ((1u << COMMUNITY_BITS) - 1));
}

static guint
class_of (guint64 row)
{
  return (guint)(row & ((1u << CLASS_BITS) - 1));
}

/* The rows of one day, each with its place and class as numbers in the lists of the block. */
typedef struct
{
  PentadHistoryBlock block;
  GArray *communities, *classes; /* guint: what the lists hold */
  GArray *places, *kinds;        /* guint: positions in them, by row */
  guint *class_position;         /* by class, plus 1; 0: not in the list yet */
} DayRows;

static void
add_position (DayRows *rows, guint64 row)
{
  guint community = community_of (row), class_index = class_of (row);

  if (rows->communities->len == 0 ||
      g_array_index (rows->communities, guint, rows->communities->len - 1) != community)
    g_array_append_val (rows->communities, community);
  if (rows->class_position[class_index] == 0)
    {
      g_array_append_val (rows->classes, class_index);
      rows->class_position[class_index] = rows->classes->len;
    }

  guint place = rows->communities->len - 1, kind = rows->class_position[class_index] - 1;
  g_array_append_val (rows->places, place);
  g_array_append_val (rows->kinds, kind);
}

static void
write_numbers (PentadJsonWriter *w, const char *name, GArray *numbers)
{
  pentad_json_writer_member_array (w, name);
  for (guint i = 0; i < numbers->len; i++)
    pentad_json_writer_int (w, g_array_index (numbers, guint, i));
  pentad_json_writer_end_array (w);
  g_array_set_size (numbers, 0);
}

static void
write_day_rows (Month *month, DayRows *rows, guint day)
{
  const PentadWorld *world = month->world;
  PentadJsonWriter *w = &month->writer;

  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_day (w, "day", month->first_day + (gint32)day);
  pentad_json_writer_member_array (w, "divisions");
  for (guint i = 0; i < rows->communities->len; i++)
    pentad_json_writer_string (
        w,
        pentad_places_community (world->places, g_array_index (rows->communities, guint, i))->code);
  pentad_json_writer_end_array (w);
  pentad_json_writer_member_array (w, "classes");
  for (guint i = 0; i < rows->classes->len; i++)
    {
      guint class_index = g_array_index (rows->classes, guint, i);

      rows->class_position[class_index] = 0;
      pentad_json_writer_string (w, pentad_class_list_get (world->classes, class_index)->code);
    }
  pentad_json_writer_end_array (w);
  g_array_set_size (rows->communities, 0);
  g_array_set_size (rows->classes, 0);
  write_numbers (w, "division", rows->places);
  write_numbers (w, "class", rows->kinds);
  pentad_history_block_write (&rows->block, w);
  pentad_json_writer_end_object (w);
}

/* The row at hand gets a part of a whole that it does not have; one row of the day. */
static void
plant_part (Month *month, DayRows *rows, guint day, gboolean has_whole)
{
  if (has_whole || month->first_day + (gint32)day != month->planted_day)
    return;
  pentad_history_block_add (&rows->block, rows->places->len - 1, PENTAD_COUNT_IN_TIME_VERIFY, 1);
  month->planted_day = PENTAD_NO_DAY;
}

/* Takes the row that begins at event i; returns the event after it. */
static guint
take_row (Month *month, DayRows *rows, guint i, guint *handling)
{
  const guint64 *events = (const guint64 *)(const void *)month->events->data;
  const Handling *handlings = (const Handling *)(const void *)month->handlings->data;
  guint64 row = events[i] >> COUNT_BITS;
  guint number = rows->places->len;
  gboolean has_whole = FALSE;

  add_position (rows, row);
  while (i < month->events->len && events[i] >> COUNT_BITS == row)
    {
      guint first = i;

      while (i < month->events->len && events[i] == events[first])
        i++;
      pentad_history_block_add (&rows->block, number, events[first] & ((1u << COUNT_BITS) - 1),
                                i - first);
      has_whole |= (events[first] & ((1u << COUNT_BITS) - 1)) == PENTAD_COUNT_NEED_VERIFY;
    }
  plant_part (month, rows, day_of (row), has_whole);
  for (; *handling < month->handlings->len && handlings[*handling].row == row; (*handling)++)
    pentad_history_block_add_minutes (&rows->block, number, (double)handlings[*handling].minutes);
  return i;
}

static void
write_places (Month *month)
{
  g_autoptr (GArray) communities = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *position = g_new0 (guint, pentad_class_list_get_count (month->world->classes));
  DayRows rows = { .communities = communities,
                   .classes = classes,
                   .places = places,
                   .kinds = kinds,
                   .class_position = position };
  const guint64 *events = (const guint64 *)(const void *)month->events->data;
  guint handling = 0;

  pentad_history_block_init (&rows.block);
  for (guint i = 0; i < month->events->len;)
    {
      guint day = day_of (events[i] >> COUNT_BITS);

      while (i < month->events->len && day_of (events[i] >> COUNT_BITS) == day)
        i = take_row (month, &rows, i, &handling);
      write_day_rows (month, &rows, day);
    }
  pentad_history_block_clear (&rows.block);
}

static const char *
department_code (guint unit, gconstpointer user_data)
{
  return pentad_departments_get (user_data, unit)->code;
}

static const char *
post_code (guint unit, gconstpointer user_data)
{
  return pentad_posts_code (user_data, (int)unit);
}

static void
write_district (Month *month, const PentadPlace *district, gint32 last_day)
{
  const PentadCaseBook *book = month->world->book;
  const PentadPosts *posts = month->world->posts;
  guint first = posts->first_of_street[district->first];
  guint n_days = (guint)(last_day - month->first_day + 1);
  g_autoptr (PentadUnitTable) supervisors = pentad_unit_table_new (
      first, posts->first_of_street[district->first + district->n] - first, n_days);

  month->supervisors = supervisors;
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
  write_places (month);
  pentad_unit_table_write (supervisors, &month->writer, month->first_day, "posts", post_code,
                           posts);
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
  Month month = {
    .world = world,
    .first_day = first,
    .planted_day = pentad_planted_has (world, PENTAD_PLANTED_RATE_ABOVE_100)
                       ? world->planted_day - 1
                       : PENTAD_NO_DAY,
  };
  g_autoptr (GArray) events = NULL;
  g_autoptr (GArray) handlings = NULL;
  g_autofree PentadTrailEntry *acts = NULL;
  g_autoptr (PentadUnitTable) departments = NULL;
  g_autoptr (PentadUnitTable) centre = NULL;
  guint n_supervisors = world->posts->first[PENTAD_JOB_ACCEPTOR];

  if (last < first)
    return FALSE;
  month.from = pentad_zone_day_begin (world->zone, first);
  month.to = pentad_zone_day_begin (world->zone, last + 1);
  month.events = events = g_array_new (FALSE, FALSE, sizeof (guint64));
  month.handlings = handlings = g_array_new (FALSE, FALSE, sizeof (Handling));
  month.acts = acts = g_new0 (PentadTrailEntry, PENTAD_TIMELINE_MAX_ACTS);

  month.departments = departments =
      pentad_unit_table_new (0, world->departments->all->len, (guint)(last - first + 1));
  month.centre = centre = pentad_unit_table_new (
      n_supervisors, world->posts->all->len - n_supervisors, (guint)(last - first + 1));

  pentad_json_writer_init (&month.writer, text);
  pentad_json_writer_begin_object (&month.writer);
  pentad_json_writer_member_int (&month.writer, "version", HISTORY_VERSION);
  pentad_json_writer_member_day (&month.writer, "from", first);
  pentad_json_writer_member_day (&month.writer, "to", last);
  /* Nothing after the last finished day has part in it. */
  pentad_json_writer_member_time (&month.writer, "as_of", month.to, world->zone);
  pentad_json_writer_member_array (&month.writer, "blocks");
  for (guint i = 0; i < world->places->districts->len; i++)
    {
      write_district (&month, pentad_places_district (world->places, i), last);
      if (packer != NULL)
        pentad_body_packer_take (packer, text);
    }
  pentad_unit_table_write (departments, &month.writer, first, "departments", department_code,
                           world->departments);
  pentad_unit_table_write (centre, &month.writer, first, "posts", post_code, world->posts);
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
