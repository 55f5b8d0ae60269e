/* What a picture of the map is made of, for the files that draw it as pixels and as paths.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-picture.h"
#include "render/map-side.h"

/* Side of a pattern's square in design pixels; of pixels the next power of two is taken. */
#define PENTAD_MAP_PATTERN_SIDE 8

struct _PentadMapPicture
{
  gatomicrefcount refs;
  PentadMapGeometry *geometry;
  PentadMapCache *cache;
  PentadMapView view;
  PentadMapStyle style;
  int n_cells;
  PentadMapSide sides[2];
  int n_sides;
  double divider;
  gboolean no_grid_borders;
  PentadMapHeat heat;
  guint64 heat_version; /* when the picture was made */
  guint8 *in_focus;     /* 0 or 1; counted (g_atomic_rc_box) */

  GMutex lock; /* of what follows */
  cairo_surface_t *surface;
  PentadThemeKind surface_theme;
  double surface_scale;

  GMutex raster_lock; /* of what follows */
  PentadMapRaster *raster;
  PentadMapView raster_view;
};

/* All looks that cells can have: by class (no data first), weak or not, in focus or not. */
typedef struct
{
  PentadMapLook look[PENTAD_MAP_MAX_CLASSES + 1][2][2];
} PentadMapLooks;

void pentad_map_looks_init (const PentadMapPicture *picture,
                            const PentadTheme *theme,
                            PentadMapLooks *looks);
const PentadMapLook *pentad_map_looks_get (const PentadMapPicture *picture,
                                           const PentadMapSide *side,
                                           const PentadMapLooks *looks,
                                           int cell);
