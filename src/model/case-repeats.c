/* Cases that repeat an earlier one by the rule and are not flagged, kept up to date.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/case-repeats.h"

#include "model/duplicate.h"
#include "model/zone.h"

#include <math.h>
#include <string.h>

/* A cell of the table is that many radii wide and that many spans long: wide enough that a case
 * mostly looks into one cell, and few cases share it. */
#define CELL_LIMITS 4
/* A degree of longitude is shorter than one of latitude; beyond this no city lies. */
#define MAX_LATITUDE 84
/* Cases looked at for one change, at most. */
#define MAX_LOOKED_AT 1024
#define MIN_HEADS     256
/* Narrower or shorter than that a cell is not. */
#define MIN_RADIUS_M 1
#define MIN_SPAN_S   60

/* The neighbours of a slot in the chain of its cell. */
typedef struct
{
  PentadCaseSlot before, after;
} Link;

struct _PentadCaseRepeats
{
  const PentadCaseStore *store;
  double radius_m, hours; /* NAN: no rule */
  double cell_degree, cell_s;

  PentadCaseSlot *heads;  /* the first slot of each chain */
  guint n_heads, n;       /* n_heads: a power of two */
  GArray *links;          /* Link, by slot */
  GHashTable *unflagged;  /* set of slots */
  guint n_left;           /* cases that this change may still look at */
  PentadCaseSlot example; /* the first of them by id; 0 to be looked for */
};

/* A case as it is compared. */
typedef struct
{
  PentadReport report;
  const PentadCase *data;
  PentadCaseSlot slot;
} Item;

typedef struct
{
  gint64 column, row, span;
} Cell;

PentadCaseRepeats *
pentad_case_repeats_new (const PentadCaseStore *store)
{
  PentadCaseRepeats *self = g_new0 (PentadCaseRepeats, 1);

  self->store = store;
  self->radius_m = self->hours = NAN;
  self->links = g_array_new (FALSE, TRUE, sizeof (Link));
  self->unflagged = g_hash_table_new (NULL, NULL);
  pentad_case_repeats_clear (self);
  return self;
}

void
pentad_case_repeats_free (PentadCaseRepeats *repeats)
{
  g_free (repeats->heads);
  g_array_unref (repeats->links);
  g_hash_table_unref (repeats->unflagged);
  g_free (repeats);
}

void
pentad_case_repeats_clear (PentadCaseRepeats *repeats)
{
  g_free (repeats->heads);
  repeats->heads = g_new0 (PentadCaseSlot, MIN_HEADS);
  repeats->n_heads = MIN_HEADS;
  repeats->n = 0;
  g_array_set_size (repeats->links, 0);
  g_hash_table_remove_all (repeats->unflagged);
  repeats->example = 0;
}

void
pentad_case_repeats_set_workflow (PentadCaseRepeats *repeats, const PentadWorkflow *workflow)
{
  pentad_case_repeats_clear (repeats);
  repeats->radius_m = workflow != NULL ? workflow->duplicate_m : NAN;
  repeats->hours = workflow != NULL ? workflow->duplicate_h : NAN;
  repeats->cell_degree =
      CELL_LIMITS * MAX (repeats->radius_m, MIN_RADIUS_M) / PENTAD_REPORT_DEGREE_M;
  repeats->cell_s = CELL_LIMITS * MAX (repeats->hours * PENTAD_HOUR_S, MIN_SPAN_S);
}

/* FALSE when the case can never be the same as another. */
static gboolean
get_item (const PentadCaseRepeats *self, PentadCaseSlot slot, Item *item)
{
  item->data = pentad_case_store_get (self->store, slot);
  item->slot = slot;
  item->report = (PentadReport){
    .time = pentad_case_get_reported (item->data),
    .lon = pentad_case_get_lon (item->data),
    .lat = pentad_case_get_lat (item->data),
    .class_index = (int)pentad_case_get_class (item->data),
  };
  return item->report.class_index > 0 && item->report.time != PENTAD_NO_TIME &&
         !isnan (item->report.lon) && fabs (item->report.lat) < MAX_LATITUDE;
}

static gboolean
has_rule (const PentadCaseRepeats *self)
{
  return !isnan (self->radius_m) && !isnan (self->hours);
}

/* Of two of the same second that with the later id repeats the other. */
static gboolean
is_earlier (const Item *a, const Item *b)
{
  if (a->report.time != b->report.time)
    return a->report.time < b->report.time;
  return strcmp (pentad_case_get_id (a->data), pentad_case_get_id (b->data)) < 0;
}

