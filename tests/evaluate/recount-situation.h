/* A situation that is kept, against all cases looked at one by one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/city.h"

/* Asserts that the city's ledger at `time` tells of a place what its cases tell, with lists of up
 * to so many cases. At most two departments. */
void recount_situation (PentadCity *city, int place, gint64 time, guint n_listed);
