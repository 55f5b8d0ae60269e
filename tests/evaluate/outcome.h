/* What tests of evaluation ask of figures and of their explanations.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evaluate/explain.h"
#include "evaluate/indicators.h"

/* want: NAN for a number that is not there. */
void outcome_assert_number (double got, double want);
/* The figure of a place, which there has to be. */
const PentadFigure *
outcome_figure (PentadCity *city, const PentadFigures *figures, const char *code, const char *id);
/* "A B×2 -C": the cases that count above or below. Transfer full. */
char *outcome_list_cases (const PentadExplanation *why, gboolean below);
