/* The city: the one model that sources fill and every face reads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/city-private.h"

#include <string.h>

/* A deadline set today may lie this many days ahead. */
#define LONGEST_LIMIT_DAYS 30

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadCity, pentad_city, G_TYPE_OBJECT)

void
pentad_city_changed (PentadCity *self, gboolean codes)
{
  self->revision++;
  if (codes)
    {
      self->history_revision++;
      self->rows_valid = self->entries_valid = FALSE;
      pentad_city_drop_ledgers (self);
      pentad_case_register_set_codes (self->cases, self->divisions, self->catalogue);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pentad_city_finalize (GObject *object)
{
  PentadCity *self = PENTAD_CITY (object);

  g_clear_pointer (&self->about, pentad_about_unref);
  g_clear_pointer (&self->utc, pentad_zone_unref);
  g_clear_pointer (&self->divisions, pentad_divisions_unref);
  g_clear_pointer (&self->catalogue, pentad_catalogue_unref);
  g_clear_pointer (&self->calendar, pentad_calendar_unref);
  g_clear_pointer (&self->scheme, pentad_scheme_unref);
  g_clear_pointer (&self->zonings, g_hash_table_unref);
  g_clear_pointer (&self->partitions, g_ptr_array_unref);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  g_clear_pointer (&self->topics, g_hash_table_unref);
  g_clear_pointer (&self->forbidden_topics, g_hash_table_unref);
  g_clear_pointer (&self->topic_failures, g_hash_table_unref);
  for (guint part = 0; part < PENTAD_N_PARTS; part++)
    g_free (self->failures[part]);
  g_clear_pointer (&self->staff, pentad_staff_unref);
  g_clear_pointer (&self->sensors, pentad_sensors_unref);
  g_clear_pointer (&self->calls, pentad_calls_unref);
  g_clear_pointer (&self->approvals, pentad_approvals_unref);
  g_clear_pointer (&self->service, pentad_service_unref);
  g_clear_pointer (&self->tasks, pentad_tasks_unref);
  g_clear_pointer (&self->assessments, pentad_assessments_unref);
  g_clear_pointer (&self->ledgers, g_ptr_array_unref);
  g_clear_pointer (&self->cases, pentad_case_register_free);
  g_clear_pointer (&self->deadlines, pentad_case_deadlines_free);
  g_clear_pointer (&self->histories, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_clear_pointer (&self->entry_findings, g_ptr_array_unref);
  g_clear_pointer (&self->zone_findings, g_ptr_array_unref);
  g_clear_pointer (&self->source_findings, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->filter, pentad_filter_unref);
  g_clear_pointer (&self->hidden_classes, g_hash_table_unref);
  g_clear_pointer (&self->no_histories, g_ptr_array_unref);
  G_OBJECT_CLASS (pentad_city_parent_class)->finalize (object);
}

static void
pentad_city_class_init (PentadCityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pentad_city_finalize;
  signals[CHANGED] = g_signal_new ("changed", PENTAD_TYPE_CITY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
pentad_city_init (PentadCity *self)
{
  self->utc = pentad_zone_new ("UTC", 0, NULL);
  self->partitions = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_partition_unref);
  self->zonings = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)pentad_zoning_free);
  self->layers = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_layer_unref);
  self->topics =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)pentad_topic_unref);
  self->forbidden_topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->topic_failures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->histories = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_history_unref);
  self->numbers = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->entry_findings = pentad_findings_new ();
  self->zone_findings = pentad_findings_new ();
  self->source_findings = pentad_findings_new ();
  self->findings = pentad_findings_new ();
  self->hidden_classes = g_hash_table_new (NULL, NULL);
  self->no_histories = g_ptr_array_new ();
  pentad_city_init_cases (self);
  self->known_counts = pentad_count_set_all ();
}

PentadCity *
pentad_city_new (void)
{
  return g_object_new (PENTAD_TYPE_CITY, NULL);
}

