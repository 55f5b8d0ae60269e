/* Topics of the reference city: kinds and measures as the file says, numbers by place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/document.h"
#include "reference/topic-entries.h"
#include "reference/topics.h"

#include <math.h>
#include <string.h>

/* Hours between which what is counted by the day happens, evenly. */
#define DAY_BEGINS_H 6.0
#define DAY_ENDS_H   22.0
/* How far the places of a city differ from each other in what they have. */
#define LEAST_OF_MEAN 0.75
#define MOST_OF_MEAN  1.25

static void
write_label (PentadJsonWriter *w, const char *name, const PentadJson *node)
{
  PentadLabel label = { 0 };

  if (node == NULL)
    return;
  pentad_topic_plan_read_label (node, NULL, &label);
  pentad_json_writer_member_label (w, name, &label);
  pentad_label_clear (&label);
}

static void
write_text (PentadJsonWriter *w, const PentadJson *object, const char *name)
{
  const char *text = pentad_json_string (pentad_json_member (object, name));

  if (text != NULL)
    pentad_json_writer_member_string (w, name, text);
}

static void
write_list (PentadJsonWriter *w, const PentadJson *topic, const char *name)
{
  pentad_json_writer_member_array (w, name);
  PENTAD_JSON_EACH (item, pentad_json_member (topic, name))
  {
    pentad_json_writer_begin_object (w);
    write_text (w, item, "id");
    write_text (w, item, "group");
    write_text (w, item, "of");
    write_label (w, "label", pentad_json_member (item, "label"));
    write_label (w, "unit", pentad_json_member (item, "unit"));
    write_text (w, item, "tone");
    pentad_json_writer_end_object (w);
  }
  pentad_json_writer_end_array (w);
}

/* The component classes of the city's list, minor ones below their major ones. */
static void
write_class_kinds (PentadJsonWriter *w, const PentadClassList *classes)
{
  pentad_json_writer_member_array (w, "kinds");
  for (guint i = 0; i < pentad_class_list_get_count (classes); i++)
    {
      const PentadClassEntry *entry = pentad_class_list_get (classes, i);

      if (entry->kind != PENTAD_CLASS_COMPONENT)
        continue;
      pentad_json_writer_begin_object (w);
      pentad_json_writer_member_string (w, "id", entry->code);
      if (entry->major >= 0)
        pentad_json_writer_member_string (
            w, "group", pentad_class_list_get (classes, (guint)entry->major)->code);
      pentad_json_writer_member_label (w, "label", &entry->label);
      pentad_json_writer_end_object (w);
    }
  pentad_json_writer_end_array (w);
}

/* What the numbers of one kind in one place are made from. */
typedef struct
{
  const PentadWorld *world;
  const PentadJson *topic;
  guint32 salt; /* of the topic */
  gint32 day;
  double elapsed; /* of the day, 0 to 1 */
} Counting;

static double
draw (const Counting *counting, guint32 what, gint64 place)
{
  return pentad_hash_unit (counting->world->seed, PENTAD_STREAM_TOPIC,
                           (gint64)((guint64)counting->salt << 32 | what), place);
}

static double
member_number (const PentadJson *object, const char *name, double otherwise)
{
  double number = pentad_json_number (pentad_json_member (object, name));

  return isnan (number) ? otherwise : number;
}

static GArray *
get_level (const PentadPlaces *places, const char *level)
{
  return g_strcmp0 (level, "district") == 0 ? places->districts
         : g_strcmp0 (level, "street") == 0 ? places->streets
                                            : places->communities;
}

/* One street sends nothing at all, as one always does. */
static gboolean
is_silent (const PentadPlaces *places, const GArray *level, guint index)
{
  const PentadPlace *place = &g_array_index (level, PentadPlace, index);

  return (level == places->streets && index == places->silent_street) ||
         (level == places->communities && place->parent == places->silent_street);
}

/* One that tells anything. */
static gint64
choose_place (const Counting *counting, guint32 what)
{
  const PentadPlaces *places = counting->world->places;
  const GArray *level =
      get_level (places, pentad_json_string (pentad_json_member (counting->topic, "level")));
  guint chosen = (guint)(draw (counting, what, -1) * level->len);

  while (is_silent (places, level, chosen))
    chosen = (chosen + 1) % level->len;
  return chosen;
}

/* The first number: a whole one, about as many as residents or the place itself ask for. */
static double
count_first (const Counting *counting,
             const PentadJson *kind,
             guint32 what,
             const PentadPlace *place,
             gint64 number)
{
  double city = member_number (kind, "city", 0);
  double mean = member_number (kind, "per_1000", 0) * (double)place->population / 1000 +
                member_number (kind, "per_place", 0);
  double spread = LEAST_OF_MEAN + (MOST_OF_MEAN - LEAST_OF_MEAN) * draw (counting, what, number);

  if (pentad_json_is_true (pentad_json_member (kind, "daily")))
    return pentad_poisson (pentad_hash_unit (counting->world->seed, PENTAD_STREAM_TOPIC,
                                             (gint64)((guint64)counting->salt << 32 | what),
                                             number * 100000 + counting->day),
                           MIN (mean * counting->elapsed, 700));
  for (int i = 0; i < city; i++)
    mean += choose_place (counting, what + 1000003u * (guint)(i + 1)) == number ? 1 / spread : 0;
  if (city > 0)
    return round (mean * spread);
  return floor (mean * spread + draw (counting, what, -2 - number));
}

/* A whole number, and of small ones now and then one less. */
static double
take_share (double whole, double share, double luck)
{
  return MIN (whole, floor (whole * CLAMP (share, 0, 1) + luck));
}

