/* Words in several parts, of which those that do not fit are left out whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/sketch.h"

/* What stands between two parts. */
#define PENTAD_PART_END " · "

/* The words without the last parts that style->max_width has no room for, and "…" in their place:
 * half a telephone number is none. NULL when all of them fit, and when not even the first part
 * does. Transfer full. */
char *pentad_part_fit (PentadSketch *sketch, const char *words, const PentadTextStyle *style);
