/* The counters of a city at one instant, kept up to date as cases change and time passes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/ledger-private.h"

#include <string.h>

/* Hours are kept from this many days before the day of the instant on. */
#define HOUR_DAYS 3

/* Widths of the parts of a key that holds a class; together 63 bits. */
#define COUNT_BITS 6
#define DAY_BITS   23
#define CLASS_BITS 14
#define PLACE_BITS 20

_Static_assert(PENTAD_N_STORED_COUNTS <= 1 << COUNT_BITS,
               "more stored counters than the key of a class and class_counts hold: a bit of "
               "DAY_BITS can go to COUNT_BITS, and class_counts becomes a PentadCountSet");

guint64
pentad_ledger_key (int subject, gint32 day)
{
  return (guint64)subject << 32 | (guint32)day;
}

static gint32
day_of_key (guint64 key)
{
  return (gint32)(guint32)key;
}

/* The part of a number that fits into some bits, around 0 when it may be negative. */
static gboolean
fits (gint64 number, guint bits)
{
  return number >= 0 && number < G_GINT64_CONSTANT (1) << bits;
}

gboolean
pentad_ledger_class_key (
    const PentadLedger *self, int place, int class_index, gint32 day, guint count, guint64 *key)
{
  gint64 day_from_0 = (gint64)day + (1 << (DAY_BITS - 1));

  if (!self->keeps_classes || !fits (day_from_0, DAY_BITS))
    return FALSE;
  *key = (guint64)place << (CLASS_BITS + DAY_BITS + COUNT_BITS) |
         (guint64)(class_index + 1) << (DAY_BITS + COUNT_BITS) | (guint64)day_from_0 << COUNT_BITS |
         count;
  return TRUE;
}

static gint32
day_of_class_key (guint64 key)
{
  return (gint32)(key >> COUNT_BITS & ((1 << DAY_BITS) - 1)) - (1 << (DAY_BITS - 1));
}

/* Subjects and days are small numbers: mixed only a little, most of them would meet. */
static guint
hash_key (gconstpointer key)
{
  guint64 mixed = *(const guint64 *)key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (guint)(mixed >> 32);
}

static void
minutes_free (gpointer data)
{
  PentadDayMinutes *of_day = data;

  pentad_minutes_free (of_day->minutes);
  g_free (of_day);
}

/* --- Adding to the tables -------------------------------------------------------------------- */

static void
add_minutes (PentadLedger *self, guint64 key, float value, int sign)
{
  PentadDayMinutes *of_day = g_hash_table_lookup (self->minutes, &key);

  if (of_day == NULL)
    {
      of_day = g_new (PentadDayMinutes, 1);
      *of_day = (PentadDayMinutes){ key, pentad_minutes_new () };
      g_hash_table_insert (self->minutes, &of_day->key, of_day);
    }
  if (sign > 0)
    pentad_minutes_add (of_day->minutes, value);
  else
    pentad_minutes_remove (of_day->minutes, value);
}

static void
add_class (PentadLedger *self, const PentadEntry *entry, const PentadCaseRow *row, int sign)
{
  for (int level = 0; level <= PENTAD_FINEST_DETAILED; level++)
    {
      guint64 key;

      if (row->place[level] != PENTAD_NO_PLACE &&
          pentad_ledger_class_key (self, row->place[level], row->class_index, entry->day,
                                   entry->what, &key))
        *pentad_sums_take (self->classes, key) += sign;
    }
}

/* Adds to one subject. */
static void
add_to (PentadLedger *self, const PentadEntry *entry, int subject, int sign)
{
  guint64 key = pentad_ledger_key (subject, entry->day);

  switch ((PentadEntryKind)entry->kind)
    {
    case PENTAD_ENTRY_STORED:
      self->lowest_day = MIN (self->lowest_day, entry->day);
      pentad_sums_take (self->stored, key)[entry->what] += sign;
      break;
    case PENTAD_ENTRY_COHORT:
      self->lowest_day = MIN (self->lowest_day, entry->day);
      pentad_sums_take (self->cohorts, key)[entry->what - PENTAD_FIRST_COHORT] += sign;
      break;
    case PENTAD_ENTRY_NOW:
      pentad_sums_take (self->now, key)[entry->what - PENTAD_N_STORED_COUNTS] += sign;
      break;
    case PENTAD_ENTRY_MINUTES:
      add_minutes (self, key, entry->minutes, sign);
      break;
    case PENTAD_ENTRY_HOUR:
      pentad_sums_take (self->hours, key)[entry->what] += sign;
      break;
    }
}

