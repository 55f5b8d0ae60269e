/* How the cases of one place stand at an instant: loads by stage and department, and who is next.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/situation.h"

#include <string.h>

struct _PentadSituation
{
  PentadCaseRegister *cases; /* borrowed */
  int n_departments;

  gint64 time;
  guint n_open, n_dated;
  PentadLoad stages[PENTAD_N_STAGES];
  PentadLoad *departments;

  /* Times with slots. */
  PentadOrder *deadlines;                  /* of those that wait, also in vain */
  PentadOrder *of_public;                  /* report of the open ones */
  PentadOrder *reported[PENTAD_N_SOURCES]; /* report of all */
};

/* A row with the time that it is listed by. */
typedef struct
{
  gint64 time;
  PentadCaseRow row;
} Entry;

/* --- One case -------------------------------------------------------------------------------- */

void
pentad_standing_init (PentadStanding *standing,
                      const PentadCase *item,
                      const PentadCaseView *view,
                      gint64 time,
                      int department)
{
  gboolean open = view->outcome == PENTAD_OUTCOME_OPEN;
  gboolean dated = open && view->due != PENTAD_NO_TIME;

  *standing = (PentadStanding){
    .known = view->outcome != PENTAD_OUTCOME_UNKNOWN,
    .open = open,
    .overdue = pentad_case_view_is_overdue (view, time),
    .waits = dated && !view->suspended &&
             !(pentad_case_view_is_handled (view) && view->at[PENTAD_STAGE_DISPOSE] <= view->due),
    .is_public = pentad_source_is_public (pentad_case_get_source (item)),
    .stage = view->stage,
    .source = pentad_case_get_source (item),
    .department = department,
    .reported = view->at[PENTAD_STAGE_REPORT],
    .due = dated ? view->due : PENTAD_NO_TIME,
  };
}

gboolean
pentad_standing_equal (const PentadStanding *a, const PentadStanding *b)
{
  return a->known == b->known && a->open == b->open && a->overdue == b->overdue &&
         a->waits == b->waits && a->is_public == b->is_public && a->stage == b->stage &&
         a->source == b->source && a->department == b->department && a->reported == b->reported &&
         a->due == b->due;
}

/* --- Keeping --------------------------------------------------------------------------------- */

PentadSituation *
pentad_situation_new (PentadCaseRegister *cases, int n_departments)
{
  PentadSituation *self = g_new0 (PentadSituation, 1);

  self->cases = cases;
  self->n_departments = n_departments;
  self->departments = g_new0 (PentadLoad, MAX (n_departments, 1));
  self->deadlines = pentad_order_new ();
  self->of_public = pentad_order_new ();
  for (int i = 0; i < PENTAD_N_SOURCES; i++)
    self->reported[i] = pentad_order_new ();
  return self;
}

void
pentad_situation_free (PentadSituation *situation)
{
  g_free (situation->departments);
  pentad_order_free (situation->deadlines);
  pentad_order_free (situation->of_public);
  for (int i = 0; i < PENTAD_N_SOURCES; i++)
    pentad_order_free (situation->reported[i]);
  g_free (situation);
}

static void
add_load (PentadLoad *load, const PentadStanding *standing, int sign)
{
  load->open += (guint)sign;
  load->overdue += standing->overdue ? (guint)sign : 0;
}

static void
put (PentadOrder *order, gint64 time, PentadCaseSlot slot, int sign)
{
  if (sign > 0)
    pentad_order_add (order, pentad_case_slot_order (time, slot));
  else
    pentad_order_remove (order, pentad_case_slot_order (time, slot));
}

static void
change (PentadSituation *self, PentadCaseSlot slot, const PentadStanding *standing, int sign)
{
  if (!standing->known)
    return;
  if (standing->reported != PENTAD_NO_TIME)
    put (self->reported[standing->source], standing->reported, slot, sign);
  if (!standing->open)
    return;
  self->n_open += (guint)sign;
  self->n_dated += standing->due != PENTAD_NO_TIME ? (guint)sign : 0;
  add_load (&self->stages[standing->stage], standing, sign);
  if (standing->department >= 0 && standing->department < self->n_departments)
    add_load (&self->departments[standing->department], standing, sign);
  if (standing->waits)
    put (self->deadlines, standing->due, slot, sign);
  if (standing->is_public)
    put (self->of_public, standing->reported, slot, sign);
}

void
pentad_situation_add (PentadSituation *self, PentadCaseSlot slot, const PentadStanding *standing)
{
  change (self, slot, standing, 1);
}

void
pentad_situation_remove (PentadSituation *self, PentadCaseSlot slot, const PentadStanding *standing)
{
  change (self, slot, standing, -1);
}

void
pentad_situation_set_time (PentadSituation *self, gint64 time)
{
  self->time = time;
}

/* --- Reading counts -------------------------------------------------------------------------- */

guint
pentad_situation_get_n_open (const PentadSituation *self)
{
  return self->n_open;
}

gboolean
pentad_situation_has_deadlines (const PentadSituation *self)
{
  return self->n_dated > 0;
}

PentadLoad
pentad_situation_get_stage (const PentadSituation *self, PentadStage stage)
{
  return self->stages[stage];
}

