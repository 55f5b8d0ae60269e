/* The cases behind a figure, and what it leaves out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evaluate/explain.h"

/* Fills in cases, n_above, n_below, has_cases and what is excluded. */
void pentad_explain_find_cases (PentadExplanation *self, PentadCity *city, gint64 time);