static void
add_entry (PentadLedger *self, const PentadEntry *entry, const PentadCaseRow *row, int sign)
{
  int finest = entry->kind == PENTAD_ENTRY_HOUR ? PENTAD_FINEST_DETAILED : PENTAD_FINEST_KEPT;

  if (entry->whose != PENTAD_ENTRY_OF_PLACES)
    {
      add_to (self, entry, entry->whose - 1, sign);
      return;
    }
  for (int level = 0; level <= finest; level++)
    if (row->place[level] != PENTAD_NO_PLACE)
      add_to (self, entry, row->place[level], sign);
  if (entry->kind != PENTAD_ENTRY_STORED)
    return;
  if (row->place[PENTAD_LEVEL_CITY] == PENTAD_NO_PLACE)
    add_to (self, entry, pentad_ledger_outside (self), sign);
  if (self->class_counts >> entry->what & 1)
    add_class (self, entry, row, sign);
}

static void
add_all (PentadLedger *self, const GArray *entries, const PentadCaseRow *row, int sign)
{
  for (guint i = 0; i < entries->len; i++)
    add_entry (self, &g_array_index (entries, PentadEntry, i), row, sign);
}

/* Takes off what is only in the one and adds what is only in the other, of a case that lies where
 * it lay and is of the class that it was. */
static void
add_difference (PentadLedger *self, const PentadCaseRow *row)
{
  const PentadEntry *before = (const PentadEntry *)(void *)self->before->data;
  const PentadEntry *after = (const PentadEntry *)(void *)self->after->data;
  guint i = 0, j = 0;

  while (i < self->before->len || j < self->after->len)
    {
      int order = i == self->before->len  ? 1
                  : j == self->after->len ? -1
                                          : pentad_entry_compare (&before[i], &after[j]);

      if (order < 0)
        add_entry (self, &before[i++], row, -1);
      else if (order > 0)
        add_entry (self, &after[j++], row, 1);
      else
        {
          i++;
          j++;
        }
    }
}

static void
schedule (PentadLedger *self, PentadCaseSlot slot, gint64 next)
{
  if (next != G_MAXINT64)
    pentad_order_add (self->schedule, pentad_case_slot_order (next, slot));
}

static void
unschedule (PentadLedger *self, PentadCaseSlot slot, gint64 next)
{
  if (next != G_MAXINT64)
    pentad_order_remove (self->schedule, pentad_case_slot_order (next, slot));
}

static gboolean
lies_alike (const PentadCaseRow *a, const PentadCaseRow *b)
{
  return a->class_index == b->class_index && memcmp (a->place, b->place, sizeof a->place) == 0;
}

void
pentad_ledger_replace (PentadLedger *ledger,
                       const PentadCaseRow *before,
                       const PentadCaseRow *after)
{
  PentadStanding stood = { 0 }, stands = { 0 };
  gint64 next;

  if (before != NULL)
    {
      pentad_ledger_work_out (ledger, before->data, ledger->before, &stood, &next);
      unschedule (ledger, before->slot, next);
    }
  if (after != NULL)
    {
      pentad_ledger_work_out (ledger, after->data, ledger->after, &stands, &next);
      schedule (ledger, after->slot, next);
    }
  pentad_ledger_move_standing (ledger, before, &stood, after, &stands);
  if (before != NULL && after != NULL && lies_alike (before, after))
    {
      add_difference (ledger, after);
      return;
    }
  if (before != NULL)
    add_all (ledger, ledger->before, before, -1);
  if (after != NULL)
    add_all (ledger, ledger->after, after, 1);
}

/* --- Time ------------------------------------------------------------------------------------ */

static gboolean
is_of_kept_day (guint64 key, gpointer user_data)
{
  const PentadLedger *self = user_data;

  return day_of_key (key) >= self->first_day;
}

static gboolean
is_of_kept_class_day (guint64 key, gpointer user_data)
{
  const PentadLedger *self = user_data;

  return day_of_class_key (key) >= self->first_day;
}

