/* The partitions of the reference city that lie across its divisions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Professional responsibility zones by trade, street grid areas, community grid cells, and the
 * zones that two divisions share (domain.md 1.1 rows 9 and 12). */
#pragma once

#include "reference/places.h"

/* An area of a partition. */
typedef struct
{
  char code[16];
  PentadLabel name;
  GArray *grids;    /* guint */
  int divisions[2]; /* districts that share it; -1 */
} PentadZoneSketch;

#define PENTAD_ZONES_N 4

/* "professional", "street-area", "community-cell", "boundary". */
const char *pentad_zones_id (guint index);
/* Fills an empty label. */
void pentad_zones_label (guint index, PentadLabel *label);
/* Array of PentadZoneSketch, freed with the array. Transfer full. */
GArray *pentad_zones_new (guint64 seed, const PentadPlaces *places, guint index);
