/* The city: the one model that sources fill and every face reads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/city.h"

#include <string.h>

/* Days for which ended cases are kept beside today, for comparisons with yesterday. */
#define KEEP_ENDED_DAYS 2

struct _PentadCity
{
  GObject parent_instance;

  /* Documents, NULL until received. */
  PentadAbout *about;
  PentadZone *utc;
  PentadDivisions *divisions;
  PentadCatalogue *catalogue;
  PentadCalendar *calendar;
  PentadScheme *scheme;
  GPtrArray *partitions;
  GPtrArray *layers;
  PentadStaff *staff;
  PentadSensors *sensors;
  PentadCalls *calls;
  PentadApprovals *approvals;
  PentadService *service;
  PentadTasks *tasks;
  PentadAssessments *assessments;

  /* Cases. */
  PentadCaseRegister *cases;
  gint64 as_of;
  guint n_repeated;
  gboolean complete;
  guint64 known_counts;
  gint32 cases_from;    /* G_MAXINT32: finished days are counted from history */
  GPtrArray *histories; /* PentadHistory */

  /* Caches, rebuilt when asked for after a change. */
  GArray *rows;              /* PentadCaseRow */
  GArray *entries;           /* PentadHistoryEntry */
  GPtrArray *entry_findings; /* PentadFinding, of the history */
  GPtrArray *findings;       /* PentadFinding, of everything; as last asked for */
  gboolean rows_valid, entries_valid;

  guint64 revision, shape_revision;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PentadCity, pentad_city, G_TYPE_OBJECT)

