/* Reading a ledger: from its rows, or from the cases of a place for which none are kept.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/ledger-private.h"

/* What is gathered from the cases of a place. */
typedef struct
{
  PentadLedger *ledger;
  PentadCount count;
  PentadAct act;
  gint32 from, to;
  gint64 hours_from;
  int n_hours;

  /* One of these. */
  gint64 *counts, *classes;
  PentadHandlings *handlings;
  double *days, *hours;
} Gather;

static PentadLevel
level_of (const PentadLedger *self, int subject)
{
  return subject < self->n_places ? pentad_divisions_get (self->rules.divisions, subject)->level
                                  : PENTAD_LEVEL_CITY;
}

/* The days of the stored counters. */
static void
limit_days (const PentadLedger *self, gint32 *from, gint32 *to)
{
  *from = MAX (*from, MAX (self->first_day, self->lowest_day));
  *to = MIN (*to, pentad_zone_day (self->rules.zone, self->time));
}

static void
gather_entry (Gather *gather, const PentadEntry *entry, const PentadCaseRow *row)
{
  gboolean in_days = entry->day >= gather->from && entry->day <= gather->to;

  if (entry->whose != PENTAD_ENTRY_OF_PLACES)
    return;
  if (gather->counts != NULL)
    {
      if (entry->kind == PENTAD_ENTRY_NOW ||
          (in_days && (entry->kind == PENTAD_ENTRY_STORED || entry->kind == PENTAD_ENTRY_COHORT)))
        gather->counts[entry->what]++;
      else if (in_days && entry->kind == PENTAD_ENTRY_MINUTES && gather->handlings != NULL)
        pentad_handlings_add (gather->handlings, &entry->minutes, 1);
    }
  else if (entry->kind == PENTAD_ENTRY_STORED && entry->what == (guint8)gather->count && in_days)
    {
      if (gather->days != NULL)
        gather->days[entry->day - gather->from]++;
      else
        gather->classes[row->class_index + 1]++;
    }
}

static void
gather_hours (Gather *gather, const PentadCase *item)
{
  gint64 end = MIN (gather->ledger->time, gather->hours_from + gather->n_hours * PENTAD_HOUR_S - 1);
  PentadTrailIter iter;
  PentadTrailEntry entry;

  pentad_case_trail (item, &iter);
  while (pentad_trail_iter_next (&iter, &entry))
    {
      PentadAct act = entry.act == PENTAD_ACT_FORCE_CLOSE ? PENTAD_ACT_CLOSE : entry.act;

      if (act == gather->act && entry.time >= gather->hours_from && entry.time <= end)
        gather->hours[(entry.time - gather->hours_from) / PENTAD_HOUR_S]++;
    }
}

static void
gather_case (const PentadCaseRow *row, gpointer user_data)
{
  Gather *gather = user_data;
  GArray *entries = gather->ledger->before;
  PentadStanding standing;
  gint64 next;

  if (gather->hours != NULL)
    {
      gather_hours (gather, row->data);
      return;
    }
  pentad_ledger_work_out (gather->ledger, row->data, entries, &standing, &next);
  for (guint i = 0; i < entries->len; i++)
    gather_entry (gather, &g_array_index (entries, PentadEntry, i), row);
}

static void
gather_in (Gather *gather, int place)
{
  pentad_case_register_foreach_in (gather->ledger->rules.cases, place, gather_case, gather);
}