#define DEFINE_SETTER(Type, type, field, codes)                                                    \
  void pentad_city_set_##field (PentadCity *self, Type *field)                                     \
  {                                                                                                \
    Type *old = self->field;                                                                       \
                                                                                                   \
    self->field = type##_ref (field);                                                              \
    g_clear_pointer (&old, type##_unref);                                                          \
    pentad_city_changed (self, codes);                                                             \
  }

DEFINE_SETTER (PentadAbout, pentad_about, about, TRUE)
DEFINE_SETTER (PentadStaff, pentad_staff, staff, FALSE)
DEFINE_SETTER (PentadSensors, pentad_sensors, sensors, FALSE)
DEFINE_SETTER (PentadCalls, pentad_calls, calls, FALSE)
DEFINE_SETTER (PentadApprovals, pentad_approvals, approvals, FALSE)
DEFINE_SETTER (PentadService, pentad_service, service, FALSE)
DEFINE_SETTER (PentadTasks, pentad_tasks, tasks, FALSE)
DEFINE_SETTER (PentadAssessments, pentad_assessments, assessments, FALSE)

void
pentad_city_set_catalogue (PentadCity *self, PentadCatalogue *catalogue)
{
  PentadCatalogue *old = self->catalogue;

  self->catalogue = pentad_catalogue_ref (catalogue);
  pentad_city_limits_changed (self);
  g_clear_pointer (&old, pentad_catalogue_unref);
  pentad_city_changed (self, TRUE);
}

void
pentad_city_set_calendar (PentadCity *self, PentadCalendar *calendar)
{
  PentadCalendar *old = self->calendar;

  self->calendar = pentad_calendar_ref (calendar);
  pentad_city_limits_changed (self);
  g_clear_pointer (&old, pentad_calendar_unref);
  pentad_city_changed (self, FALSE);
}

void
pentad_city_set_scheme (PentadCity *self, PentadScheme *scheme)
{
  PentadScheme *old = self->scheme;

  self->scheme = pentad_scheme_ref (scheme);
  g_clear_pointer (&old, pentad_scheme_unref);
  pentad_city_drop_ledgers (self);
  pentad_case_register_set_workflow (self->cases, &scheme->workflow);
  pentad_city_changed (self, FALSE);
}

void
pentad_city_set_divisions (PentadCity *self, PentadDivisions *divisions)
{
  PentadDivisions *old = self->divisions;

  self->divisions = pentad_divisions_ref (divisions);
  g_clear_pointer (&old, pentad_divisions_unref);
  self->shape_revision++;
  self->zones_valid = FALSE;
  g_hash_table_remove_all (self->zonings);
  pentad_city_changed (self, TRUE);
}

void
pentad_city_set_partition (PentadCity *self, PentadPartition *partition)
{
  for (guint i = 0; i < self->partitions->len; i++)
    if (g_strcmp0 (((PentadPartition *)g_ptr_array_index (self->partitions, i))->id,
                   partition->id) == 0)
      {
        g_ptr_array_remove_index (self->partitions, i);
        break;
      }
  g_ptr_array_add (self->partitions, pentad_partition_ref (partition));
  self->zones_valid = FALSE;
  g_hash_table_remove_all (self->zonings);
  pentad_city_changed (self, FALSE);
}

void
pentad_city_set_layer (PentadCity *self, PentadLayer *layer)
{
  for (guint i = 0; i < self->layers->len; i++)
    if (g_strcmp0 (((PentadLayer *)g_ptr_array_index (self->layers, i))->id, layer->id) == 0)
      {
        g_ptr_array_remove_index (self->layers, i);
        break;
      }
  g_ptr_array_add (self->layers, pentad_layer_ref (layer));
  self->shape_revision++;
  pentad_city_changed (self, FALSE);
}

void
pentad_city_set_known_counts (PentadCity *self, const PentadCountSet *counts)
{
  self->known_counts = *counts;
  pentad_city_changed (self, FALSE);
}

gboolean
pentad_city_knows_count (PentadCity *self, PentadCount count)
{
  return pentad_count_set_has (&self->known_counts, count);
}

const PentadAbout *
pentad_city_get_about (PentadCity *self)
{
  return self->about;
}

const PentadZone *
pentad_city_get_zone (PentadCity *self)
{
  return self->about != NULL && self->about->zone != NULL ? self->about->zone : self->utc;
}

const PentadDivisions *
pentad_city_get_divisions (PentadCity *self)
{
  return self->divisions;
}

int
pentad_city_get_root (PentadCity *self)
{
  const char *part = self->about != NULL ? self->about->part : NULL;
  int place = part != NULL && self->divisions != NULL
                  ? pentad_divisions_find_any (self->divisions, part)
                  : PENTAD_NO_PLACE;

  return MAX (place, 0);
}

gboolean
pentad_city_holds_place (PentadCity *self, int place)
{
  int root = pentad_city_get_root (self);

  return root == 0 || place == root ||
         (place != PENTAD_NO_PLACE && pentad_divisions_is_below (self->divisions, place, root));
}

const PentadCatalogue *
pentad_city_get_catalogue (PentadCity *self)
{
  return self->catalogue;
}

const PentadCalendar *
pentad_city_get_calendar (PentadCity *self)
{
  return self->calendar;
}

const PentadScheme *
pentad_city_get_scheme (PentadCity *self)
{
  return self->scheme;
}

const PentadZoning *
pentad_city_get_zoning (PentadCity *self, const PentadPartition *partition)
{
  PentadZoning *zoning = g_hash_table_lookup (self->zonings, partition);

  g_return_val_if_fail (PENTAD_IS_CITY (self), NULL);

  if (zoning != NULL || self->divisions == NULL ||
      !g_ptr_array_find (self->partitions, partition, NULL))
    return zoning;
  zoning = pentad_zoning_new (partition, self->divisions, NULL);
  g_hash_table_insert (self->zonings, (gpointer)partition, zoning);
  return zoning;
}

const GPtrArray *
pentad_city_get_partitions (PentadCity *self)
{
  return self->partitions;
}

const GPtrArray *
pentad_city_get_layers (PentadCity *self)
{
  return self->layers;
}

const PentadLayer *
pentad_city_get_layer (PentadCity *self, const char *id)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      const PentadLayer *layer = g_ptr_array_index (self->layers, i);

      if (g_strcmp0 (layer->id, id) == 0)
        return layer;
    }
  return NULL;
}

