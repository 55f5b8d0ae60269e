/* The entries of a topic of the reference city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/topic-entries.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* An entry under way: the template, where it is, and what chance is drawn from. */
typedef struct
{
  const PentadWorld *world;
  const PentadJson *template;
  const PentadPlace *place; /* NULL: the whole city */
  guint64 salt;
  gint64 now;
} Making;

static PentadRng
get_rng (const Making *making, guint what)
{
  return pentad_rng (making->world->seed, PENTAD_STREAM_TOPIC_ENTRY, (gint64)making->salt, what);
}

enum
{
  DRAW_KIND,
  DRAW_STATE,
  DRAW_CLASS,
  DRAW_NUMBER,
  DRAW_PERSON,
  DRAW_TELEPHONE
};

/* One word of a list, or the single one. */
static const char *
pick (const Making *making, const char *single, const char *several, guint what)
{
  const PentadJson *list = pentad_json_member (making->template, several);
  PentadRng rng = get_rng (making, what);

  if (list == NULL || list->count == 0)
    return pentad_json_string (pentad_json_member (making->template, single));
  return pentad_json_string (pentad_json_element (list, pentad_rng_below (&rng, list->count)));
}

static void
write_picked (PentadJsonWriter *w, const char *name, const char *text)
{
  if (text != NULL)
    pentad_json_writer_member_string (w, name, text);
}

static void
write_label (PentadJsonWriter *w, const Making *making, const char *name)
{
  const PentadJson *node = pentad_json_member (making->template, name);
  PentadLabel label = { 0 };

  if (node == NULL)
    return;
  pentad_topic_plan_read_label (node, making->place != NULL ? &making->place->name : NULL, &label);
  pentad_json_writer_member_label (w, name, &label);
  pentad_label_clear (&label);
}

/* "-2d 08:30": so many days from today, at that time; PENTAD_NO_TIME where nothing is said. */
static gint64
get_time (const Making *making, const char *name)
{
  const PentadZone *zone = making->world->zone;
  const char *text = pentad_json_string (pentad_json_member (making->template, name));
  int days, hours, minutes;

  if (text == NULL || sscanf (text, "%dd %d:%d", &days, &hours, &minutes) != 3)
    return PENTAD_NO_TIME;
  return pentad_zone_day_begin (zone, pentad_zone_day (zone, making->now) + days) +
         hours * PENTAD_HOUR_S + minutes * 60;
}

/* What has happened is not in the future: before it is time, it was the day before. */
static void
write_past (PentadJsonWriter *w, const Making *making, const char *name)
{
  gint64 time = get_time (making, name);

  if (time > making->now)
    time -= PENTAD_DAY_S;
  if (time != PENTAD_NO_TIME && time <= making->now)
    pentad_json_writer_member_time (w, name, time, making->world->zone);
}

static void
write_coming (PentadJsonWriter *w, const Making *making, const char *name)
{
  gint64 time = get_time (making, name);

  if (time != PENTAD_NO_TIME)
    pentad_json_writer_member_time (w, name, time, making->world->zone);
}

/* [low, high]. */
static void
write_number (PentadJsonWriter *w, const Making *making, const char *name)
{
  const PentadJson *range = pentad_json_member (making->template, name);
  PentadRng rng = get_rng (making, DRAW_NUMBER);
  double low = pentad_json_number (pentad_json_element (range, 0));
  double high = pentad_json_number (pentad_json_element (range, 1));

  if (isfinite (low) && isfinite (high))
    pentad_json_writer_member_int (w, name, (gint64)pentad_rng_between (&rng, low, high + 0.999));
}

/* Made up; that somebody is called so is chance. */
static void
write_person (PentadJsonWriter *w, const Making *making)
{
  const PentadJson *root = pentad_json_tree_get_root (making->world->topics->tree);
  const char *surnames = pentad_json_string (pentad_json_member (root, "surnames"));
  const PentadJson *given = pentad_json_member (root, "given");
  PentadRng rng = get_rng (making, DRAW_PERSON);
  g_autofree char *surname = NULL;
  g_autofree char *name = NULL;

  if (surnames == NULL || given == NULL || given->count == 0)
    return;
  guint first = pentad_rng_below (&rng, (guint)g_utf8_strlen (surnames, -1));
  surname = g_utf8_substring (surnames, (glong)first, (glong)first + 1);
  name = g_strconcat (
      surname,
      pentad_json_string (pentad_json_element (given, pentad_rng_below (&rng, given->count))),
      NULL);
  pentad_json_writer_member_string (w, "person", name);
}

