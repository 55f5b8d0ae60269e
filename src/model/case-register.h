/* Every case that a city knows: which word on it counts, where it lies, what is wrong.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same case may be known from the state and from the lists of days on which it ended. The word
 * with the most acts counts; of equal ones that of a list. Whoever keeps sums of the cases is told
 * of each change of what counts, so that nobody has to go through all cases again. */
#pragma once

#include "model/case-lists.h"
#include "model/state.h"
#include "model/transition.h"

typedef struct _PentadCaseRegister PentadCaseRegister;

/* What counted before and what counts now; NULL when nothing did, or does. Valid until it
 * returns. */
typedef void (*PentadCaseChangeFunc) (const PentadCaseRow *before,
                                      const PentadCaseRow *after,
                                      gpointer user_data);

PentadCaseRegister *pentad_case_register_new (PentadCaseChangeFunc func, gpointer user_data);
void pentad_case_register_free (PentadCaseRegister *cases);
/* Places and classes all cases anew, when they are next asked for; the function is not called for
 * that, nor for any change until then. Both may be NULL. */
void pentad_case_register_set_codes (PentadCaseRegister *cases,
                                     PentadDivisions *divisions,
                                     PentadCatalogue *catalogue);
/* Checks all cases anew by other rules of side actions, when they are next asked for; NULL none. */
void pentad_case_register_set_workflow (PentadCaseRegister *cases, const PentadWorkflow *workflow);
/* Whole state: what it does not name is forgotten. Delta: replaces or adds. */
void pentad_case_register_apply_state (PentadCaseRegister *cases, const PentadState *state);
/* How many cases of the state have not ended. */
guint pentad_case_register_get_n_open (PentadCaseRegister *cases);
/* The cases that ended on a day (PentadCase); replaces what was there of that day. */
void pentad_case_register_set_ended (PentadCaseRegister *cases, gint32 day, const GPtrArray *ended);
gboolean pentad_case_register_has_ended (PentadCaseRegister *cases, gint32 day);
void pentad_case_register_forget_days (PentadCaseRegister *cases, gint32 before);
/* Forgets the cases of the state that ended before an instant. */
void pentad_case_register_forget_ended (PentadCaseRegister *cases, gint64 before);

/* Takes in the cases of another register that pass, with the days whose ended cases it knows; for a
 * register that holds nothing yet. */
typedef gboolean (*PentadCasePassFunc) (const PentadCaseRow *row, gpointer user_data);
void pentad_case_register_copy (PentadCaseRegister *cases,
                                PentadCaseRegister *from,
                                PentadCasePassFunc passes,
                                gpointer user_data);

/* Slots of the cases that count, in no order: each after the last, 0 to begin and at the end. */
PentadCaseSlot pentad_case_register_next (PentadCaseRegister *cases, PentadCaseSlot slot);
void pentad_case_register_get (PentadCaseRegister *cases, PentadCaseSlot slot, PentadCaseRow *row);
guint pentad_case_register_get_n (PentadCaseRegister *cases);
/* 0 when the id is not known. */
PentadCaseSlot pentad_case_register_find (PentadCaseRegister *cases, const char *id);
/* The cases that lie in a place. It costs what lies there, and what is below the place. */
void pentad_case_register_foreach_in (PentadCaseRegister *cases,
                                      int place,
                                      PentadCaseRowFunc func,
                                      gpointer user_data);
/* Looks for what is wrong with no more than n further words, so that it need not be done in one
 * when it is asked for. TRUE when all have been looked at. */
gboolean pentad_case_register_check (PentadCaseRegister *cases, guint n);
/* Adds what is wrong with the cases that count (PentadFinding), by kind. */
void pentad_case_register_list_findings (PentadCaseRegister *cases, GPtrArray *list);
/* Cases that were not taken since the store is full. */
guint pentad_case_register_get_n_refused (PentadCaseRegister *cases);
/* Bytes that it takes, without the texts of codes. */
gsize pentad_case_register_get_memory (PentadCaseRegister *cases);
