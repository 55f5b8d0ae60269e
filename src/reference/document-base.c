/* About, catalogue and calendar of the reference city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/json-writer.h"
#include "reference/document.h"
#include "reference/holidays.h"
#include "reference/land.h"
#include "reference/names.h"

/* How the codes of unit grids are built, and what the city calls its levels. */
static void
write_codes (PentadJsonWriter *w)
{
  static const int digits[] = { 6, 3, 3, 3 };
  static const char *const names[PENTAD_N_LEVELS][3] = {
    { "市", "市", "City" },
    { "区县", "區縣", "District" },
    { "街道", "街道", "Sub-district" },
    { "社区", "社區", "Community" },
    { "单元网格", "單元網格", "Unit grid" },
  };

  pentad_json_writer_member_array (w, "grid_code");
  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    pentad_json_writer_int (w, digits[i]);
  pentad_json_writer_end_array (w);
  pentad_json_writer_member_object (w, "levels");
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    {
      PentadLabel name = { 0 };

      pentad_label_set_three (&name, names[level][0], names[level][1], names[level][2]);
      pentad_json_writer_member_label (w, pentad_level_id (level), &name);
      pentad_label_clear (&name);
    }
  pentad_json_writer_end_object (w);
}

GString *
pentad_document_about (const PentadWorld *world, gint64 now)
{
  GString *text = g_string_new (NULL);
  PentadLabel name = { 0 };
  PentadJsonWriter w;

  pentad_label_set_three (&name, world->tier.zh_cn, world->tier.zh_tw, world->tier.en);
  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_int (&w, "api", 1);
  pentad_json_writer_member_string (&w, "code", world->tier.city_code);
  pentad_json_writer_member_label (&w, "name", &name);
  pentad_json_writer_member_string (&w, "time_zone", pentad_zone_get_name (world->zone));
  pentad_json_writer_member_string (&w, "day_start", "00:00");
  pentad_json_writer_member_string (&w, "crs", "WGS84");
  write_codes (&w);
  pentad_json_writer_member_string (&w, "scheme", world->scheme->id);
  pentad_json_writer_member_string (&w, "class_scheme", world->classes->id);
  pentad_json_writer_member_array (&w, "layers");
  for (guint i = 0; i < PENTAD_LAND_N_LAYERS; i++)
    pentad_json_writer_string (&w, pentad_land_layer_id (i));
  pentad_json_writer_end_array (&w);
  pentad_json_writer_member_array (&w, "topics");
  PENTAD_JSON_EACH (topic, world->topics->list)
  {
    pentad_json_writer_string (&w, pentad_json_string (pentad_json_member (topic, "id")));
  }
  pentad_json_writer_end_array (&w);
  pentad_json_writer_member_boolean (&w, "photos", TRUE);
  pentad_json_writer_member_string (&w, "history_from", PENTAD_WORLD_FIRST_DAY);
  pentad_json_writer_member_time (&w, "now", now, world->zone);
  pentad_json_writer_end_object (&w);
  pentad_label_clear (&name);
  return text;
}

static void
write_phase (PentadJsonWriter *w, const PentadPhase *phase)
{
  pentad_json_writer_begin_object (w);
  if (!pentad_label_is_empty (&phase->label))
    pentad_json_writer_member_label (w, "label", &phase->label);
  pentad_json_writer_member_double (w, "amount", phase->amount, 2);
  pentad_json_writer_member_string (w, "unit", pentad_limit_unit_id (phase->unit));
  pentad_json_writer_end_object (w);
}

static void
write_season (PentadJsonWriter *w, const PentadSeason *season)
{
  char day[8];

  pentad_json_writer_member_object (w, "season");
  pentad_json_writer_member_label (w, "label", &season->label);
  if (season->from > 0)
    {
      g_snprintf (day, sizeof day, "%02d-%02d", season->from / 100, season->from % 100);
      pentad_json_writer_member_string (w, "from", day);
      g_snprintf (day, sizeof day, "%02d-%02d", season->to / 100, season->to % 100);
      pentad_json_writer_member_string (w, "to", day);
    }
  pentad_json_writer_end_object (w);
}

static void
write_conditions (PentadJsonWriter *w, const GPtrArray *conditions)
{
  pentad_json_writer_member_array (w, "conditions");
  for (guint i = 0; i < conditions->len; i++)
    {
      const PentadCondition *condition = g_ptr_array_index (conditions, i);

      pentad_json_writer_begin_object (w);
      if (!pentad_label_is_empty (&condition->label))
        pentad_json_writer_member_label (w, "label", &condition->label);
      pentad_json_writer_member_array (w, "phases");
      for (guint k = 0; k < condition->n_phases; k++)
        write_phase (w, &condition->phases[k]);
      pentad_json_writer_end_array (w);
      if (!pentad_label_is_empty (&condition->season.label))
        write_season (w, &condition->season);
      pentad_json_writer_end_object (w);
    }
  pentad_json_writer_end_array (w);
}