PentadLoad
pentad_situation_get_department (const PentadSituation *self, int department)
{
  g_return_val_if_fail (department >= 0 && department < self->n_departments, (PentadLoad){ 0 });
  return self->departments[department];
}

/* Numbers of an order whose time lies before. */
static guint
count_before (const PentadOrder *order, gint64 time)
{
  return (guint)pentad_order_count_below (order, pentad_case_slot_order (time, 0));
}

guint
pentad_situation_count_reported (const PentadSituation *self,
                                 PentadSourceKind source,
                                 gint64 from,
                                 gint64 to)
{
  guint before = count_before (self->reported[source], from + 1);

  return MAX (count_before (self->reported[source], to + 1), before) - before;
}

guint
pentad_situation_get_n_overdue (const PentadSituation *self)
{
  return count_before (self->deadlines, self->time);
}

guint
pentad_situation_count_due (const PentadSituation *self, gint64 within_s)
{
  return count_before (self->deadlines, self->time + within_s + 1) -
         count_before (self->deadlines, self->time);
}

guint
pentad_situation_get_n_public (const PentadSituation *self)
{
  return (guint)pentad_order_get_n (self->of_public);
}

/* --- Reading lists --------------------------------------------------------------------------- */

static int
compare_earliest_first (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->time != y->time)
    return x->time < y->time ? -1 : 1;
  return strcmp (pentad_case_get_id (x->row.data), pentad_case_get_id (y->row.data));
}

static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->time != y->time)
    return x->time > y->time ? -1 : 1;
  return strcmp (pentad_case_get_id (x->row.data), pentad_case_get_id (y->row.data));
}

/* Adds the n numbers before (or from) an instant that are nearest to it, and those of the same time
 * as the last: which of them are listed is decided by their ids. */
static void
gather (const PentadSituation *self,
        const PentadOrder *order,
        gint64 from,
        gboolean backward,
        guint n,
        GArray *entries)
{
  PentadOrderIter iter;
  gint64 number, last = 0;

  pentad_order_iter_init (&iter, order, pentad_case_slot_order (from, 0));
  for (guint i = 0; backward ? pentad_order_iter_previous (&iter, &number)
                             : pentad_order_iter_next (&iter, &number);
       i++)
    {
      Entry entry = { .time = pentad_case_time_of_order (number) };

      if (i >= n && entry.time != last)
        return;
      last = entry.time;
      pentad_case_register_get (self->cases, pentad_case_slot_of_order (number), &entry.row);
      g_array_append_val (entries, entry);
    }
}

/* n rows from entry `first` on. */
static GArray *
take_rows (const GArray *entries, guint first, guint n)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (PentadCaseRow), n);

  for (guint i = first; i < MIN (entries->len, first + n); i++)
    g_array_append_val (rows, g_array_index (entries, Entry, i).row);
  return rows;
}

static GArray *
list (
    const PentadSituation *self, const PentadOrder *order, gint64 from, gboolean backward, guint n)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  if (n > 0)
    gather (self, order, from, backward, n, entries);
  g_array_sort (entries, compare_earliest_first);
  return take_rows (entries, backward && entries->len > n ? entries->len - n : 0, n);
}

GArray *
pentad_situation_list_overdue (const PentadSituation *self, guint n)
{
  return list (self, self->deadlines, self->time, TRUE, n);
}

GArray *
pentad_situation_list_due (const PentadSituation *self, guint n)
{
  return list (self, self->deadlines, self->time, FALSE, n);
}

GArray *
pentad_situation_list_public (const PentadSituation *self, guint n)
{
  return list (self, self->of_public, G_MAXINT64, TRUE, n);
}

GArray *
pentad_situation_list_recent (const PentadSituation *self, guint n)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (int source = 0; source < PENTAD_N_SOURCES && n > 0; source++)
    gather (self, self->reported[source], G_MAXINT64, TRUE, n, entries);
  g_array_sort (entries, compare_latest_first);
  return take_rows (entries, 0, n);
}

void
pentad_situation_foreach_reported (
    const PentadSituation *self, gint64 from, gint64 to, PentadCaseRowFunc func, gpointer user_data)
{
  for (int source = 0; source < PENTAD_N_SOURCES; source++)
    {
      PentadOrderIter iter;
      PentadCaseRow row;
      gint64 number;

      pentad_order_iter_init (&iter, self->reported[source], pentad_case_slot_order (from, 0));
      while (pentad_order_iter_next (&iter, &number) && pentad_case_time_of_order (number) < to)
        {
          pentad_case_register_get (self->cases, pentad_case_slot_of_order (number), &row);
          func (&row, user_data);
        }
    }
}

gsize
pentad_situation_get_memory (const PentadSituation *self)
{
  gsize bytes = sizeof *self + (gsize)MAX (self->n_departments, 1) * sizeof (PentadLoad) +
                pentad_order_get_memory (self->deadlines) +
                pentad_order_get_memory (self->of_public);

  for (int i = 0; i < PENTAD_N_SOURCES; i++)
    bytes += pentad_order_get_memory (self->reported[i]);
  return bytes;
}
