/* The partitions of the reference city that lie across its divisions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Professional responsibility zones by trade, street grid areas, community grid cells,
 * responsibility grids of the supervisors, the zones that two divisions share, and zones under
 * rules of their own (domain.md 1.1 rows 6, 9, 12 and 15). */
#pragma once

#include "reference/posts.h"

/* An area of a partition. */
typedef struct
{
  char code[16];
  PentadLabel name;
  GArray *grids;           /* guint */
  int divisions[2];        /* districts that share it; -1 */
  const char *kind;        /* of a special zone; NULL */
  const char *responsible; /* the supervisor in charge; borrowed, NULL */
} PentadZoneSketch;

#define PENTAD_ZONES_N 6

/* "professional", "street-area", "community-cell", "responsibility", "boundary", "special". */
const char *pentad_zones_id (guint index);
/* Fills an empty label. */
void pentad_zones_label (guint index, PentadLabel *label);
/* Array of PentadZoneSketch, freed with the array. Transfer full. */
GArray *
pentad_zones_new (guint64 seed, const PentadPlaces *places, const PentadPosts *posts, guint index);