static gboolean
is_of_kept_quarter (guint64 key, gpointer user_data)
{
  const PentadLedger *self = user_data;

  return day_of_key (key) >= self->first_quarter;
}

static gboolean
is_of_dropped_day (gpointer key, gpointer value, gpointer user_data)
{
  return !is_of_kept_day (*(const guint64 *)key, user_data);
}

static void
set_first_quarter (PentadLedger *self)
{
  gint32 day = pentad_zone_day (self->rules.zone, self->time);
  gint64 from = pentad_zone_day_begin (self->rules.zone, day - HOUR_DAYS) / PENTAD_QUARTER_S;

  self->first_quarter = (gint32)CLAMP (from, G_MININT32, G_MAXINT32);
}

/* With a new day, the rows that are of no use any more go. */
static void
turn_day (PentadLedger *self)
{
  set_first_quarter (self);
  pentad_sums_keep (self->hours, is_of_kept_quarter, self);
  pentad_sums_keep (self->cohorts, NULL, NULL);
  pentad_sums_keep (self->now, NULL, NULL);
}

gint32
pentad_ledger_get_first_day (const PentadLedger *ledger)
{
  return ledger->first_day;
}

void
pentad_ledger_set_first_day (PentadLedger *ledger, gint32 first_day)
{
  if (first_day <= ledger->first_day)
    return;
  ledger->first_day = first_day;
  pentad_sums_keep (ledger->stored, is_of_kept_day, ledger);
  pentad_sums_keep (ledger->classes, is_of_kept_class_day, ledger);
  g_hash_table_foreach_remove (ledger->minutes, is_of_dropped_day, ledger);
}

static void
set_time (PentadLedger *self, gint64 time)
{
  gint32 day = pentad_zone_day (self->rules.zone, self->time);

  self->time = time;
  if (pentad_zone_day (self->rules.zone, time) != day)
    turn_day (self);
}

/* A case whose instant has come: what it added until now, and what it adds from now on. */
static void
move_case (PentadLedger *self, PentadCaseSlot slot, gint64 until, gint64 time)
{
  PentadStanding stood, stands;
  PentadCaseRow row;
  gint64 next;

  pentad_case_register_get (self->rules.cases, slot, &row);
  self->time = until;
  pentad_ledger_work_out (self, row.data, self->before, &stood, &next);
  self->time = time;
  pentad_ledger_work_out (self, row.data, self->after, &stands, &next);
  add_difference (self, &row);
  pentad_ledger_move_standing (self, &row, &stood, &row, &stands);
  schedule (self, slot, next);
}

void
pentad_ledger_advance (PentadLedger *ledger, gint64 time)
{
  gint64 until = ledger->time;

  if (time <= until)
    return;
  set_time (ledger, time);
  while (pentad_order_get_n (ledger->schedule) > 0)
    {
      gint64 first = pentad_order_get (ledger->schedule, 0);

      if (pentad_case_time_of_order (first) > time)
        break;
      pentad_order_remove (ledger->schedule, first);
      move_case (ledger, pentad_case_slot_of_order (first), until, time);
    }
}

/* --- Life ------------------------------------------------------------------------------------ */

static void
make_tables (PentadLedger *self)
{
  self->stored = pentad_sums_new (PENTAD_N_STORED_COUNTS);
  self->cohorts = pentad_sums_new (PENTAD_N_COHORTS);
  self->now = pentad_sums_new (PENTAD_N_NOW_COUNTS);
  self->classes = pentad_sums_new (1);
  self->hours = pentad_sums_new (PENTAD_N_STAGES);
  self->minutes = g_hash_table_new_full (hash_key, g_int64_equal, NULL, minutes_free);
  self->schedule = pentad_order_new ();
}

static void
clear_tables (PentadLedger *self)
{
  g_clear_pointer (&self->stored, pentad_sums_free);
  g_clear_pointer (&self->cohorts, pentad_sums_free);
  g_clear_pointer (&self->now, pentad_sums_free);
  g_clear_pointer (&self->classes, pentad_sums_free);
  g_clear_pointer (&self->hours, pentad_sums_free);
  g_clear_pointer (&self->minutes, g_hash_table_unref);
  g_clear_pointer (&self->schedule, pentad_order_free);
}

