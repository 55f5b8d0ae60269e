/* The reference city as a whole: a pure function of seed and tier.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/world.h"
#include "reference/holidays.h"

#include "codec/documents.h"
#include "host/paths.h"

static PentadScheme *
load_scheme (const char *file, GError **error)
{
  g_autofree char *text = NULL;
  gsize len;

  if (!g_file_get_contents (file, &text, &len, error))
    return NULL;
  return pentad_read_scheme (text, len, file, error);
}

static PentadTopicPlans *
load_topics (GError **error)
{
  g_autofree char *path = pentad_paths_find_data ("reference", "topics.json", error);

  return path != NULL ? pentad_topic_plans_load (path, error) : NULL;
}

PentadWorld *
pentad_world_new (const PentadTier *tier,
                  guint64 seed,
                  const char *class_file,
                  const char *scheme_file,
                  GError **error)
{
  g_autoptr (PentadWorld) world = g_new0 (PentadWorld, 1);

  world->tier = *tier;
  world->seed = pentad_hash (seed, PENTAD_STREAM_OUTLINE, g_str_hash (tier->id), 0);
  world->zone = pentad_zone_new (PENTAD_WORLD_TIME_ZONE, 0, error);
  if (world->zone == NULL)
    return NULL;
  world->classes = pentad_class_list_load (class_file, error);
  if (world->classes == NULL)
    return NULL;
  world->scheme = load_scheme (scheme_file, error);
  if (world->scheme == NULL)
    return NULL;
  world->topics = load_topics (error);
  if (world->topics == NULL)
    return NULL;
  world->calendar = pentad_holidays_calendar_new (world->zone);
  world->lattice = pentad_lattice_new (world->seed, tier->grids);
  world->places = pentad_places_new (world->seed, &world->tier, world->lattice);
  world->departments = pentad_departments_new (world->seed, world->places);
  world->demand = pentad_demand_new (world->seed, world->places, world->classes, world->calendar);
  world->force = pentad_force_new (world->seed, world->places, world->demand, world->zone);
  world->posts = pentad_posts_new (world->seed, world->places, world->force);
  world->rules = (PentadTimelineRules){ world->places, world->departments, world->demand,
                                        world->posts,  world->calendar,    &world->scheme->limits };
  world->reports = (PentadReports){ world->seed, world->places,         world->demand,
                                    world->zone, &world->rules.dropped, &world->scheme->workflow };
  world->book = pentad_case_book_new (&world->reports, &world->rules);
  return g_steal_pointer (&world);
}

void
pentad_world_free (PentadWorld *world)
{
  g_clear_pointer (&world->book, pentad_case_book_free);
  g_clear_pointer (&world->posts, pentad_posts_free);
  g_clear_pointer (&world->force, pentad_force_free);
  g_clear_pointer (&world->demand, pentad_demand_free);
  g_clear_pointer (&world->departments, pentad_departments_free);
  g_clear_pointer (&world->places, pentad_places_free);
  g_clear_pointer (&world->lattice, pentad_lattice_free);
  g_clear_pointer (&world->calendar, pentad_calendar_unref);
  g_clear_pointer (&world->scheme, pentad_scheme_unref);
  g_clear_pointer (&world->topics, pentad_topic_plans_free);
  g_clear_pointer (&world->classes, pentad_class_list_free);
  g_clear_pointer (&world->zone, pentad_zone_unref);
  g_free (world);
}

gint32
pentad_world_first_day (void)
{
  gint32 day = PENTAD_NO_DAY;

  if (!pentad_day_parse (PENTAD_WORLD_FIRST_DAY, &day))
    g_assert_not_reached ();
  return day;
}

char *
pentad_world_case_id (const PentadWorld *world,
                      const PentadCaseDay *day,
                      const PentadCaseRecord *record)
{
  int year, month, mday;

  pentad_day_to_date (day->day, &year, &month, &mday);
  return g_strdup_printf ("%s%04d%02d%02d%06u", world->tier.case_prefix, year, month, mday,
                          record->serial);
}

PentadPoint
pentad_world_point_in_grid (const PentadWorld *world, guint grid, guint64 number)
{
  return pentad_reports_point (world->places, world->seed, grid, number, 0);
}
