/* Handling times and sums by subject that panels ask for, kept while the data stay as they are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board-data.h"
#include "evaluate/subjects.h"

/* Of a PentadBoardData. */
typedef struct _PentadBoardSums PentadBoardSums;

PentadBoardSums *pentad_board_sums_new (void);
void pentad_board_sums_free (PentadBoardSums *sums);

/* Handling times of the place shown in the period; borrowed, valid until the city changes. NULL
 * without divisions. For the thread that may use the city, as all that a board works out. */
PentadHandlings *pentad_board_data_get_handlings (const PentadBoardData *data);
/* The counts of departments or posts in the period; borrowed, valid until the city changes. NULL
 * without a catalogue. */
const PentadSubjectSums *pentad_board_data_get_subjects (const PentadBoardData *data,
                                                         PentadSubject about);
