/* The markers of a board's map: cases, people on their posts, vehicles, alarms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board.h"

/* Kinds of markers, as board files and the list of layers name them: "officers", "supervisors",
 * "vehicles", "open", "public", "overdue", "alarms", "sensors". Adds those chosen and their legend.
 */
void pentad_map_marks_add (PentadBoardMap *self,
                           const PentadBoardData *data,
                           const PentadPanelSpec *panel,
                           const PentadMapChoice *choice,
                           PentadLanguage language);
