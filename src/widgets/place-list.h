/* The places below the one shown, as a list beside the map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "board/place-table.h"

#define PENTAD_TYPE_PLACE_LIST (pentad_place_list_get_type ())
G_DECLARE_FINAL_TYPE (PentadPlaceList, pentad_place_list, PENTAD, PLACE_LIST, GtkWidget)

/* Signal "chosen" (int place): a row was activated. */
GtkWidget *pentad_place_list_new (void);
/* What is listed from now on: worked out when the list is shown, not before. Takes references. */
void pentad_place_list_set_content (PentadPlaceList *self,
                                    PentadBoardData *data,
                                    PentadBoardSpec *board,
                                    PentadLanguage language);
/* Lets go of the data, which are about to change; what is shown stays. */
void pentad_place_list_forget (PentadPlaceList *self);
