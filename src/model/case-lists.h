/* The cases of a store that count, by where they lie.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/case-placing.h"
#include "model/case-store.h"

/* A case with its codes resolved. */
typedef struct
{
  const PentadCase *data;
  int place[PENTAD_N_LEVELS]; /* index at each level, PENTAD_NO_PLACE; CITY: 0 inside, else none */
  int class_index;
  PentadCaseSlot slot; /* names it until it changes */
} PentadCaseRow;

/* Flags of a slot: the first two are the lists' own. */
#define PENTAD_CASE_COUNTS (1u << 0)
#define PENTAD_CASE_LISTED (1u << 1)
#define PENTAD_CASE_ENDED  (1u << 2) /* the register's */
#define PENTAD_CASE_OPEN   (1u << 3) /* the register's */

typedef struct _PentadCaseLists PentadCaseLists;

PentadCaseLists *pentad_case_lists_new (PentadCaseStore *store);
void pentad_case_lists_free (PentadCaseLists *lists);
/* Places all cases anew, when pentad_case_lists_place() is next called. Both may be NULL. */
void pentad_case_lists_set_codes (PentadCaseLists *lists,
                                  PentadDivisions *divisions,
                                  PentadCatalogue *catalogue);
void pentad_case_lists_place (PentadCaseLists *lists);
gboolean pentad_case_lists_are_placed (const PentadCaseLists *lists);
/* A slot begins, or ends, to count. */
void pentad_case_lists_start (PentadCaseLists *lists, PentadCaseSlot slot);
void pentad_case_lists_stop (PentadCaseLists *lists, PentadCaseSlot slot);
/* Gives a dropped slot back to the store, now or when it has left its list. */
void pentad_case_lists_give_back (PentadCaseLists *lists, PentadCaseSlot slot);
/* Takes out of the lists what no longer counts when it has become much. */
void pentad_case_lists_tidy (PentadCaseLists *lists);
guint pentad_case_lists_get_n (const PentadCaseLists *lists);

/* The rest needs the cases placed. */
void pentad_case_lists_get (const PentadCaseLists *lists, PentadCaseSlot slot, PentadCaseRow *row);
typedef void (*PentadCaseRowFunc) (const PentadCaseRow *row, gpointer user_data);
void pentad_case_lists_foreach_in (PentadCaseLists *lists,
                                   int place,
                                   PentadCaseRowFunc func,
                                   gpointer user_data);
gsize pentad_case_lists_get_memory (const PentadCaseLists *lists);
