/* What is wrong with the cases of a city, kept up to date as cases come and go.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of each finding the first few examples in order of the alphabet are kept, so that one that goes
 * away has a successor; only when all of them are gone have the cases to be gone through. */
#include "config.h"

#include "model/case-findings.h"

#include <math.h>
#include <string.h>

#define MAX_EXAMPLES 16

typedef struct
{
  PentadFindingKind kind;
  char *subject, *detail;
  guint count;
  GPtrArray *examples; /* char *, the first of all, in order */
} Entry;

struct _PentadCaseFindings
{
  const PentadDivisions *divisions;
  const PentadCatalogue *catalogue;
  PentadWorkflow workflow;
  gboolean has_workflow;
  GHashTable *entries; /* set of Entry */
};

typedef void (*FoundFunc) (PentadCaseFindings *self, const Entry *what, const char *example);

static guint
entry_hash (gconstpointer key)
{
  const Entry *entry = key;

  return (guint)entry->kind * 31 + (entry->subject != NULL ? g_str_hash (entry->subject) : 0) * 7 +
         (entry->detail != NULL ? g_str_hash (entry->detail) : 0);
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  return x->kind == y->kind && g_strcmp0 (x->subject, y->subject) == 0 &&
         g_strcmp0 (x->detail, y->detail) == 0;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->subject);
  g_free (entry->detail);
  g_ptr_array_unref (entry->examples);
  g_free (entry);
}

PentadCaseFindings *
pentad_case_findings_new (void)
{
  PentadCaseFindings *self = g_new0 (PentadCaseFindings, 1);

  self->entries = g_hash_table_new_full (entry_hash, entry_equal, NULL, entry_free);
  return self;
}

void
pentad_case_findings_free (PentadCaseFindings *findings)
{
  g_hash_table_unref (findings->entries);
  g_free (findings);
}

void
pentad_case_findings_set_codes (PentadCaseFindings *findings,
                                const PentadDivisions *divisions,
                                const PentadCatalogue *catalogue)
{
  findings->divisions = divisions;
  findings->catalogue = catalogue;
  g_hash_table_remove_all (findings->entries);
}

void
pentad_case_findings_set_workflow (PentadCaseFindings *findings, const PentadWorkflow *workflow)
{
  findings->has_workflow = workflow != NULL;
  if (workflow != NULL)
    findings->workflow = *workflow;
  g_hash_table_remove_all (findings->entries);
}

/* --- Examples -------------------------------------------------------------------------------- */

/* Where an example stands, or belongs. */
static guint
find_example (const Entry *entry, const char *example)
{
  guint i = 0;

  while (i < entry->examples->len && strcmp (g_ptr_array_index (entry->examples, i), example) < 0)
    i++;
  return i;
}

/* all: every example there is stands in the list, so that one behind them is the next. */
static void
keep_example (Entry *entry, const char *example, gboolean all)
{
  guint at = find_example (entry, example);

  if (at == entry->examples->len && (!all || at == MAX_EXAMPLES))
    return;
  g_ptr_array_insert (entry->examples, (int)at, g_strdup (example));
  if (entry->examples->len > MAX_EXAMPLES)
    g_ptr_array_remove_index (entry->examples, MAX_EXAMPLES);
}

static void
count_up (PentadCaseFindings *self, const Entry *what, const char *example)
{
  Entry *entry = g_hash_table_lookup (self->entries, what);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->kind = what->kind;
      entry->subject = g_strdup (what->subject);
      entry->detail = g_strdup (what->detail);
      entry->examples = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_add (self->entries, entry);
    }
  keep_example (entry, example, entry->examples->len == entry->count);
  entry->count++;
}

static void
count_down (PentadCaseFindings *self, const Entry *what, const char *example)
{
  Entry *entry = g_hash_table_lookup (self->entries, what);

  g_return_if_fail (entry != NULL);
  if (--entry->count == 0)
    {
      g_hash_table_remove (self->entries, entry);
      return;
    }
  guint at = find_example (entry, example);
  if (at < entry->examples->len && strcmp (g_ptr_array_index (entry->examples, at), example) == 0)
    g_ptr_array_remove_index (entry->examples, at);
}

static void
offer (PentadCaseFindings *self, const Entry *what, const char *example)
{
  Entry *entry = g_hash_table_lookup (self->entries, what);

  if (entry != NULL)
    keep_example (entry, example, TRUE);
}

/* --- What is wrong with a case --------------------------------------------------------------- */

static gboolean
has_level (const PentadDivisions *divisions, PentadLevel level)
{
  int n;

  pentad_divisions_get_level (divisions, level, &n);
  return n > 0;
}

static gboolean
ends_at_unknown_time (const PentadCase *item)
{
  PentadTrailIter iter;
  PentadTrailEntry entry = { .act = PENTAD_ACT_REPORT };

  pentad_case_trail (item, &iter);
  while (pentad_trail_iter_next (&iter, &entry))
    continue;
  return entry.act == PENTAD_ACT_END;
}

/* A case that was placed by its point. */
static void
check_place (PentadCaseFindings *self, const PentadCaseRow *row, FoundFunc func)
{
  const char *id = pentad_case_get_id (row->data);
  gboolean any = FALSE;

  for (int level = PENTAD_LEVEL_CITY; level < PENTAD_N_LEVELS; level++)
    any = any || row->place[level] != PENTAD_NO_PLACE;
  if (any && row->place[PENTAD_LEVEL_CITY] == PENTAD_NO_PLACE)
    func (self, &(Entry){ .kind = PENTAD_FINDING_OUTSIDE_DISTRICTS }, id);
  if (row->place[PENTAD_LEVEL_DISTRICT] != PENTAD_NO_PLACE &&
      row->place[PENTAD_LEVEL_STREET] == PENTAD_NO_PLACE &&
      has_level (self->divisions, PENTAD_LEVEL_STREET))
    func (self, &(Entry){ .kind = PENTAD_FINDING_NO_STREET }, id);
}

