/* What the gallery shows of a city, worked out once: numbers for each cell of its map.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ctl/session.h"
#include "render/map-geometry.h"
#include "render/map-layout.h"

typedef struct
{
  const PentadCtlSession *session; /* borrowed */
  PentadMapGeometry *geometry;
  int n_cells;
  double *open;      /* open cases by cell */
  double *overdue;   /* of them overdue; NAN when the source knows no deadlines */
  double *halves[2]; /* cases reported in each half of the period */
  double *change;    /* by street (or the level above the cells): second half less first, on its
                        cells */
  double *area_km2;  /* NAN unknown */
  double *population;
  double *score;         /* of the street of a cell; NAN unknown */
  GArray *markers;       /* PentadMapMarker */
  GArray *marker_legend; /* PentadMapMarkerLegend */
  char *as_of, *half_titles[2];
  GStringChunk *strings;
  PentadLevel label_level;
} PentadGalleryCity;

PentadGalleryCity *pentad_gallery_city_new (const PentadCtlSession *session,
                                            PentadLanguage language);
void pentad_gallery_city_free (PentadGalleryCity *city);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadGalleryCity, pentad_gallery_city_free)
