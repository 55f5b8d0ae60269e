/* The cases of a city: the words that come of them, and the counters kept of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/city-private.h"

#include <string.h>

/* Ledgers held at once: of now, of the same time yesterday, and one to look around with. */
#define MAX_LEDGERS 3
/* A ledger is moved on over no more than this; another instant gets one of its own. */
#define MAX_ADVANCE_S (12 * PENTAD_HOUR_S)

/* Days for which ended cases are kept beside today, for comparisons with yesterday. */
#define KEEP_ENDED_DAYS 2

/* What counted of a case has changed. */
static void
case_changed (const PentadCaseRow *before, const PentadCaseRow *after, gpointer user_data)
{
  PentadCity *self = user_data;

  for (guint i = 0; i < self->ledgers->len; i++)
    pentad_ledger_replace (g_ptr_array_index (self->ledgers, i), before, after);
}

void
pentad_city_init_cases (PentadCity *self)
{
  self->deadlines = pentad_case_deadlines_new ();
  self->cases = pentad_case_register_new (case_changed, self);
  self->ledgers = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_ledger_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (PentadCaseRow));
  self->as_of = PENTAD_NO_TIME;
  self->cases_from = G_MAXINT32;
}

void
pentad_city_drop_ledgers (PentadCity *self)
{
  g_ptr_array_set_size (self->ledgers, 0);
}

void
pentad_city_limits_changed (PentadCity *self)
{
  gint32 day;
  GPtrArray *cases;

  pentad_city_drop_ledgers (self);
  pentad_case_deadlines_set_limits (self->deadlines, self->catalogue, self->calendar);
  g_autoptr (PentadState) early = pentad_case_deadlines_take_early_state (self->deadlines);
  if (early != NULL)
    pentad_case_register_apply_state (self->cases, early);
  while ((cases = pentad_case_deadlines_take_early_day (self->deadlines, &day)) != NULL)
    {
      pentad_case_register_set_ended (self->cases, day, cases);
      g_ptr_array_unref (cases);
    }
  self->rows_valid = FALSE;
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
  g_autoptr (PentadState) filled = pentad_case_deadlines_fill_state (self->deadlines, state);

  pentad_case_register_apply_state (self->cases, filled);
  self->as_of = state->as_of;
  self->n_repeated = state->is_delta ? self->n_repeated : state->n_repeated;
  self->rows_valid = FALSE;
  forget_ended (self);
  pentad_city_changed (self, FALSE);
}

guint
pentad_city_get_n_open (PentadCity *self)
{
  return pentad_case_register_get_n_open (self->cases);
}

void
pentad_city_add_ended (PentadCity *self, gint32 day, GPtrArray *cases)
{
  g_autoptr (GPtrArray) filled = pentad_case_deadlines_fill_ended (self->deadlines, day, cases);

  pentad_case_register_set_ended (self->cases, day, filled);
  self->rows_valid = FALSE;
  pentad_city_changed (self, FALSE);
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
pentad_city_set_complete (PentadCity *self, gboolean complete)
{
  self->complete = complete;
  pentad_city_drop_ledgers (self);
  pentad_city_changed (self, FALSE);
}

gboolean
pentad_city_is_complete (PentadCity *self)
{
  return self->complete;
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
  pentad_city_changed (self, FALSE);
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

gboolean
pentad_city_find_case (PentadCity *self, const char *id, PentadCaseRow *row)
{
  PentadCaseSlot slot = pentad_case_register_find (self->cases, id);

  if (slot != 0)
    pentad_case_register_get (self->cases, slot, row);
  return slot != 0;
}

void
pentad_city_foreach_case (PentadCity *self, PentadCaseRowFunc func, gpointer user_data)
{
  PentadCaseRow row;

  for (PentadCaseSlot slot = 0; (slot = pentad_case_register_next (self->cases, slot)) != 0;)
    {
      pentad_case_register_get (self->cases, slot, &row);
      func (&row, user_data);
    }
}

guint
pentad_city_get_n_cases (PentadCity *self)
{
  return pentad_case_register_get_n (self->cases);
}

/* The ledger that is to be moved on least; NULL when none stands at or shortly before the instant.
 */
static PentadLedger *
find_ledger (PentadCity *self, gint64 time, guint *found)
{
  PentadLedger *nearest = NULL;

  for (guint i = 0; i < self->ledgers->len; i++)
    {
      PentadLedger *ledger = g_ptr_array_index (self->ledgers, i);
      gint64 at = pentad_ledger_get_time (ledger);

      if (at > time || time - at > MAX_ADVANCE_S ||
          (nearest != NULL && at <= pentad_ledger_get_time (nearest)))
        continue;
      nearest = ledger;
      *found = i;
    }
  return nearest;
}

static PentadLedgerRules
make_rules (PentadCity *self)
{
  PentadLedgerRules rules = {
    .cases = self->cases,
    .divisions = self->divisions,
    .catalogue = self->catalogue,
    .zone = pentad_city_get_zone (self),
  };

  if (self->scheme != NULL)
    rules.limits = self->scheme->limits;
  return rules;
}

static void
make_room (PentadCity *self)
{
  if (self->ledgers->len == MAX_LEDGERS)
    g_ptr_array_remove_index (self->ledgers, 0);
}

/* A ledger that another thread makes. */
typedef struct
{
  PentadLedgerRules rules;
  gint64 time;
  gint32 first_day;
} LedgerJob;

static gpointer
make_ledger_thread (gpointer data)
{
  const LedgerJob *job = data;

  return pentad_ledger_new (&job->rules, job->time, job->first_day);
}

void
pentad_city_make_ledgers (PentadCity *self, gint64 time, gint64 other)
{
  LedgerJob job = { .time = other };
  PentadCaseRow row;
  PentadCaseSlot first;
  guint i;

  if (self->divisions == NULL || self->scheme == NULL || other == time ||
      find_ledger (self, time, &i) != NULL || find_ledger (self, other, &i) != NULL)
    return;
  first = pentad_case_register_next (self->cases, 0);
  if (first == 0)
    return;
  /* Afterwards the cases are in their places, and looking at them changes nothing. */
  pentad_case_register_get (self->cases, first, &row);
  job.rules = make_rules (self);
  job.first_day = pentad_city_first_case_day (self, other);
  GThread *thread = g_thread_new ("pentad-ledger", make_ledger_thread, &job);
  pentad_city_get_ledger (self, time);
  PentadLedger *ledger = g_thread_join (thread);
  make_room (self);
  g_ptr_array_add (self->ledgers, ledger);
}

PentadLedger *
pentad_city_get_ledger (PentadCity *self, gint64 time)
{
  gint32 first_day = pentad_city_first_case_day (self, time);
  guint i;

  if (self->divisions == NULL)
    return NULL;
  PentadLedger *ledger = find_ledger (self, time, &i);
  if (ledger != NULL && pentad_ledger_get_first_day (ledger) <= first_day)
    {
      pentad_ledger_advance (ledger, time);
      pentad_ledger_set_first_day (ledger, first_day);
      g_ptr_array_steal_index (self->ledgers, i);
    }
  else
    {
      /* One that has forgotten days that are asked for again is of no use. */
      if (ledger != NULL)
        g_ptr_array_remove_index (self->ledgers, i);
      else
        make_room (self);
      PentadLedgerRules rules = make_rules (self);
      ledger = pentad_ledger_new (&rules, time, first_day);
    }
  g_ptr_array_add (self->ledgers, ledger);
  return ledger;
}