void
pentad_city_set_forbidden (PentadCity *self, PentadCityPart part, gboolean forbidden)
{
  guint bit = 1u << part, before;

  g_return_if_fail (PENTAD_IS_CITY (self) && part < PENTAD_N_PARTS);

  before = self->forbidden;
  self->forbidden = forbidden ? before | bit : before & ~bit;
  if (self->forbidden != before)
    pentad_city_changed (self, FALSE);
}

gboolean
pentad_city_is_forbidden (PentadCity *self, PentadCityPart part)
{
  g_return_val_if_fail (PENTAD_IS_CITY (self) && part < PENTAD_N_PARTS, FALSE);
  return (self->forbidden & 1u << part) != 0;
}

void
pentad_city_set_failure (PentadCity *self, PentadCityPart part, const char *why)
{
  g_return_if_fail (PENTAD_IS_CITY (self) && part < PENTAD_N_PARTS);

  if (g_strcmp0 (self->failures[part], why) == 0)
    return;
  g_free (self->failures[part]);
  self->failures[part] = g_strdup (why);
  pentad_city_changed (self, FALSE);
}

const char *
pentad_city_get_failure (PentadCity *self, PentadCityPart part)
{
  g_return_val_if_fail (PENTAD_IS_CITY (self) && part < PENTAD_N_PARTS, NULL);
  return self->failures[part];
}

const PentadStaff *
pentad_city_get_staff (PentadCity *self)
{
  return self->staff;
}

const PentadSensors *
pentad_city_get_sensors (PentadCity *self)
{
  return self->sensors;
}

const PentadCalls *
pentad_city_get_calls (PentadCity *self)
{
  return self->calls;
}

const PentadApprovals *
pentad_city_get_approvals (PentadCity *self)
{
  return self->approvals;
}

const PentadService *
pentad_city_get_service (PentadCity *self)
{
  return self->service;
}

const PentadTasks *
pentad_city_get_tasks (PentadCity *self)
{
  return self->tasks;
}

const PentadAssessments *
pentad_city_get_assessments (PentadCity *self)
{
  return self->assessments;
}

