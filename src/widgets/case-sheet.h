/* A sheet beside the board: the cases behind a figure, and a case with all that is known of it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One leads to the other, and Escape back the same way. */
#pragma once

#include <gtk/gtk.h>

#include "board/board-data.h"
#include "render/theme.h"
#include "widgets/case-photos.h"

#define PENTAD_TYPE_CASE_SHEET (pentad_case_sheet_get_type ())
G_DECLARE_FINAL_TYPE (PentadCaseSheet, pentad_case_sheet, PENTAD, CASE_SHEET, GtkWidget)

/* Signals: "closed" the last page was left; "needs-cases" a figure is shown of whose period not
 * every case is known; "place" (const char *target) a place is to be gone to, LEVEL:CODE. */
GtkWidget *pentad_case_sheet_new (void);
/* What a sheet shows its pages with; borrowed by the call, but for references of its own. */
typedef struct
{
  PentadBoardData *data;
  const PentadTheme *theme;
  PentadMapGeometry *geometry; /* NULL: no map of a case, or not yet */
  double near_m;               /* metres within which cases count as near the one shown */
} PentadCaseSheetContent;

/* What is shown from now on, pages that are open included. */
void pentad_case_sheet_set_content (PentadCaseSheet *self, const PentadCaseSheetContent *content);
/* Lets go of the data, which are about to change; what is shown stays. */
void pentad_case_sheet_forget (PentadCaseSheet *self);
/* Opens a page on top of what is open. FALSE when there is no such figure, or case, now. */
gboolean pentad_case_sheet_open_figure (PentadCaseSheet *self, const char *figure);
gboolean pentad_case_sheet_open_case (PentadCaseSheet *self, const char *id);
/* One page back; FALSE when none is open. */
gboolean pentad_case_sheet_go_back (PentadCaseSheet *self);
/* Closes all pages. */
void pentad_case_sheet_close (PentadCaseSheet *self);
/* Where the photographs of a case are shown; who has them gives them there. Borrowed. */
PentadCasePhotos *pentad_case_sheet_get_photos (PentadCaseSheet *self);