static void
write_telephone (PentadJsonWriter *w, const Making *making)
{
  PentadRng rng = get_rng (making, DRAW_TELEPHONE);
  g_autofree char *number = g_strdup_printf ("000-555%05u", pentad_rng_below (&rng, 100000));

  pentad_json_writer_member_string (w, "telephone", number);
}

static void
write_unit (PentadJsonWriter *w, const Making *making)
{
  double unit = pentad_json_number (pentad_json_member (making->template, "unit"));

  if (isfinite (unit) && unit >= 0 && unit < making->world->departments->all->len)
    pentad_json_writer_member_string (
        w, "unit", pentad_departments_get (making->world->departments, (guint)unit)->code);
}

static void
write_entry (PentadJsonWriter *w, const Making *making, const char *id)
{
  const char *class_code = pick (making, "class", "classes", DRAW_CLASS);

  pentad_json_writer_begin_object (w);
  pentad_json_writer_member_string (w, "id", id);
  if (making->place != NULL)
    pentad_json_writer_member_string (w, "division", making->place->code);
  write_picked (w, "kind", pick (making, "kind", "kinds", DRAW_KIND));
  write_picked (w, "state", pick (making, "state", "states", DRAW_STATE));
  write_label (w, making, "title");
  write_label (w, making, "note");
  if (class_code != NULL && pentad_class_list_find (making->world->classes, class_code) >= 0)
    pentad_json_writer_member_string (w, "class", class_code);
  write_unit (w, making);
  if (pentad_json_is_true (pentad_json_member (making->template, "person")))
    write_person (w, making);
  if (pentad_json_is_true (pentad_json_member (making->template, "telephone")))
    write_telephone (w, making);
  write_past (w, making, "since");
  write_coming (w, making, "until");
  write_coming (w, making, "due");
  write_past (w, making, "done");
  write_number (w, making, "number");
  write_number (w, making, "of");
  pentad_json_writer_end_object (w);
}

/* Where a template has an entry: in each place of a level, or in so many of them. */
static void
write_template (PentadJsonWriter *w, Making *making, const char *topic, guint number)
{
  const PentadPlaces *places = making->world->places;
  const char *each = pentad_json_string (pentad_json_member (making->template, "each"));
  double count = pentad_json_number (pentad_json_member (making->template, "count"));
  gint32 day = pentad_json_is_true (pentad_json_member (making->template, "daily"))
                   ? pentad_zone_day (making->world->zone, making->now)
                   : 0;
  const GArray *level = each == NULL                     ? NULL
                        : g_str_equal (each, "district") ? places->districts
                        : g_str_equal (each, "street")   ? places->streets
                                                         : places->communities;
  guint n = level == NULL ? 1 : isfinite (count) ? MIN ((guint)count, level->len) : level->len;
  PentadRng rng = pentad_rng (making->world->seed, PENTAD_STREAM_TOPIC_ENTRY,
                              (gint64)g_str_hash (topic) * 1000 + number, day);
  guint first = level != NULL ? pentad_rng_below (&rng, level->len) : 0;

  for (guint i = 0; i < n; i++)
    {
      /* Spread over the city, none twice. */
      guint at = level != NULL ? (first + (guint)((guint64)i * level->len / n)) % level->len : 0;
      g_autofree char *id = day != 0 ? g_strdup_printf ("%s-%u-%u-%d", topic, number, at, day)
                                     : g_strdup_printf ("%s-%u-%u", topic, number, at);

      making->place = level != NULL ? &g_array_index (level, PentadPlace, at) : NULL;
      making->salt = g_str_hash (id);
      write_entry (w, making, id);
    }
}

void
pentad_topic_entries_write (PentadJsonWriter *w,
                            const PentadWorld *world,
                            const PentadJson *topic,
                            gint64 now)
{
  const char *id = pentad_json_string (pentad_json_member (topic, "id"));
  guint number = 0;

  pentad_json_writer_member_array (w, "entries");
  PENTAD_JSON_EACH (template, pentad_json_member (topic, "entries"))
  {
    Making making = { .world = world, .template = template, .now = now };

    write_template (w, &making, id, number++);
  }
  pentad_json_writer_end_array (w);
}
