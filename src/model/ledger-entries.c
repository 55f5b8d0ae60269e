/* What a case adds to the counters at an instant, and when that changes next.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/ledger-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  PentadLedger *ledger;
  GArray *entries;
  gint64 next;

  /* The department looked up last: the events of a case are mostly of the same. */
  const char *code;
  int department;
} Work;

int
pentad_entry_compare (gconstpointer a, gconstpointer b)
{
  const PentadEntry *x = a, *y = b;

  if (x->kind != y->kind)
    return x->kind < y->kind ? -1 : 1;
  if (x->what != y->what)
    return x->what < y->what ? -1 : 1;
  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->whose != y->whose)
    return x->whose < y->whose ? -1 : 1;
  return x->minutes < y->minutes ? -1 : x->minutes > y->minutes;
}

static void
change_at (Work *work, gint64 time)
{
  if (time > work->ledger->time && time < work->next)
    work->next = time;
}

static void
add (Work *work, PentadEntryKind kind, guint what, gint32 day, int whose, float minutes)
{
  PentadEntry entry = { (guint8)kind, (guint8)what, day, whose, minutes };

  g_array_append_val (work->entries, entry);
}

static void
add_minutes (Work *work, const PentadTallyEvent *event, gint32 day, int whose)
{
  if (!isnan (event->minutes))
    add (work, PENTAD_ENTRY_MINUTES, event->count, day, whose, (float)event->minutes);
}

/* -1 for none. Codes are shared: the same one is the same pointer. */
static int
find_department (Work *work, const char *code)
{
  if (code != work->code)
    {
      work->code = code;
      work->department = pentad_catalogue_find_department (work->ledger->rules.catalogue, code);
    }
  return work->department;
}

/* Everybody whose the event is. Handling times are those of places and departments. */
static void
add_event (Work *work, PentadEntryKind kind, const PentadTallyEvent *event, gint32 day)
{
  const PentadLedger *ledger = work->ledger;
  const PentadCatalogue *catalogue = ledger->rules.catalogue;

  if (event->of_place)
    {
      add (work, kind, event->count, day, PENTAD_ENTRY_OF_PLACES, 0);
      add_minutes (work, event, day, PENTAD_ENTRY_OF_PLACES);
    }
  if (catalogue == NULL)
    return;
  int department = find_department (work, event->department);
  if (department >= 0)
    {
      int whose = pentad_ledger_department (ledger, department) + 1;

      add (work, kind, event->count, day, whose, 0);
      add_minutes (work, event, day, whose);
    }
  for (guint i = 0; i < G_N_ELEMENTS (event->persons) && ledger->keeps_posts; i++)
    {
      int post = pentad_catalogue_find_post (catalogue, event->persons[i]);

      if (post >= 0)
        add (work, kind, event->count, day, pentad_ledger_post (ledger, post) + 1, 0);
    }
}

static void
stored_cb (const PentadTallyEvent *event, gpointer user_data)
{
  Work *work = user_data;

  if (event->time > work->ledger->time)
    change_at (work, event->time);
  else
    add_event (work, PENTAD_ENTRY_STORED, event,
               pentad_zone_day (work->ledger->rules.zone, event->time));
}

static void
open_cb (const PentadTallyEvent *event, gpointer user_data)
{
  Work *work = user_data;

  if (event->count < PENTAD_FIRST_COHORT)
    add_event (work, PENTAD_ENTRY_NOW, event, 0);
  else
    add_event (work, PENTAD_ENTRY_COHORT, event,
               pentad_zone_day (work->ledger->rules.zone, event->time));
}

static gint32
quarter_of (gint64 time)
{
  gint64 quarter = time / PENTAD_QUARTER_S - (time % PENTAD_QUARTER_S < 0);

  return (gint32)CLAMP (quarter, G_MININT32, G_MAXINT32);
}

/* The acts that have happened; of the rest the first is when the case changes. */
static void
add_acts (Work *work, const PentadTrail *trail)
{
  for (guint i = 0; i < trail->n && trail->entries[i].act != PENTAD_ACT_END; i++)
    {
      const PentadTrailEntry *act = &trail->entries[i];
      PentadAct what = act->act == PENTAD_ACT_FORCE_CLOSE ? PENTAD_ACT_CLOSE : act->act;
      gint32 quarter = quarter_of (act->time);

      if (act->time > work->ledger->time)
        {
          change_at (work, act->time);
          return;
        }
      if (what < (PentadAct)PENTAD_N_STAGES && work->ledger->hour_acts >> what & 1 &&
          quarter >= work->ledger->first_quarter)
        add (work, PENTAD_ENTRY_HOUR, what, quarter, PENTAD_ENTRY_OF_PLACES, 0);
    }
}

static void
add_open (Work *work, const PentadTrail *trail, const PentadCaseView *view)
{
  gint64 time = work->ledger->time;

  if (view->outcome != PENTAD_OUTCOME_OPEN)
    return;
  /* It is overdue from the second after its deadline on. */
  if (view->due != PENTAD_NO_TIME && view->due < G_MAXINT64)
    change_at (work, view->due + 1);
  pentad_trail_tally_open (trail, time, G_MININT64, time + 1, open_cb, work);
}

static void
find_standing (Work *work,
               const PentadCase *item,
               const PentadCaseView *view,
               PentadStanding *standing)
{
  int department = view->department != NULL && work->ledger->rules.catalogue != NULL
                       ? find_department (work, view->department)
                       : -1;

  pentad_standing_init (standing, item, view, work->ledger->time, department);
}

void
pentad_ledger_work_out (PentadLedger *self,
                        const PentadCase *item,
                        GArray *entries,
                        PentadStanding *standing,
                        gint64 *next)
{
  const PentadLedgerRules *rules = &self->rules;
  gint64 from = self->first_day != G_MININT32 ? pentad_zone_day_begin (rules->zone, self->first_day)
                                              : G_MININT64;
  Work work = { .ledger = self, .entries = entries, .next = G_MAXINT64, .department = -1 };
  g_auto (PentadTrail) trail;
  PentadCaseView view;

  g_array_set_size (entries, 0);
  pentad_trail_init (&trail, item);
  pentad_trail_view (trail.entries, trail.n, self->time, &view);
  pentad_trail_tally (&trail, &rules->limits, rules->zone, from, G_MAXINT64, stored_cb, &work);
  add_acts (&work, &trail);
  add_open (&work, &trail, &view);
  g_array_sort (entries, pentad_entry_compare);
  find_standing (&work, item, &view, standing);
  *next = work.next;
}

void
pentad_ledger_find_standing (PentadLedger *self, const PentadCase *item, PentadStanding *standing)
{
  Work work = { .ledger = self, .department = -1 };
  g_auto (PentadTrail) trail;
  PentadCaseView view;

  pentad_trail_init (&trail, item);
  pentad_trail_view (trail.entries, trail.n, self->time, &view);
  find_standing (&work, item, &view, standing);
}
