/* Topics for the city of the board tests: whatever the boards ask for, made up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/city.h"

/* Kinds and measures that panels name, counted in every community, and entries of each kind. */
void board_topics_add (PentadCity *city);
