/* The look on a wall: type and lines by what the eye can read from where people sit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/wall-profile.h"
#include "render/theme.h"

/* The least height of type, from the top to the bottom of a character's square, in minutes of arc.
 * ISO 9241-303 asks for 16 at least; Chinese characters take nine tenths of their square. */
#define PENTAD_WALL_TYPE_ARCMIN 18.0
/* The least width of a line: what a healthy eye (visual acuity 1.0) tells apart. */
#define PENTAD_WALL_LINE_ARCMIN 1.0

/* Output pixels that an angle at the eye spans on the wall. */
double pentad_wall_px (const PentadWallProfile *profile, double arcmin);
/* The theme of the wall's size, with type and lines that would be too small raised to the least
 * size, and with the wall's seams. Type that is large enough keeps its size. */
void pentad_theme_init_wall (PentadTheme *theme,
                             PentadThemeKind kind,
                             PentadLanguage language,
                             const PentadWallProfile *profile);
