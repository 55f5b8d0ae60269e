/* The shapes of markers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "render/scene.h"

/* The current path becomes that of a marker in its square. */
void pentad_marker_path (cairo_t *cr, PentadMarker marker, const PentadRect *box);
