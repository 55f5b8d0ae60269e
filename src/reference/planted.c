/* Faults in the data of the made-up city, each once: what the demo has to show of data quality.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/planted.h"

#include <string.h>

/* The planted cases came in before the first day, some minutes apart. */
#define DAYS_BEFORE  3
#define FIRST_HOUR   9
#define APART_S      600
#define DUE_DAYS     9
#define FIRST_SERIAL 900001
#define LAST_OPEN    PENTAD_PLANTED_UNKNOWN_ACT
/* The class that nobody reports any more. */
#define DROPPED_CLASS "e0206"
#define UNKNOWN_CODE  "none"
#define UNKNOWN_ACT   "photograph"
/* Draws that are not those of the city's own cases. */
#define FIRST_NUMBER G_MININT32

static const char *const ids[PENTAD_N_PLANTED] = {
  [PENTAD_PLANTED_IMPOSSIBLE_ACT] = "impossible-act",
  [PENTAD_PLANTED_REPEATED_ID] = "repeated-id",
  [PENTAD_PLANTED_OUTSIDE_GRID] = "outside-grid",
  [PENTAD_PLANTED_ASSUMED_LIMIT] = "assumed-limit",
  [PENTAD_PLANTED_UNKNOWN_DIVISION] = "unknown-division",
  [PENTAD_PLANTED_UNKNOWN_CLASS] = "unknown-class",
  [PENTAD_PLANTED_UNKNOWN_DEPARTMENT] = "unknown-department",
  [PENTAD_PLANTED_UNKNOWN_ACT] = "unknown-act",
  [PENTAD_PLANTED_CLOSED_BEFORE_FILED] = "closed-before-filed",
  [PENTAD_PLANTED_RATE_ABOVE_100] = "rate-above-100",
  [PENTAD_PLANTED_TOTALS_DIFFER] = "totals-differ",
  [PENTAD_PLANTED_UNKNOWN_GRID] = "unknown-grid",
  [PENTAD_PLANTED_UNKNOWN_PARENT] = "unknown-parent",
  [PENTAD_PLANTED_PARENT_DIFFERS] = "parent-differs",
  [PENTAD_PLANTED_SUDDEN_DROP] = "sudden-drop",
};

/* One planted case. */
typedef struct
{
  PentadJsonWriter *writer;
  const PentadWorld *world;
  PentadPlanted what;
  gint64 time; /* of the act to be written */
} Plant;

gboolean
pentad_planted_parse (const char *text, guint *planted)
{
  *planted = strcmp (text, "all") == 0 ? PENTAD_PLANTED_ALL : 0;
  for (guint i = 0; i < PENTAD_N_PLANTED; i++)
    if (strcmp (text, ids[i]) == 0)
      *planted = 1u << i;
  return *planted != 0 || strcmp (text, "none") == 0;
}

const char *
pentad_planted_id (PentadPlanted one)
{
  return ids[one];
}

gboolean
pentad_planted_has (const PentadWorld *world, PentadPlanted one)
{
  return (world->planted >> one) & 1;
}

static guint
dropped_class (const PentadWorld *world)
{
  for (guint i = 0; i < world->demand->classes->len; i++)
    {
      guint index = g_array_index (world->demand->classes, PentadDemandClass, i).index;

      if (strcmp (pentad_class_list_get (world->classes, index)->code, DROPPED_CLASS) == 0)
        return index;
    }
  return G_MAXUINT;
}

void
pentad_planted_set (PentadWorld *world, guint planted, gint64 now)
{
  gint32 today = pentad_zone_day (world->zone, now);

  world->planted = planted;
  world->planted_day = today;
  world->rules.dropped = (PentadDroppedClass){ 0 };
  if (pentad_planted_has (world, PENTAD_PLANTED_SUDDEN_DROP))
    world->rules.dropped = (PentadDroppedClass){
      .begin = pentad_zone_day_begin (world->zone, today - world->scheme->quality.drop_days),
      .index = dropped_class (world),
    };
}

guint
pentad_planted_community (const PentadWorld *world, guint grid)
{
  const PentadPlaces *places = world->places;
  guint own = places->community[grid];

  if (!pentad_planted_has (world, PENTAD_PLANTED_PARENT_DIFFERS) ||
      pentad_places_street_of_grid (places, grid) != places->silent_street ||
      (grid > 0 && pentad_places_street_of_grid (places, grid - 1) == places->silent_street))
    return own;
  for (guint i = 0; i < places->communities->len; i++)
    if (i != own && pentad_places_community (places, i)->parent == places->silent_street)
      return i;
  return own;
}

guint
pentad_planted_count_open (const PentadWorld *world)
{
  guint n = 0;

  for (PentadPlanted what = 0; what <= LAST_OPEN; what++)
    n += pentad_planted_has (world, what);
  return n;
}

static void
begin_act (Plant *plant, const char *act)
{
  pentad_json_writer_begin_array (plant->writer);
  pentad_json_writer_time (plant->writer, plant->time, plant->world->zone);
  pentad_json_writer_string (plant->writer, act);
  plant->time += 60;
}

static void
write_act (Plant *plant, const char *act)
{
  begin_act (plant, act);
  pentad_json_writer_end_array (plant->writer);
}

