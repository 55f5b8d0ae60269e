/* The counters of a city at one instant, kept up to date as cases change and time passes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a case adds to the counters at an instant follows from the case alone, and changes only at
 * instants that are known beforehand: its acts, its deadlines, the ends of rolling hours. So a
 * ledger takes off what a case added and adds what it adds now, whenever the case changes or one of
 * its instants has passed, and reading a counter costs what is read, not how many cases there are.
 *
 * Kept are rows for the city, districts, streets and communities, for departments and for posts.
 * For a unit grid, and for what is not kept of a community, the cases that lie there are gone
 * through when asked.
 *
 * Stored counters are those of the days that are counted from cases: from the first of them to the
 * day of the instant. */
#pragma once

#include "model/case-register.h"
#include "model/handling.h"
#include "model/situation.h"
#include "model/tally.h"

/* What a ledger goes by; all borrowed, and the same for all its life. */
typedef struct
{
  PentadCaseRegister *cases;
  const PentadDivisions *divisions;
  const PentadCatalogue *catalogue; /* may be NULL */
  const PentadZone *zone;
  PentadStepLimits limits;
} PentadLedgerRules;

typedef struct _PentadLedger PentadLedger;

/* Goes through all cases once. first_day: the first that is counted from cases; G_MININT32 all. */
PentadLedger *pentad_ledger_new (const PentadLedgerRules *rules, gint64 time, gint32 first_day);
void pentad_ledger_free (PentadLedger *ledger);
gint64 pentad_ledger_get_time (const PentadLedger *ledger);
/* Moves on to a later instant (or the same); it costs what happens in between. */
void pentad_ledger_advance (PentadLedger *ledger, gint64 time);
gint32 pentad_ledger_get_first_day (const PentadLedger *ledger);
/* Forgets the days before, which are counted from history from now on. The first day never moves
 * back. */
void pentad_ledger_set_first_day (PentadLedger *ledger, gint32 first_day);
/* A case has changed: what the register told. */
void pentad_ledger_replace (PentadLedger *ledger,
                            const PentadCaseRow *before,
                            const PentadCaseRow *after);

/* Whom counters are about: a place is its own index, the others have numbers above. */
int pentad_ledger_department (const PentadLedger *ledger, int department);
int pentad_ledger_post (const PentadLedger *ledger, int post);
/* Cases in no district. */
int pentad_ledger_outside (const PentadLedger *ledger);

/* Adds the counters (PENTAD_N_COUNTS) of a subject over some days, both included: stored ones of
 * the days that come from cases, those of the open cases with the cohorts of all the days.
 * Handlings, which may be NULL, get the handling times of the days that come from cases; they are
 * valid until the ledger changes. What a ledger is first asked for of posts, or of a counter by
 * class, or of other acts than reports, filings and closings by hours, costs going through all
 * cases. */
void pentad_ledger_add_counts (PentadLedger *ledger,
                               int subject,
                               gint32 from,
                               gint32 to,
                               gint64 *counts,
                               PentadHandlings *handlings);
/* Adds a stored counter of a place day by day to days[0] and following, days[0] being `from`. */
void pentad_ledger_add_days (
    PentadLedger *ledger, int place, PentadCount count, gint32 from, gint32 to, double *days);
/* Adds a stored counter of a place over some days by class: classes[0] is that of unknown class,
 * classes[i + 1] that of class i of the catalogue. */
void pentad_ledger_add_classes (
    PentadLedger *ledger, int place, PentadCount count, gint32 from, gint32 to, gint64 *classes);
/* How often an act (of a stage) happened in a place, hour by hour from `from` on; closing by force
 * is closing. */
void pentad_ledger_add_hours (
    PentadLedger *ledger, int place, PentadAct act, gint64 from, int n_hours, double *hours);

/* How the cases of a place stand at the instant; valid until the ledger changes. The first time it
 * costs going through the cases that lie there; then it is kept, with those of the places that were
 * asked for last. */
const PentadSituation *pentad_ledger_get_situation (PentadLedger *ledger, int place);
/* How many cases of each place are open, are overdue, or were reported at `from` or later and
 * before `to`; valid likewise. The first time it costs going through all cases. */
const guint *pentad_ledger_get_open (PentadLedger *ledger);
const guint *pentad_ledger_get_overdue (PentadLedger *ledger);
const guint *pentad_ledger_get_reported (PentadLedger *ledger, gint64 from, gint64 to);

/* Bytes that it takes. */
gsize pentad_ledger_get_memory (const PentadLedger *ledger);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadLedger, pentad_ledger_free)
