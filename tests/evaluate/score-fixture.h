/* Rows of figures written as counters in one line of text, for tests of composite scores.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evaluate/indicators.h"

/* A scheme file below data/ (name without folder is in tests/evaluate/schemes). Fails the test when
 * it cannot be read. Transfer full. */
PentadScheme *score_fixture_scheme (const char *path);
/* Fills a row (transfer full) from "file=180 need_close=178 …" for one unit over November 2026. A
 * name that is no counter but a column sets its value; "column=none" says no cases, "column=?" no
 * data. Composites about the subject are worked out. */
PentadFigure *score_fixture_row (const PentadScheme *scheme,
                                 PentadSubject about,
                                 const char *role,
                                 const char *area_class,
                                 const char *code,
                                 const char *text);
/* The row's figure of a column by its id. */
const PentadFigure *
score_fixture_get (const PentadScheme *scheme, const PentadFigure *row, const char *id);
