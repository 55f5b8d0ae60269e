/* How the cases of one place stand at an instant: loads by stage and department, and who is next.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a board shows of single cases comes from here: the cases by deadline, those reported last,
 * those to be marked on a map. It is kept as cases change and time passes, by the ledger
 * (model/ledger.h), and reading costs what is read. */
#pragma once

#include "model/case-register.h"
#include "model/case-view.h"
#include "model/order.h"

/* Open cases of a group. */
typedef struct
{
  guint open, overdue;
} PentadLoad;

/* How one case stands, as far as a situation goes by it. */
typedef struct
{
  gboolean known; /* reported by then; otherwise nothing else holds */
  gboolean open, overdue;
  gboolean waits;     /* open, with a deadline in force that has not been kept yet */
  gboolean is_public; /* of a citizen */
  PentadStage stage;
  PentadSourceKind source;
  int department;       /* that has it or had it last, in the catalogue; -1 none */
  gint64 reported, due; /* PENTAD_NO_TIME: unknown, none */
} PentadStanding;

/* From a view at `time`; department as in the catalogue. */
void pentad_standing_init (PentadStanding *standing,
                           const PentadCase *item,
                           const PentadCaseView *view,
                           gint64 time,
                           int department);
gboolean pentad_standing_equal (const PentadStanding *a, const PentadStanding *b);

typedef struct _PentadSituation PentadSituation;

/* Borrows the cases. */
PentadSituation *pentad_situation_new (PentadCaseRegister *cases, int n_departments);
void pentad_situation_free (PentadSituation *situation);
void
pentad_situation_add (PentadSituation *self, PentadCaseSlot slot, const PentadStanding *standing);
void pentad_situation_remove (PentadSituation *self,
                              PentadCaseSlot slot,
                              const PentadStanding *standing);
/* The instant at which it stands: whoever keeps it has added what holds then. */
void pentad_situation_set_time (PentadSituation *self, gint64 time);

guint pentad_situation_get_n_open (const PentadSituation *self);
/* TRUE when an open case has a deadline. */
gboolean pentad_situation_has_deadlines (const PentadSituation *self);
/* Open cases that stand in a stage. */
PentadLoad pentad_situation_get_stage (const PentadSituation *self, PentadStage stage);
/* Open cases that a department has or had last. */
PentadLoad pentad_situation_get_department (const PentadSituation *self, int department);
/* Cases of a source that were reported after `from` and not after `to`. */
guint pentad_situation_count_reported (const PentadSituation *self,
                                       PentadSourceKind source,
                                       gint64 from,
                                       gint64 to);
guint pentad_situation_get_n_overdue (const PentadSituation *self);
/* Cases that wait for their deadline within so many seconds from now, the end included. */
guint pentad_situation_count_due (const PentadSituation *self, gint64 within_s);
/* Open cases of citizens. */
guint pentad_situation_get_n_public (const PentadSituation *self);

/* Cases that were reported at `from` or later and before `to`, in no order. */
void pentad_situation_foreach_reported (const PentadSituation *self,
                                        gint64 from,
                                        gint64 to,
                                        PentadCaseRowFunc func,
                                        gpointer user_data);

/* Lists of PentadCaseRow, at most n, transfer full; rows are valid until the city changes. Of
 * equal times the lower id comes first. */
/* The overdue whose deadline passed last, by deadline. */
GArray *pentad_situation_list_overdue (const PentadSituation *self, guint n);
/* Those whose deadline comes next, by deadline. */
GArray *pentad_situation_list_due (const PentadSituation *self, guint n);
/* Those reported last, the last one first. */
GArray *pentad_situation_list_recent (const PentadSituation *self, guint n);
/* The open cases of citizens that were reported last, by time of report. */
GArray *pentad_situation_list_public (const PentadSituation *self, guint n);

/* Bytes that it takes. */
gsize pentad_situation_get_memory (const PentadSituation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadSituation, pentad_situation_free)