static void
fill (PentadLedger *self)
{
  PentadCaseRow row;

  make_tables (self);
  for (PentadCaseSlot slot = 0; (slot = pentad_case_register_next (self->rules.cases, slot)) != 0;)
    {
      pentad_case_register_get (self->rules.cases, slot, &row);
      pentad_ledger_replace (self, NULL, &row);
    }
}

/* More is to be kept than before. */
static void
refill (PentadLedger *self)
{
  clear_tables (self);
  pentad_ledger_drop_situations (self);
  fill (self);
}

PentadLedger *
pentad_ledger_new (const PentadLedgerRules *rules, gint64 time, gint32 first_day)
{
  PentadLedger *self = g_new0 (PentadLedger, 1);
  int n_streets_below;

  self->rules = *rules;
  self->time = time;
  self->first_day = first_day;
  self->n_places = pentad_divisions_get_count (rules->divisions);
  self->n_departments = rules->catalogue != NULL ? (int)rules->catalogue->departments->len : 0;
  self->n_posts = rules->catalogue != NULL ? (int)rules->catalogue->posts->len : 0;
  /* Places stand in order of level: this many are of a detailed level. */
  n_streets_below =
      pentad_divisions_get_level (rules->divisions, PENTAD_FINEST_DETAILED + 1, &(int){ 0 });
  self->keeps_classes =
      fits (n_streets_below, PLACE_BITS) && fits (self->n_places, 31) &&
      (rules->catalogue == NULL || fits ((gint64)rules->catalogue->classes->len + 1, CLASS_BITS));
  self->lowest_day = G_MAXINT32;
  self->before = g_array_new (FALSE, FALSE, sizeof (PentadEntry));
  self->after = g_array_new (FALSE, FALSE, sizeof (PentadEntry));
  self->watches = g_ptr_array_new_with_free_func (pentad_watch_free);
  self->place_counts = g_ptr_array_new_with_free_func (pentad_place_count_free);
  self->class_counts = G_GUINT64_CONSTANT (1) << PENTAD_COUNT_REPORT;
  self->hour_acts = 1u << PENTAD_ACT_REPORT | 1u << PENTAD_ACT_FILE | 1u << PENTAD_ACT_CLOSE;
  set_first_quarter (self);
  fill (self);
  return self;
}

void
pentad_ledger_keep_class_count (PentadLedger *self, PentadCount count)
{
  if (self->class_counts >> count & 1)
    return;
  self->class_counts |= G_GUINT64_CONSTANT (1) << count;
  refill (self);
}

void
pentad_ledger_keep_hour_act (PentadLedger *self, PentadAct act)
{
  if (self->hour_acts >> act & 1)
    return;
  self->hour_acts |= 1u << act;
  refill (self);
}

void
pentad_ledger_keep_posts (PentadLedger *self)
{
  if (self->keeps_posts)
    return;
  self->keeps_posts = TRUE;
  refill (self);
}

void
pentad_ledger_free (PentadLedger *ledger)
{
  clear_tables (ledger);
  pentad_ledger_drop_situations (ledger);
  g_ptr_array_unref (ledger->watches);
  g_ptr_array_unref (ledger->place_counts);
  g_array_unref (ledger->before);
  g_array_unref (ledger->after);
  g_free (ledger);
}

gint64
pentad_ledger_get_time (const PentadLedger *ledger)
{
  return ledger->time;
}

int
pentad_ledger_department (const PentadLedger *ledger, int department)
{
  return ledger->n_places + 1 + department;
}

int
pentad_ledger_post (const PentadLedger *ledger, int post)
{
  return ledger->n_places + 1 + ledger->n_departments + post;
}

int
pentad_ledger_outside (const PentadLedger *ledger)
{
  return ledger->n_places;
}

gsize
pentad_ledger_get_memory (const PentadLedger *ledger)
{
  gsize bytes = sizeof *ledger + pentad_sums_get_memory (ledger->stored) +
                pentad_sums_get_memory (ledger->cohorts) + pentad_sums_get_memory (ledger->now) +
                pentad_sums_get_memory (ledger->classes) + pentad_sums_get_memory (ledger->hours) +
                pentad_order_get_memory (ledger->schedule) +
                pentad_ledger_get_situation_memory (ledger);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, ledger->minutes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    bytes += sizeof (PentadDayMinutes) + sizeof (PentadMinutes) +
             pentad_order_get_memory (((PentadDayMinutes *)value)->minutes->order);
  return bytes;
}