static void
changed (PentadCity *self, gboolean codes)
{
  self->revision++;
  if (codes)
    {
      self->rows_valid = self->entries_valid = FALSE;
      pentad_case_register_set_codes (self->cases, self->divisions, self->catalogue);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What counted of a case has changed. */
static void
case_changed (const PentadCaseRow *before, const PentadCaseRow *after, gpointer user_data)
{
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
  g_clear_pointer (&self->partitions, g_ptr_array_unref);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  g_clear_pointer (&self->staff, pentad_staff_unref);
  g_clear_pointer (&self->sensors, pentad_sensors_unref);
  g_clear_pointer (&self->calls, pentad_calls_unref);
  g_clear_pointer (&self->approvals, pentad_approvals_unref);
  g_clear_pointer (&self->service, pentad_service_unref);
  g_clear_pointer (&self->tasks, pentad_tasks_unref);
  g_clear_pointer (&self->assessments, pentad_assessments_unref);
  g_clear_pointer (&self->cases, pentad_case_register_free);
  g_clear_pointer (&self->histories, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->entry_findings, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
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
  self->layers = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_layer_unref);
  self->cases = pentad_case_register_new (case_changed, self);
  self->histories = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_history_unref);
  self->rows = g_array_new (FALSE, FALSE, sizeof (PentadCaseRow));
  self->entries = g_array_new (FALSE, FALSE, sizeof (PentadHistoryEntry));
  self->entry_findings = pentad_findings_new ();
  self->findings = pentad_findings_new ();
  self->as_of = PENTAD_NO_TIME;
  self->known_counts = G_MAXUINT64;
  self->cases_from = G_MAXINT32;
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
    changed (self, codes);                                                                         \
  }

DEFINE_SETTER (PentadAbout, pentad_about, about, TRUE)
DEFINE_SETTER (PentadCatalogue, pentad_catalogue, catalogue, TRUE)
DEFINE_SETTER (PentadCalendar, pentad_calendar, calendar, FALSE)
DEFINE_SETTER (PentadScheme, pentad_scheme, scheme, FALSE)
DEFINE_SETTER (PentadStaff, pentad_staff, staff, FALSE)
DEFINE_SETTER (PentadSensors, pentad_sensors, sensors, FALSE)
DEFINE_SETTER (PentadCalls, pentad_calls, calls, FALSE)
DEFINE_SETTER (PentadApprovals, pentad_approvals, approvals, FALSE)
DEFINE_SETTER (PentadService, pentad_service, service, FALSE)
DEFINE_SETTER (PentadTasks, pentad_tasks, tasks, FALSE)
DEFINE_SETTER (PentadAssessments, pentad_assessments, assessments, FALSE)

void
pentad_city_set_divisions (PentadCity *self, PentadDivisions *divisions)
{
  PentadDivisions *old = self->divisions;

  self->divisions = pentad_divisions_ref (divisions);
  g_clear_pointer (&old, pentad_divisions_unref);
  self->shape_revision++;
  changed (self, TRUE);
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
  changed (self, FALSE);
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
  changed (self, FALSE);
}

/* Drops what ended long ago, so that a wall that runs for months does not grow. */
static void
forget_ended (PentadCity *self)
{
  const PentadZone *zone = pentad_city_get_zone (self);

  if (self->complete || self->as_of == PENTAD_NO_TIME)
    return;
  gint32 first = pentad_zone_day (zone, self->as_of) - KEEP_ENDED_DAYS;
  pentad_case_register_forget_ended (self->cases, pentad_zone_day_begin (zone, first));
}

void
pentad_city_apply_state (PentadCity *self, PentadState *state)
{
  pentad_case_register_apply_state (self->cases, state);
  self->as_of = state->as_of;
  self->n_repeated = state->is_delta ? self->n_repeated : state->n_repeated;
  self->rows_valid = FALSE;
  forget_ended (self);
  changed (self, FALSE);
}

void
pentad_city_add_ended (PentadCity *self, gint32 day, GPtrArray *cases)
{
  pentad_case_register_set_ended (self->cases, day, cases);
  self->rows_valid = FALSE;
  changed (self, FALSE);
}

gboolean
pentad_city_has_ended (PentadCity *self, gint32 day)
{
  return pentad_case_register_has_ended (self->cases, day);
}

void
pentad_city_forget_ended (PentadCity *self, gint32 before)
{
  pentad_case_register_forget_days (self->cases, before);
  self->rows_valid = FALSE;
}

void
pentad_city_add_history (PentadCity *self, PentadHistory *history)
{
  for (guint i = 0; i < self->histories->len; i++)
    {
      PentadHistory *old = g_ptr_array_index (self->histories, i);

      if (old->first_day == history->first_day)
        {
          g_ptr_array_remove_index (self->histories, i);
          break;
        }
    }
  g_ptr_array_add (self->histories, pentad_history_ref (history));
  self->entries_valid = FALSE;
  changed (self, FALSE);
}

gboolean
pentad_city_has_history (PentadCity *self, gint32 day)
{
  for (guint i = 0; i < self->histories->len; i++)
    {
      const PentadHistory *history = g_ptr_array_index (self->histories, i);

      if (day >= history->first_day && day <= history->last_day)
        return TRUE;
    }
  return FALSE;
}

void
pentad_city_set_complete (PentadCity *self, gboolean complete)
{
  self->complete = complete;
  changed (self, FALSE);
}

gboolean
pentad_city_is_complete (PentadCity *self)
{
  return self->complete;
}

void
pentad_city_set_known_counts (PentadCity *self, guint64 counts)
{
  self->known_counts = counts;
  changed (self, FALSE);
}

gboolean
pentad_city_knows_count (PentadCity *self, PentadCount count)
{
  return (self->known_counts >> count) & 1;
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

gint32
pentad_city_first_case_day (PentadCity *self, gint64 time)
{
  if (self->complete)
    return G_MININT32;

  gint32 day = pentad_zone_day (pentad_city_get_zone (self), time);
  while (day > self->cases_from && pentad_city_has_ended (self, day - 1))
    day--;
  return day;
}

void
pentad_city_set_cases_from (PentadCity *self, gint32 day)
{
  self->cases_from = day;
  changed (self, FALSE);
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

/* --- Resolving codes ------------------------------------------------------------------------- */

/* The finest place with that code. */
static int
find_finest (const PentadDivisions *divisions, const char *code)
{
  for (int level = PENTAD_N_LEVELS - 1; level >= 0; level--)
    {
      int found = pentad_divisions_find (divisions, level, code);

      if (found != PENTAD_NO_PLACE)
        return found;
    }
  return PENTAD_NO_PLACE;
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
  pentad_findings_append (self->findings, self->entry_findings);
  if (self->n_repeated > 0)
    g_ptr_array_add (self->findings, pentad_finding_new (PENTAD_FINDING_REPEATED_ID, NULL, NULL,
                                                         NULL, NULL, self->n_repeated));
}

/* Rows stand in order of id, so that everything made from them is the same every time. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const PentadCaseRow *x = a, *y = b;

  return strcmp (pentad_case_get_id (x->data), pentad_case_get_id (y->data));
}

static void
rebuild_rows (PentadCity *self)
{
  PentadCaseRow row;

  g_array_set_size (self->rows, 0);
  for (PentadCaseSlot slot = 0; (slot = pentad_case_register_next (self->cases, slot)) != 0;)
    {
      pentad_case_register_get (self->cases, slot, &row);
      g_array_append_val (self->rows, row);
    }
  g_array_sort (self->rows, compare_rows);
  self->rows_valid = TRUE;
}

const PentadCaseRow *
pentad_city_get_cases (PentadCity *self, guint *n_cases)
{
  if (!self->rows_valid)
    rebuild_rows (self);
  *n_cases = self->rows->len;
  return (const PentadCaseRow *)(void *)self->rows->data;
}

static void
find_unknown (PentadCity *self, int index, const char *subject, const char *code)
{
  if (index < 0 && code != NULL)
    pentad_findings_count (self->entry_findings, PENTAD_FINDING_UNKNOWN_IN_HISTORY, subject, NULL,
                           code);
}

/* The tables of departments and posts are kept by code; here they are only looked through. */
static void
check_units (PentadCity *self, const PentadHistory *history)
{
  for (guint i = 0; i < history->departments->len; i++)
    {
      const char *code = g_array_index (history->departments, PentadHistoryRow, i).code;

      find_unknown (self, pentad_catalogue_find_department (self->catalogue, code), "department",
                    code);
    }
  for (guint i = 0; i < history->posts->len; i++)
    {
      const char *code = g_array_index (history->posts, PentadHistoryRow, i).code;

      find_unknown (self, pentad_catalogue_find_post (self->catalogue, code), "post", code);
    }
}

static void
rebuild_entries (PentadCity *self)
{
  g_array_set_size (self->entries, 0);
  g_ptr_array_set_size (self->entry_findings, 0);
  for (guint h = 0; h < self->histories->len && self->divisions != NULL; h++)
    {
      const PentadHistory *history = g_ptr_array_index (self->histories, h);

      for (guint i = 0; i < history->rows->len; i++)
        {
          const PentadHistoryRow *row = &g_array_index (history->rows, PentadHistoryRow, i);
          PentadHistoryEntry entry = {
            .day = row->day,
            .place = find_finest (self->divisions, row->code != NULL ? row->code : ""),
            .class_index = self->catalogue != NULL
                               ? pentad_catalogue_find_class (self->catalogue, row->class_code)
                               : -1,
            .values = (const PentadTallyValue *)(void *)history->values->data + row->first,
            .n_values = row->n_values,
            .minutes = (const float *)(void *)history->minutes->data + row->first_minutes,
            .n_minutes = row->n_minutes,
          };

          find_unknown (self, entry.place, "division", row->code);
          if (self->catalogue != NULL)
            find_unknown (self, entry.class_index, "class", row->class_code);
          g_array_append_val (self->entries, entry);
        }
      if (self->catalogue != NULL)
        check_units (self, history);
    }
  self->entries_valid = TRUE;
}

const GPtrArray *
pentad_city_get_findings (PentadCity *self)
{
  if (!self->entries_valid)
    rebuild_entries (self);
  list_findings (self);
  return self->findings;
}

const GPtrArray *
pentad_city_get_histories (PentadCity *self)
{
  return self->histories;
}

const PentadHistoryEntry *
pentad_city_get_history (PentadCity *self, guint *n_entries)
{
  if (!self->entries_valid)
    rebuild_entries (self);
  *n_entries = self->entries->len;
  return (const PentadHistoryEntry *)(void *)self->entries->data;
}