static void
write_classes (PentadJsonWriter *w, const PentadClassList *list)
{
  static const char *const kinds[] = { "component", "event", "other" };

  pentad_json_writer_member_array (w, "classes");
  for (guint i = 0; i < pentad_class_list_get_count (list); i++)
    {
      const PentadClassEntry *entry = pentad_class_list_get (list, i);

      pentad_json_writer_begin_object (w);
      pentad_json_writer_member_string (w, "code", entry->code);
      pentad_json_writer_member_label (w, "name", &entry->label);
      pentad_json_writer_member_string (w, "kind", kinds[entry->kind]);
      if (entry->major >= 0)
        pentad_json_writer_member_string (w, "major",
                                          pentad_class_list_get (list, (guint)entry->major)->code);
      if (entry->conditions != NULL)
        write_conditions (w, entry->conditions);
      pentad_json_writer_end_object (w);
    }
  pentad_json_writer_end_array (w);
}

static void
write_departments (PentadJsonWriter *w, const PentadWorld *world)
{
  pentad_json_writer_member_array (w, "departments");
  for (guint i = 0; i < world->departments->all->len; i++)
    {
      const PentadReferenceDepartment *department = pentad_departments_get (world->departments, i);

      pentad_json_writer_begin_object (w);
      pentad_json_writer_member_string (w, "code", department->code);
      pentad_json_writer_member_label (w, "name", &department->name);
      if (department->street >= 0)
        pentad_json_writer_member_string (
            w, "division", pentad_places_street (world->places, (guint)department->street)->code);
      else if (department->district >= 0)
        pentad_json_writer_member_string (
            w, "division",
            pentad_places_district (world->places, (guint)department->district)->code);
      pentad_json_writer_member_string (w, "group", department->group);
      pentad_json_writer_end_object (w);
    }
  pentad_json_writer_end_array (w);
}

static void
write_posts (PentadJsonWriter *w, const PentadWorld *world)
{
  pentad_json_writer_member_array (w, "posts");
  for (guint i = 0; i < world->posts->all->len; i++)
    {
      const PentadReferencePost *post = pentad_posts_get (world->posts, i);
      PentadLabel name = { { NULL } };

      pentad_json_writer_begin_object (w);
      pentad_json_writer_member_string (w, "code", post->code);
      pentad_json_writer_member_string (w, "role", pentad_job_id (post->job));
      pentad_posts_name (post, &name);
      pentad_json_writer_member_label (w, "name", &name);
      pentad_label_clear (&name);
      if (post->street >= 0)
        pentad_json_writer_member_string (
            w, "division", pentad_places_street (world->places, (guint)post->street)->code);
      pentad_json_writer_end_object (w);
    }
  pentad_json_writer_end_array (w);
}

GString *
pentad_document_catalogue (const PentadWorld *world)
{
  GString *text = g_string_new (NULL);
  PentadJsonWriter w;

  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_string (&w, "scheme", world->classes->id);
  write_classes (&w, world->classes);
  write_departments (&w, world);
  write_posts (&w, world);
  pentad_json_writer_end_object (&w);
  return text;
}

static void
write_holidays (PentadJsonWriter *w)
{
  guint n;
  const PentadHoliday *holidays = pentad_holidays_get (&n);

  pentad_json_writer_member_array (w, "holidays");
  for (guint i = 0; i < n; i++)
    {
      gint32 first, last;

      if (!pentad_day_parse (holidays[i].first, &first) ||
          !pentad_day_parse (holidays[i].last, &last))
        g_assert_not_reached ();
      for (gint32 day = first; day <= last; day++)
        pentad_json_writer_day (w, day);
    }
  pentad_json_writer_end_array (w);

  pentad_json_writer_member_array (w, "make_up_days");
  for (guint i = 0; i < n; i++)
    for (int k = 0; k < 2; k++)
      if (holidays[i].make_up[k] != NULL)
        pentad_json_writer_string (w, holidays[i].make_up[k]);
  pentad_json_writer_end_array (w);
}

GString *
pentad_document_calendar (const PentadWorld *world)
{
  static const char *const hours[2][2] = { { "08:00", "12:00" }, { "14:00", "18:00" } };
  GString *text = g_string_new (NULL);
  PentadJsonWriter w;

  pentad_json_writer_init (&w, text);
  pentad_json_writer_begin_object (&w);
  pentad_json_writer_member_array (&w, "hours");
  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      pentad_json_writer_begin_array (&w);
      pentad_json_writer_string (&w, hours[i][0]);
      pentad_json_writer_string (&w, hours[i][1]);
      pentad_json_writer_end_array (&w);
    }
  pentad_json_writer_end_array (&w);
  pentad_json_writer_member_array (&w, "years");
  for (int year = PENTAD_HOLIDAYS_FIRST_YEAR; year <= PENTAD_HOLIDAYS_LAST_YEAR; year++)
    pentad_json_writer_int (&w, year);
  pentad_json_writer_end_array (&w);
  write_holidays (&w);
  pentad_json_writer_end_object (&w);
  return text;
}
