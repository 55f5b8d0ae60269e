/* Deadlines of cases for which the platform sent none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/case-limits.h"

static gboolean
sets_deadline (const PentadTrailEntry *entry)
{
  return entry->act == PENTAD_ACT_DISPATCH || entry->act == PENTAD_ACT_EXTEND ||
         entry->act == PENTAD_ACT_RESUME;
}

gboolean
pentad_case_lacks_deadlines (const PentadCase *item)
{
  PentadTrailIter iter;
  PentadTrailEntry entry;

  pentad_case_trail (item, &iter);
  while (pentad_trail_iter_next (&iter, &entry))
    if (sets_deadline (&entry) && entry.due == PENTAD_NO_TIME)
      return TRUE;
  return FALSE;
}

typedef struct
{
  const GPtrArray *conditions;
  const PentadCalendar *calendar;
  guint condition;
  gboolean assumed;

  gint64 due;       /* in force; PENTAD_NO_TIME */
  gint64 suspended; /* since when the clock stands still; PENTAD_NO_TIME */
} Filling;

static gint64
limit_from (Filling *filling, gint64 from)
{
  gboolean assumed;
  gint64 due = pentad_limit_deadline (filling->conditions, filling->condition, filling->calendar,
                                      from, &assumed);

  filling->assumed = filling->assumed || assumed;
  return due;
}

/* The unit in which what is left of the limit is counted: that of its last phase. */
static PentadLimitUnit
unit_of (const Filling *filling, gint64 from)
{
  guint number = filling->condition > 0 && filling->condition <= filling->conditions->len
                     ? filling->condition
                     : pentad_conditions_longest (filling->conditions, filling->calendar, from);
  const PentadCondition *condition =
      number > 0 ? g_ptr_array_index (filling->conditions, number - 1) : NULL;

  return condition != NULL && condition->n_phases > 0
             ? condition->phases[condition->n_phases - 1].unit
             : PENTAD_LIMIT_NONE;
}

static gint64
due_of (Filling *filling, const PentadTrailEntry *entry)
{
  if (entry->act == PENTAD_ACT_DISPATCH)
    return limit_from (filling, entry->time);
  if (filling->due == PENTAD_NO_TIME)
    return PENTAD_NO_TIME;
  if (entry->act == PENTAD_ACT_EXTEND)
    return limit_from (filling, filling->due);
  return filling->suspended != PENTAD_NO_TIME
             ? pentad_limit_resume (filling->calendar, unit_of (filling, entry->time), filling->due,
                                    filling->suspended, entry->time)
             : filling->due;
}

static void
fill_entry (Filling *filling, PentadTrailEntry *entry)
{
  if (sets_deadline (entry) && entry->due == PENTAD_NO_TIME)
    entry->due = due_of (filling, entry);
  if (entry->due != PENTAD_NO_TIME)
    filling->due = entry->due;
  if (entry->act == PENTAD_ACT_SUSPEND)
    filling->suspended = entry->time;
  else if (entry->act == PENTAD_ACT_RESUME)
    filling->suspended = PENTAD_NO_TIME;
}

PentadCase *
pentad_case_with_deadlines (const PentadCase *item,
                            const PentadCatalogue *catalogue,
                            const PentadCalendar *calendar)
{
  int class_index = pentad_catalogue_find_class (catalogue, pentad_case_get_class_code (item));
  Filling filling = { .calendar = calendar,
                      .condition = (guint)pentad_case_get_condition (item),
                      .due = PENTAD_NO_TIME,
                      .suspended = PENTAD_NO_TIME };

  if (class_index < 0 || !pentad_case_lacks_deadlines (item))
    return NULL;
  filling.conditions = pentad_catalogue_get_class (catalogue, class_index)->conditions;
  if (filling.conditions == NULL)
    return NULL;

  g_auto (PentadTrail) trail = { 0 };
  pentad_trail_init (&trail, item);
  g_autofree PentadTrailEntry *entries = g_memdup2 (trail.entries, trail.n * sizeof *entries);
  for (guint i = 0; i < trail.n; i++)
    fill_entry (&filling, &entries[i]);

  g_autofree char *address = pentad_case_dup_address (item);
  PentadCaseFacts facts = pentad_case_get_facts (item);
  facts.address = address;
  facts.assumed = filling.assumed;
  return pentad_case_new (&facts, entries, trail.n);
}