/* A case that names a unit grid and gives a point outside it. */
static void
check_point (PentadCaseFindings *self, const PentadCaseRow *row, FoundFunc func)
{
  int grid = row->place[PENTAD_LEVEL_GRID];
  double lon = pentad_case_get_lon (row->data), lat = pentad_case_get_lat (row->data);
  const PentadShapes *shapes = pentad_divisions_get_shapes (self->divisions, PENTAD_LEVEL_GRID);
  int first = pentad_divisions_get_level (self->divisions, PENTAD_LEVEL_GRID, NULL);

  if (grid != PENTAD_NO_PLACE && shapes != NULL && !isnan (lon) && !isnan (lat) &&
      !isnan (pentad_divisions_get (self->divisions, grid)->centre.lon) &&
      !pentad_shapes_contains (shapes, (guint)(grid - first), lon, lat))
    func (self, &(Entry){ .kind = PENTAD_FINDING_OUTSIDE_GRID }, pentad_case_get_id (row->data));
}

typedef struct
{
  PentadCaseFindings *self;
  const PentadTrail *trail;
  const char *id;
  FoundFunc func;
} TrailCheck;

static void
found_act (guint i, PentadRule rule, gpointer user_data)
{
  const TrailCheck *check = user_data;
  Entry what = { .kind = PENTAD_FINDING_IMPOSSIBLE_ACT,
                 .subject = (char *)pentad_rule_id (rule),
                 .detail = (char *)pentad_act_id (check->trail->entries[i].act) };

  if (rule == PENTAD_RULE_CLOSED_BEFORE_FILED)
    what = (Entry){ .kind = PENTAD_FINDING_CLOSED_BEFORE_FILED };
  check->func (check->self, &what, check->id);
}

/* As it stands after its last act: how long something goes on already is not a matter of the trail
 * alone. */
static void
check_trail (PentadCaseFindings *self, const PentadCaseRow *row, FoundFunc func)
{
  g_auto (PentadTrail) trail = { 0 };
  gint64 last = PENTAD_NO_TIME;

  pentad_trail_init (&trail, row->data);
  for (guint i = 0; i < trail.n; i++)
    {
      const PentadTrailEntry *entry = &trail.entries[i];

      last = MAX (last, entry->time);
      if (self->catalogue != NULL && entry->act == PENTAD_ACT_DISPATCH &&
          entry->department != NULL &&
          pentad_catalogue_find_department (self->catalogue, entry->department) < 0)
        func (self, &(Entry){ .kind = PENTAD_FINDING_UNKNOWN_DEPARTMENT }, entry->department);
    }
  if (self->has_workflow)
    pentad_trail_check (trail.entries, trail.n, last, &self->workflow, found_act,
                        &(TrailCheck){ self, &trail, pentad_case_get_id (row->data), func });
}

static void
check (PentadCaseFindings *self, const PentadCaseRow *row, FoundFunc func)
{
  const char *class_code = pentad_case_get_class_code (row->data);
  const char *division = pentad_case_get_division_code (row->data);

  if (self->catalogue != NULL && class_code != NULL && row->class_index < 0)
    func (self, &(Entry){ .kind = PENTAD_FINDING_UNKNOWN_CLASS }, class_code);
  if (pentad_case_is_assumed (row->data))
    func (self, &(Entry){ .kind = PENTAD_FINDING_ASSUMED_LIMIT }, pentad_case_get_id (row->data));
  check_trail (self, row, func);
  if (ends_at_unknown_time (row->data))
    func (self, &(Entry){ .kind = PENTAD_FINDING_END_UNKNOWN }, pentad_case_get_id (row->data));
  if (self->divisions == NULL)
    return;
  if (division != NULL && pentad_divisions_find_any (self->divisions, division) != PENTAD_NO_PLACE)
    {
      check_point (self, row, func);
      return;
    }
  if (division != NULL)
    func (self, &(Entry){ .kind = PENTAD_FINDING_UNKNOWN_DIVISION }, division);
  check_place (self, row, func);
}

void
pentad_case_findings_add (PentadCaseFindings *findings, const PentadCaseRow *row)
{
  check (findings, row, count_up);
}

void
pentad_case_findings_remove (PentadCaseFindings *findings, const PentadCaseRow *row)
{
  check (findings, row, count_down);
}

/* --- Reading --------------------------------------------------------------------------------- */

gboolean
pentad_case_findings_lack_examples (const PentadCaseFindings *findings)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, findings->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (((const Entry *)key)->examples->len == 0)
      return TRUE;
  return FALSE;
}

void
pentad_case_findings_begin_offer (PentadCaseFindings *findings)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, findings->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_set_size (((Entry *)key)->examples, 0);
}

void
pentad_case_findings_offer (PentadCaseFindings *findings, const PentadCaseRow *row)
{
  check (findings, row, offer);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *x = *(Entry *const *)a, *y = *(Entry *const *)b;
  int subjects = g_strcmp0 (x->subject, y->subject);

  return x->kind != y->kind ? (int)x->kind - (int)y->kind
         : subjects != 0    ? subjects
                            : g_strcmp0 (x->detail, y->detail);
}

void
pentad_case_findings_list (const PentadCaseFindings *findings, GPtrArray *list)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, findings->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (entries, key);
  g_ptr_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);

      g_ptr_array_add (list, pentad_finding_new (entry->kind, NULL, entry->subject, entry->detail,
                                                 entry->examples->len > 0
                                                     ? g_ptr_array_index (entry->examples, 0)
                                                     : NULL,
                                                 entry->count));
    }
}
