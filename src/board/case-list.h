/* Cases as rows: those behind a figure, those near a place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board-data.h"
#include "render/data-table.h"

typedef struct
{
  char *title;            /* name of the figure or the like */
  char *summary;          /* lines of text: value, formula, counting rule, what is left out */
  PentadDataTable *table; /* a row for each case; NULL: they are not all known */
  GPtrArray *ids;         /* of the rows; char * */
  gboolean needs_cases;   /* they are known once the cases of the period's days are */
} PentadCaseList;

/* The cases behind a figure of the place and period shown, those that count against it first. NULL
 * when there is no such figure. Transfer full. */
PentadCaseList *pentad_case_list_of_figure (const PentadBoardData *data,
                                            const char *figure,
                                            PentadLanguage language);
/* The cases within some metres of a case, nearest first, but for itself; at most limit rows. Open
 * ones and those whose end is known. Transfer full. */
PentadCaseList *pentad_case_list_nearby (const PentadBoardData *data,
                                         const char *id,
                                         double metres,
                                         guint limit,
                                         PentadLanguage language);
void pentad_case_list_free (PentadCaseList *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCaseList, pentad_case_list_free)
