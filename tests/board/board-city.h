/* A made-up city for board tests: small, but with everything that a panel can show.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three districts "d1" to "d3" side by side, each with two streets, each street with two
 * communities, each community with four unit grids: 48 grids. The scheme is the demo scheme from
 * its file. Names are in all three languages. */
#pragma once

#include "model/board-spec.h"
#include "model/city.h"

/* The instant of evaluation, 2026-11-20 14:32:05 in Asia/Shanghai, and its day. */
gint64 board_city_now (void);
gint32 board_city_today (void);

/* About, divisions, scheme, catalogue; no state yet. */
PentadCity *board_city_new_bare (void);
/* The same with about 200 cases of two days, a month of history, staff, sensors, calls, approvals
 * and reference layers. */
PentadCity *board_city_new (void);
/* Applies a whole state of cases that were reported today and nothing else: n[i] in district i. */
void board_city_apply_reports (PentadCity *city, const int n[3]);

/* The board files of data/boards, in alphabetical order; PentadBoardSpec. */
GPtrArray *board_city_read_boards (void);
