/* Handling limits: the filing conditions of a class, their phases and seasons, and the light of a
 * case.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A minor class has one limit for each filing condition (missing, broken, leaning ...). A limit may
 * run in phases ("1 emergency hour to enclose, then 5 working days to repair") and may only run in
 * a season (planting). All of it is data of a class list (domain.md 2.4.3 and 2.6). */
#pragma once

#include "model/calendar.h"
#include "model/label.h"

/* More phases than any limit seen has. */
#define PENTAD_MAX_PHASES 4

/* A part of a limit; the next begins when it ends. */
typedef struct
{
  PentadLimitUnit unit;
  double amount;
  PentadLabel label; /* what has to be done in it; empty: not said */
} PentadPhase;

/* The part of a year in which a limit runs. Days are month × 100 + day; from 0: the class list
 * names the season and not its days, so it plays no part in deadlines. A season may run over the
 * turn of the year. */
typedef struct
{
  PentadLabel label; /* empty: no season */
  int from, to;      /* both included */
} PentadSeason;

/* What a case of a class was filed for. */
typedef struct
{
  PentadLabel label; /* empty: the class list gives the limit only */
  guint n_phases;
  PentadPhase phases[PENTAD_MAX_PHASES];
  PentadSeason season;
} PentadCondition;

/* Time in which the clock of a case stood still: [from, to). */
typedef struct
{
  gint64 from, to;
} PentadPause;

typedef enum
{
  PENTAD_LIGHT_NONE, /* no deadline */
  PENTAD_LIGHT_GREEN,
  PENTAD_LIGHT_YELLOW,
  PENTAD_LIGHT_RED
} PentadLight;

/* Used shares at which a light changes; of the scheme. */
typedef struct
{
  double yellow_from; /* green below it */
  double red_above;   /* yellow up to it, that share included */
} PentadLightBounds;

PentadCondition *pentad_condition_new (void);
void pentad_condition_free (PentadCondition *condition);
/* Copies the label, which may be NULL. FALSE when there are PENTAD_MAX_PHASES already. */
gboolean pentad_condition_add_phase (PentadCondition *condition,
                                     PentadLimitUnit unit,
                                     double amount,
                                     const PentadLabel *label);
/* An array that owns its PentadCondition. */
GPtrArray *pentad_conditions_new (void);

/* The end of the last phase of a limit that starts to run at `from`, or with its season when that
 * comes later; PENTAD_NO_TIME when it has no phase or never ends. */
gint64 pentad_condition_deadline (const PentadCondition *condition,
                                  const PentadCalendar *calendar,
                                  gint64 from);
/* The number of a condition (1 to n) whose deadline comes last, the lower of two equal ones; 0 when
 * none has a deadline. conditions may be NULL. */
guint pentad_conditions_longest (const GPtrArray *conditions,
                                 const PentadCalendar *calendar,
                                 gint64 from);
/* The deadline of a case for which the platform sent none. condition: its number (1 to n) or 0 when
 * the case names none; then, and when the class has no such condition, the longest limit is taken
 * and *assumed (may be NULL) set. PENTAD_NO_TIME when the class has no limits. */
gint64 pentad_limit_deadline (const GPtrArray *conditions,
                              guint condition,
                              const PentadCalendar *calendar,
                              gint64 from,
                              gboolean *assumed);

/* The deadline of a case that goes on after its clock stood still from `suspended` to `resumed`:
 * what was left of it, counted in the unit of the limit, runs on. */
gint64 pentad_limit_resume (const PentadCalendar *calendar,
                            PentadLimitUnit unit,
                            gint64 due,
                            gint64 suspended,
                            gint64 resumed);

/* Used share of the time from start to due at `now`, in working time when the unit counts that,
 * else in natural time; pauses (sorted, apart) do not count. Above 1 when overdue; NAN without a
 * deadline. A limit without any time of its own is used up at once. */
double pentad_limit_used_share (const PentadCalendar *calendar,
                                PentadLimitUnit unit,
                                gint64 start,
                                gint64 due,
                                gint64 now,
                                const PentadPause *pauses,
                                guint n_pauses);
PentadLight pentad_limit_light (double share, const PentadLightBounds *bounds);

/* "eh", "ed", "wh", "wd"; NULL for PENTAD_LIMIT_NONE. */
const char *pentad_limit_unit_id (PentadLimitUnit unit);
gboolean pentad_limit_unit_parse (const char *id, PentadLimitUnit *unit);
/* "none", "green", "yellow", "red". */
const char *pentad_light_id (PentadLight light);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCondition, pentad_condition_free)