/* --- The table ------------------------------------------------------------------------------- */

static Cell
cell_at (const PentadCaseRepeats *self, double lon, double lat, double time)
{
  return (Cell){ (gint64)floor (lon / self->cell_degree), (gint64)floor (lat / self->cell_degree),
                 (gint64)floor (time / self->cell_s) };
}

static guint
head_of (const PentadCaseRepeats *self, int class_index, Cell cell)
{
  guint64 mixed = (guint64)class_index;
  const gint64 parts[] = { cell.column, cell.row, cell.span };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      mixed = (mixed ^ (guint64)parts[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      mixed ^= mixed >> 32;
    }
  return (guint)mixed & (self->n_heads - 1);
}

static Link *
link_of (const PentadCaseRepeats *self, PentadCaseSlot slot)
{
  return &g_array_index (self->links, Link, slot);
}

static void
put (PentadCaseRepeats *self, const Item *item)
{
  const PentadReport *report = &item->report;
  Cell cell = cell_at (self, report->lon, report->lat, (double)report->time);
  PentadCaseSlot *head = &self->heads[head_of (self, report->class_index, cell)];

  *link_of (self, item->slot) = (Link){ 0, *head };
  if (*head != 0)
    link_of (self, *head)->before = item->slot;
  *head = item->slot;
}

static void
take_out (PentadCaseRepeats *self, const Item *item)
{
  const PentadReport *report = &item->report;
  Cell cell = cell_at (self, report->lon, report->lat, (double)report->time);
  Link link = *link_of (self, item->slot);

  if (link.before != 0)
    link_of (self, link.before)->after = link.after;
  else
    self->heads[head_of (self, report->class_index, cell)] = link.after;
  if (link.after != 0)
    link_of (self, link.after)->before = link.before;
}

/* Makes room for one more. */
static void
grow (PentadCaseRepeats *self)
{
  g_autofree PentadCaseSlot *old = self->heads;
  guint n_old = self->n_heads;
  Item item;

  self->n_heads *= 2;
  self->heads = g_new0 (PentadCaseSlot, self->n_heads);
  for (guint i = 0; i < n_old; i++)
    for (PentadCaseSlot slot = old[i], next; slot != 0; slot = next)
      {
        next = link_of (self, slot)->after;
        get_item (self, slot, &item);
        put (self, &item);
      }
}

/* --- Near cases ------------------------------------------------------------------------------ */

/* TRUE to stop. */
typedef gboolean (*NearFunc) (PentadCaseRepeats *self, const Item *item, const Item *near);

/* Calls func with the cases of a chain that are the same as one. Returns TRUE when it stopped. */
static gboolean
walk (PentadCaseRepeats *self, guint head, const Item *item, NearFunc func)
{
  Item near;

  for (PentadCaseSlot slot = self->heads[head]; slot != 0 && self->n_left > 0;
       slot = link_of (self, slot)->after)
    {
      self->n_left--;
      if (slot == item->slot || !get_item (self, slot, &near) ||
          !pentad_reports_are_same (&item->report, &near.report, self->radius_m, self->hours))
        continue;
      if (func (self, item, &near))
        return TRUE;
    }
  return FALSE;
}

static gboolean
foreach_near (PentadCaseRepeats *self, const Item *item, NearFunc func)
{
  const PentadReport *report = &item->report;
  double north = self->cell_degree / CELL_LIMITS * 1.05;
  double east = north / cos (report->lat * G_PI / 180);
  double long_s = self->cell_s / CELL_LIMITS;
  Cell low = cell_at (self, report->lon - east, report->lat - north, (double)report->time - long_s);
  Cell high =
      cell_at (self, report->lon + east, report->lat + north, (double)report->time + long_s);

  for (gint64 column = low.column; column <= high.column; column++)
    for (gint64 row = low.row; row <= high.row; row++)
      for (gint64 span = low.span; span <= high.span; span++)
        if (walk (self, head_of (self, report->class_index, (Cell){ column, row, span }), item,
                  func))
          return TRUE;
  return FALSE;
}

/* --- Which are not flagged ------------------------------------------------------------------- */

static void
note (PentadCaseRepeats *self, const Item *item)
{
  const PentadCase *example =
      self->example != 0 ? pentad_case_store_get (self->store, self->example) : NULL;
  gboolean was_empty = g_hash_table_size (self->unflagged) == 0;

  g_hash_table_add (self->unflagged, GUINT_TO_POINTER (item->slot));
  if (was_empty || (example != NULL &&
                    strcmp (pentad_case_get_id (item->data), pentad_case_get_id (example)) < 0))
    self->example = item->slot;
}

static void
unnote (PentadCaseRepeats *self, PentadCaseSlot slot)
{
  g_hash_table_remove (self->unflagged, GUINT_TO_POINTER (slot));
  if (slot == self->example)
    self->example = 0;
}

static gboolean
stop_at_earlier (PentadCaseRepeats *self, const Item *item, const Item *near)
{
  return is_earlier (near, item);
}

/* A case has come: itself, and those after it. */
static gboolean
compare_new (PentadCaseRepeats *self, const Item *item, const Item *near)
{
  const Item *later = is_earlier (near, item) ? item : near;

  if (!pentad_case_is_repeat (later->data))
    note (self, later);
  return FALSE;
}

/* A case has gone: those after it may repeat another. */
static gboolean
compare_gone (PentadCaseRepeats *self, const Item *item, const Item *near)
{
  if (g_hash_table_contains (self->unflagged, GUINT_TO_POINTER (near->slot)) &&
      is_earlier (item, near) && !foreach_near (self, near, stop_at_earlier) && self->n_left > 0)
    unnote (self, near->slot);
  return FALSE;
}

void
pentad_case_repeats_add (PentadCaseRepeats *repeats, PentadCaseSlot slot)
{
  Item item;

  if (!has_rule (repeats) || !get_item (repeats, slot, &item))
    return;
  if (repeats->links->len <= slot)
    g_array_set_size (repeats->links, slot + 1);
  if (repeats->n >= repeats->n_heads)
    grow (repeats);
  put (repeats, &item);
  repeats->n++;
  repeats->n_left = MAX_LOOKED_AT;
  foreach_near (repeats, &item, compare_new);
}

void
pentad_case_repeats_remove (PentadCaseRepeats *repeats, PentadCaseSlot slot)
{
  Item item;

  if (!has_rule (repeats) || !get_item (repeats, slot, &item))
    return;
  take_out (repeats, &item);
  repeats->n--;
  unnote (repeats, slot);
  repeats->n_left = MAX_LOOKED_AT;
  foreach_near (repeats, &item, compare_gone);
}

static gboolean
tell_the_same (const Item *a, const Item *b)
{
  return a->report.class_index == b->report.class_index && a->report.time == b->report.time &&
         a->report.lon == b->report.lon && a->report.lat == b->report.lat &&
         pentad_case_is_repeat (a->data) == pentad_case_is_repeat (b->data);
}

gboolean
pentad_case_repeats_replace (PentadCaseRepeats *repeats,
                             PentadCaseSlot before,
                             PentadCaseSlot after)
{
  Item old, new;

  if (!has_rule (repeats))
    return TRUE;
  if (!get_item (repeats, before, &old) || !get_item (repeats, after, &new) ||
      !tell_the_same (&old, &new))
    return FALSE;
  take_out (repeats, &old);
  if (repeats->links->len <= after)
    g_array_set_size (repeats->links, after + 1);
  put (repeats, &new);
  if (g_hash_table_remove (repeats->unflagged, GUINT_TO_POINTER (before)))
    g_hash_table_add (repeats->unflagged, GUINT_TO_POINTER (after));
  if (repeats->example == before)
    repeats->example = after;
  return TRUE;
}

/* --- Reading --------------------------------------------------------------------------------- */

static void
find_example (PentadCaseRepeats *self)
{
  const char *first = NULL;
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->unflagged);
  while (g_hash_table_iter_next (&iter, &slot, NULL))
    {
      const char *id =
          pentad_case_get_id (pentad_case_store_get (self->store, GPOINTER_TO_UINT (slot)));

      if (first == NULL || strcmp (id, first) < 0)
        {
          first = id;
          self->example = GPOINTER_TO_UINT (slot);
        }
    }
}

void
pentad_case_repeats_list (PentadCaseRepeats *repeats, GPtrArray *list)
{
  guint n = g_hash_table_size (repeats->unflagged);

  if (n == 0)
    return;
  if (repeats->example == 0)
    find_example (repeats);
  g_ptr_array_add (
      list, pentad_finding_new (
                PENTAD_FINDING_UNFLAGGED_REPEAT, NULL, NULL, NULL,
                pentad_case_get_id (pentad_case_store_get (repeats->store, repeats->example)), n));
}

gsize
pentad_case_repeats_get_memory (const PentadCaseRepeats *repeats)
{
  return repeats->n_heads * sizeof *repeats->heads + repeats->links->len * sizeof (Link) +
         g_hash_table_size (repeats->unflagged) * 2 * sizeof (gpointer);
}