/* The other numbers are shares of those before them, or so many to each. */
static void
write_numbers (PentadJsonWriter *w,
               const Counting *counting,
               const PentadJson *kind,
               guint32 what,
               gint64 place,
               double first)
{
  const PentadJson *measures = pentad_json_member (counting->topic, "measures");
  double numbers[8] = { first };
  guint n = 0;

  pentad_json_writer_begin_array (w);
  PENTAD_JSON_EACH (measure, measures)
  {
    const char *of = pentad_json_string (pentad_json_member (measure, "of"));
    double luck = draw (counting, what + 7919u * (n + 1), place) - 0.5;
    guint whole = 0;

    PENTAD_JSON_EACH (other, measures)
    {
      if (g_strcmp0 (pentad_json_string (pentad_json_member (other, "id")), of) == 0)
        break;
      whole++;
    }
    if (n >= G_N_ELEMENTS (numbers))
      break;
    if (n > 0 && of != NULL)
      numbers[n] = take_share (numbers[MIN (whole, n)],
                               member_number (measure, "share", 1) +
                                   luck * member_number (measure, "spread", 0),
                               draw (counting, what + 104729u * (n + 1), place));
    else if (n > 0 && pentad_json_member (kind, "ratio") == NULL)
      numbers[n] = NAN;
    else if (n > 0)
      numbers[n] = round (first * member_number (kind, "ratio", 0) * (1 + luck / 2));
    if (isnan (numbers[n]))
      pentad_json_writer_null (w);
    else
      pentad_json_writer_int (w, (gint64)numbers[n]);
    n++;
  }
  pentad_json_writer_end_array (w);
}

static void
write_kind_counts (PentadJsonWriter *w,
                   const Counting *counting,
                   const PentadPlace *place,
                   gint64 number)
{
  PENTAD_JSON_EACH (kind, pentad_json_member (counting->topic, "kinds"))
  {
    const char *id = pentad_json_string (pentad_json_member (kind, "id"));
    guint32 what = g_str_hash (id);

    if (pentad_json_member (kind, "per_1000") == NULL &&
        pentad_json_member (kind, "per_place") == NULL && pentad_json_member (kind, "city") == NULL)
      continue;
    pentad_json_writer_name (w, id);
    write_numbers (w, counting, kind, what, number,
                   count_first (counting, kind, what, place, number));
  }
}

/* Components of each class: some classes are everywhere, others rare. */
static void
write_class_counts (PentadJsonWriter *w,
                    const Counting *counting,
                    const PentadPlace *place,
                    gint64 number)
{
  const PentadClassList *classes = counting->world->classes;
  double per_grid = member_number (counting->topic, "per_grid", 0), total = 0;
  guint n = pentad_class_list_get_count (classes);

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      {
        const PentadClassEntry *entry = pentad_class_list_get (classes, i);
        guint32 what = g_str_hash (entry->code);
        double weight = member_number (pentad_json_member (counting->topic, "weights"), entry->code,
                                       0.02 + 0.4 * draw (counting, what, -1));

        if (entry->kind != PENTAD_CLASS_COMPONENT || entry->major < 0)
          continue;
        if (pass == 0)
          total += weight;
        else
          {
            double mean = per_grid * place->n_grids * weight / total;
            double first = floor (mean * (LEAST_OF_MEAN + 0.5 * draw (counting, what, number)) +
                                  draw (counting, what, -2 - number));

            pentad_json_writer_name (w, entry->code);
            write_numbers (w, counting, NULL, what, number, first);
          }
      }
}

static void
write_counts (PentadJsonWriter *w, const Counting *counting)
{
  const PentadPlaces *places = counting->world->places;
  const GArray *level =
      get_level (places, pentad_json_string (pentad_json_member (counting->topic, "level")));
  gboolean by_class = pentad_json_member (counting->topic, "classes") != NULL;

  pentad_json_writer_member_array (w, "counts");
  for (guint i = 0; i < level->len; i++)
    {
      const PentadPlace *place = &g_array_index (level, PentadPlace, i);

      if (is_silent (places, level, i))
        continue;
      pentad_json_writer_begin_object (w);
      pentad_json_writer_member_string (w, "division", place->code);
      pentad_json_writer_member_object (w, "n");
      if (by_class)
        write_class_counts (w, counting, place, i);
      else
        write_kind_counts (w, counting, place, i);
      pentad_json_writer_end_object (w);
      pentad_json_writer_end_object (w);
    }
  pentad_json_writer_end_array (w);
}

GString *
pentad_document_topic (const PentadWorld *world, const char *id, gint64 now)
{
  const PentadJson *topic = pentad_topic_plans_find (world->topics, id);
  gint32 day = pentad_zone_day (world->zone, now);
  double hour = pentad_zone_second_of_day (world->zone, now) / 3600.0;
  Counting counting = { world, topic, g_str_hash (id), day,
                        CLAMP ((hour - DAY_BEGINS_H) / (DAY_ENDS_H - DAY_BEGINS_H), 0, 1) };
  GString *text;
  PentadJsonWriter w;

  if (topic == NULL)
    return NULL;
  text = g_string_new (NULL);
  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_time (&w, "as_of", now, world->zone);
  write_label (&w, "label", pentad_json_member (topic, "label"));
  write_list (&w, topic, "measures");
  if (pentad_json_member (topic, "classes") != NULL)
    write_class_kinds (&w, world->classes);
  else
    write_list (&w, topic, "kinds");
  write_list (&w, topic, "states");
  write_counts (&w, &counting);
  pentad_topic_entries_write (&w, world, topic, now);
  pentad_json_writer_end_object (&w);
  return text;
}
