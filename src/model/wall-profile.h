/* A display wall, or a desk's screen, as its people see it (data/walls).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/label.h"

/* Most tiles side by side, and one above the other. */
#define PENTAD_WALL_MAX_TILES 32

typedef struct
{
  char *id;
  PentadLabel label;
  int width_px, height_px;   /* of the whole wall */
  double mm_per_px;          /* distance of the middles of two pixels */
  double viewing_distance_m; /* from the farthest seat that has to read it */
  int columns, rows;         /* tiles; 1 and 1 without */
  double bezel_x_mm;         /* dark gap between two tiles side by side; 0 seamless */
  double bezel_y_mm;         /* one above the other */
} PentadWallProfile;

/* One tile, a quarter of a millimetre a pixel, at 0.6 m. */
PentadWallProfile *pentad_wall_profile_new (void);
void pentad_wall_profile_free (PentadWallProfile *profile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadWallProfile, pentad_wall_profile_free)
