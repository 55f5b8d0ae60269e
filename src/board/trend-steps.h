/* The steps of a trend: the same figures over the days, weeks or stretches of four weeks before.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finished days hardly change, so a step is worked out once an hour and not with every poll, and
 * kept with the city for the places and periods that were last asked for: who goes to and fro
 * between views and places does not wait for it again. */
#pragma once

#include "board/board-data.h"

/* Days of a step: what is shown of a day is followed by the day, of a week or month by the week. */
int pentad_trend_step_days (const PentadPeriod *period);

/* The figures of each step, oldest first, of the places around that of the query; a step of which
 * not all days are known, or that begins before pentad_board_first_day(), is NULL. Steps end with
 * the last finished day: a running one would look like a fall. Transfer full of each. */
void pentad_trend_steps_get (const PentadBoardQuery *query,
                             PentadFigures *steps[PENTAD_TREND_STEPS]);
/* Works out one step that is missing, for a program that has time now. FALSE when it found none to
 * work out. */
gboolean pentad_trend_steps_prepare (const PentadBoardQuery *query);