void
pentad_ledger_add_counts (PentadLedger *ledger,
                          int subject,
                          gint32 from,
                          gint32 to,
                          gint64 *counts,
                          PentadHandlings *handlings)
{
  gint32 stored_from = from, stored_to = to;
  const gint32 *row;

  if (level_of (ledger, subject) > PENTAD_FINEST_KEPT)
    {
      Gather gather = {
        .ledger = ledger, .from = from, .to = to, .counts = counts, .handlings = handlings
      };

      gather_in (&gather, subject);
      return;
    }
  if (subject >= pentad_ledger_post (ledger, 0))
    pentad_ledger_keep_posts (ledger);
  limit_days (ledger, &stored_from, &stored_to);
  for (gint32 day = stored_from; day <= stored_to; day++)
    {
      guint64 key = pentad_ledger_key (subject, day);

      if ((row = pentad_sums_get (ledger->stored, key)) == NULL)
        continue;
      for (int i = 0; i < PENTAD_N_STORED_COUNTS; i++)
        counts[i] += row[i];
      const PentadDayMinutes *minutes = g_hash_table_lookup (ledger->minutes, &key);
      if (minutes != NULL && handlings != NULL)
        pentad_handlings_add_minutes (handlings, minutes->minutes);
    }
  for (gint32 day = MAX (from, ledger->lowest_day); day <= stored_to; day++)
    if ((row = pentad_sums_get (ledger->cohorts, pentad_ledger_key (subject, day))) != NULL)
      for (int i = 0; i < PENTAD_N_COHORTS; i++)
        counts[PENTAD_FIRST_COHORT + i] += row[i];
  if ((row = pentad_sums_get (ledger->now, pentad_ledger_key (subject, 0))) != NULL)
    for (int i = 0; i < PENTAD_N_NOW_COUNTS; i++)
      counts[PENTAD_N_STORED_COUNTS + i] += row[i];
}

void
pentad_ledger_add_days (
    PentadLedger *ledger, int place, PentadCount count, gint32 from, gint32 to, double *days)
{
  gint32 first = from;

  if (level_of (ledger, place) > PENTAD_FINEST_KEPT)
    {
      Gather gather = { .ledger = ledger, .count = count, .from = from, .to = to, .days = days };

      gather_in (&gather, place);
      return;
    }
  limit_days (ledger, &first, &to);
  for (gint32 day = first; day <= to; day++)
    {
      const gint32 *row = pentad_sums_get (ledger->stored, pentad_ledger_key (place, day));

      days[day - from] += row != NULL ? row[count] : 0;
    }
}

void
pentad_ledger_add_classes (
    PentadLedger *ledger, int place, PentadCount count, gint32 from, gint32 to, gint64 *classes)
{
  int n_classes = ledger->rules.catalogue != NULL ? (int)ledger->rules.catalogue->classes->len : 0;
  guint64 key;

  if (level_of (ledger, place) > PENTAD_FINEST_DETAILED || !ledger->keeps_classes)
    {
      Gather gather = {
        .ledger = ledger, .count = count, .from = from, .to = to, .classes = classes
      };

      gather_in (&gather, place);
      return;
    }
  pentad_ledger_keep_class_count (ledger, count);
  limit_days (ledger, &from, &to);
  for (gint32 day = from; day <= to; day++)
    for (int i = -1; i < n_classes; i++)
      if (pentad_ledger_class_key (ledger, place, i, day, count, &key))
        {
          const gint32 *sum = pentad_sums_get (ledger->classes, key);

          classes[i + 1] += sum != NULL ? *sum : 0;
        }
}

void
pentad_ledger_add_hours (
    PentadLedger *ledger, int place, PentadAct act, gint64 from, int n_hours, double *hours)
{
  const int quarters = PENTAD_HOUR_S / PENTAD_QUARTER_S;
  gint64 first = from / PENTAD_QUARTER_S;

  if (level_of (ledger, place) > PENTAD_FINEST_DETAILED || from % PENTAD_QUARTER_S != 0 ||
      first < ledger->first_quarter || act >= (PentadAct)PENTAD_N_STAGES)
    {
      Gather gather = {
        .ledger = ledger, .act = act, .hours_from = from, .n_hours = n_hours, .hours = hours
      };

      gather_in (&gather, place);
      return;
    }
  pentad_ledger_keep_hour_act (ledger, act);
  for (int i = 0; i < n_hours * quarters; i++)
    {
      const gint32 *row =
          pentad_sums_get (ledger->hours, pentad_ledger_key (place, (gint32)(first + i)));

      hours[i / quarters] += row != NULL ? row[act] : 0;
    }
}