/* An act that sets the deadline. */
static void
write_due (Plant *plant, const char *act, const char *department)
{
  gint64 due = plant->time + DUE_DAYS * PENTAD_DAY_S;

  begin_act (plant, act);
  pentad_json_writer_begin_object (plant->writer);
  if (department != NULL)
    pentad_json_writer_member_string (plant->writer, "department", department);
  if (plant->what != PENTAD_PLANTED_ASSUMED_LIMIT)
    pentad_json_writer_member_time (plant->writer, "due", due, plant->world->zone);
  pentad_json_writer_end_object (plant->writer);
  pentad_json_writer_end_array (plant->writer);
}

static void
write_trail (Plant *plant)
{
  const PentadReferenceDepartment *department = pentad_departments_get (
      plant->world->departments, plant->world->departments->silent == 0 ? 1 : 0);

  pentad_json_writer_member_array (plant->writer, "trail");
  write_act (plant, "report");
  write_act (plant, "accept");
  if (plant->what == PENTAD_PLANTED_UNKNOWN_ACT)
    write_act (plant, UNKNOWN_ACT);
  if (plant->what != PENTAD_PLANTED_CLOSED_BEFORE_FILED)
    write_act (plant, "file");
  write_due (plant, "dispatch",
             plant->what == PENTAD_PLANTED_UNKNOWN_DEPARTMENT ? UNKNOWN_CODE : department->code);
  if (plant->what == PENTAD_PLANTED_IMPOSSIBLE_ACT)
    write_due (plant, "resume", NULL);
  if (plant->what == PENTAD_PLANTED_CLOSED_BEFORE_FILED)
    {
      write_act (plant, "close");
      write_act (plant, "file");
    }
  else
    write_act (plant, "suspend");
  pentad_json_writer_end_array (plant->writer);
}

/* A unit grid that reports, the same for the same city. */
static guint
pick_grid (const Plant *plant)
{
  const PentadPlaces *places = plant->world->places;
  PentadRng rng =
      pentad_rng (plant->world->seed, PENTAD_STREAM_POSITION, FIRST_NUMBER + plant->what, -2);
  guint grid;

  do
    grid = pentad_rng_below (&rng, places->n_grids);
  while (pentad_places_street_of_grid (places, grid) == places->silent_street);
  return grid;
}

static void
write_place (const Plant *plant)
{
  const PentadWorld *world = plant->world;
  guint grid = pick_grid (plant), shown = grid;
  char code[24];

  if (plant->what == PENTAD_PLANTED_UNKNOWN_DIVISION)
    {
      pentad_json_writer_member_string (plant->writer, "division", UNKNOWN_CODE);
      return;
    }
  if (plant->what == PENTAD_PLANTED_OUTSIDE_GRID)
    shown = (grid + world->places->n_grids / 2) % world->places->n_grids;
  PentadPoint point = pentad_world_point_in_grid (world, shown, FIRST_SERIAL + plant->what);

  pentad_json_writer_member_string (plant->writer, "division",
                                    pentad_places_grid_code (world->places, grid, code));
  pentad_json_writer_member_double (plant->writer, "lon", point.lon, 6);
  pentad_json_writer_member_double (plant->writer, "lat", point.lat, 6);
}

static void
write_case (PentadJsonWriter *w, const PentadWorld *world, PentadPlanted what)
{
  gint32 day = pentad_world_first_day () - DAYS_BEFORE;
  const PentadCaseDay of_day = { .day = day };
  const PentadCaseRecord record = { .serial = FIRST_SERIAL + what };
  Plant plant = { w, world, what, pentad_zone_day_begin (world->zone, day) };
  PentadRng rng = pentad_rng (world->seed, PENTAD_STREAM_LEFTOVER, FIRST_NUMBER + (int)what, -2);
  const PentadDemandClass *class = pentad_demand_pick_class (world->demand, &rng, TRUE);
  g_autofree char *id = pentad_world_case_id (world, &of_day, &record);

  plant.time += FIRST_HOUR * PENTAD_HOUR_S + (int)what * APART_S;
  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_string (w, "id", id);
  pentad_json_writer_member_string (
      w, "class",
      what == PENTAD_PLANTED_UNKNOWN_CLASS
          ? UNKNOWN_CODE
          : pentad_class_list_get (world->classes, class->index)->code);
  pentad_json_writer_member_string (w, "source", pentad_source_id (PENTAD_SOURCE_TRANSFER));
  write_place (&plant);
  write_trail (&plant);
  pentad_json_writer_end_object (w);
}

void
pentad_planted_write_cases (PentadJsonWriter *w, const PentadWorld *world)
{
  for (PentadPlanted what = 0; what <= LAST_OPEN; what++)
    {
      if (!pentad_planted_has (world, what))
        continue;
      write_case (w, world, what);
      if (what == PENTAD_PLANTED_REPEATED_ID)
        write_case (w, world, what);
    }
}

void
pentad_planted_write_ended (PentadJsonWriter *w, const PentadWorld *world, gint32 day)
{
  if (day == world->planted_day && pentad_planted_has (world, PENTAD_PLANTED_CLOSED_BEFORE_FILED))
    write_case (w, world, PENTAD_PLANTED_CLOSED_BEFORE_FILED);
}