gint64
pentad_city_get_as_of (PentadCity *self)
{
  return self->as_of;
}

guint64
pentad_city_get_revision (PentadCity *self)
{
  return self->revision;
}

guint64
pentad_city_get_shape_revision (PentadCity *self)
{
  return self->shape_revision;
}

guint64
pentad_city_get_history_revision (PentadCity *self)
{
  return self->history_revision;
}

/* The years that deadlines of today run into; each that the calendar lacks makes them wrong. */
static void
list_missing_years (PentadCity *self)
{
  const PentadZone *zone = pentad_city_get_zone (self);
  int last = 0;

  if (self->calendar == NULL || self->as_of == PENTAD_NO_TIME)
    return;
  for (int i = 0; i < 2; i++)
    {
      gint32 day = pentad_zone_day (zone, self->as_of) + i * LONGEST_LIMIT_DAYS;
      g_autofree char *text = NULL;
      int year, month, mday;

      pentad_day_to_date (day, &year, &month, &mday);
      if (year == last || pentad_calendar_has_year (self->calendar, year))
        continue;
      last = year;
      text = g_strdup_printf ("%d", year);
      g_ptr_array_add (self->findings,
                       pentad_finding_new (PENTAD_FINDING_YEAR_MISSING, NULL, text, NULL, NULL, 1));
    }
}

static gboolean
are_same (const GPtrArray *a, const GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; i < a->len && same; i++)
    {
      g_autofree char *one = pentad_finding_describe (g_ptr_array_index (a, i));
      g_autofree char *other = pentad_finding_describe (g_ptr_array_index (b, i));

      same = strcmp (one, other) == 0;
    }
  return same;
}

void
pentad_city_set_source_findings (PentadCity *self, const GPtrArray *findings)
{
  if (are_same (self->source_findings, findings))
    return;
  g_ptr_array_set_size (self->source_findings, 0);
  pentad_findings_append (self->source_findings, findings);
  pentad_city_changed (self, FALSE);
}

static void
check_zones (PentadCity *self, const PentadPartition *partition)
{
  for (guint i = 0; i < partition->areas->len; i++)
    {
      const PentadZoneArea *area = g_ptr_array_index (partition->areas, i);

      for (const char *code = NULL; (code = pentad_codes_next (&area->grids, code)) != NULL;)
        if (pentad_divisions_find (self->divisions, PENTAD_LEVEL_GRID, code) == PENTAD_NO_PLACE)
          pentad_findings_count (self->zone_findings, PENTAD_FINDING_UNKNOWN_GRID, partition->id,
                                 NULL, code);
    }
}

/* Unit grids that partitions name and the city does not have. */
static void
list_unknown_grids (PentadCity *self)
{
  if (!self->zones_valid)
    {
      g_ptr_array_set_size (self->zone_findings, 0);
      for (guint i = 0; i < self->partitions->len && self->divisions != NULL; i++)
        check_zones (self, g_ptr_array_index (self->partitions, i));
      self->zones_valid = TRUE;
    }
  pentad_findings_append (self->findings, self->zone_findings);
}

/* What the model found, gathered when asked for: that of the places, of the cases, of the calendar.
 */
static void
list_findings (PentadCity *self)
{
  g_ptr_array_set_size (self->findings, 0);
  if (self->divisions != NULL)
    pentad_findings_append (self->findings, pentad_divisions_get_findings (self->divisions));
  pentad_case_register_list_findings (self->cases, self->findings);
  pentad_findings_append (self->findings, pentad_city_get_history_findings (self));
  list_missing_years (self);
  list_unknown_grids (self);
  pentad_findings_append (self->findings, self->source_findings);
  if (self->n_repeated > 0)
    g_ptr_array_add (self->findings, pentad_finding_new (PENTAD_FINDING_REPEATED_ID, NULL, NULL,
                                                         NULL, NULL, self->n_repeated));
}

gboolean
pentad_city_check_cases (PentadCity *self, guint n)
{
  g_return_val_if_fail (PENTAD_IS_CITY (self), TRUE);
  return pentad_case_register_check (self->cases, n);
}

const GPtrArray *
pentad_city_get_findings (PentadCity *self)
{
  list_findings (self);
  return self->findings;
}
