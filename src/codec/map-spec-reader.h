/* Reads the part of a board that says what its map shows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/guard.h"
#include "model/map-spec.h"

/* The value of "map" of a panel, into a spec that was initialised. Words that are not known,
 * thresholds that do not rise and radii beyond bounds fail the guard. */
void pentad_read_map_spec (PentadGuard *guard, PentadMapSpec *spec);
