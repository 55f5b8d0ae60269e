/* Which places of a map lie beside each other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-geometry.h"

/* Of the places that share a border with `place`, and that `allowed` (indices, int) names, the one
 * that lies most in the direction dx (east), dy (north), each -1, 0 or 1, by the middle of the
 * border they share. PENTAD_NO_PLACE when none lies there; islands have no neighbours. */
int pentad_map_neighbour (
    const PentadMapGeometry *geometry, int place, const GArray *allowed, int dx, int dy);
