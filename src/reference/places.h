/* The divisions of the reference city: districts, streets, communities and unit grids.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Grids are numbered by code: those of a community lie together, communities of a street lie
 * together, and so on, so that each place is a range of grids. */
#pragma once

#include "model/division.h"
#include "reference/lattice.h"
#include "reference/tier.h"

/* One district, street or community. */
typedef struct
{
  char code[16];
  PentadLabel name;
  PentadDivisionKind kind; /* of its district */
  guint parent;            /* index in the level above */
  guint first, n;          /* its streets, communities or grids */
  guint first_grid, n_grids;
  gint64 population;
} PentadPlace;

typedef struct
{
  const PentadTier *tier;                    /* borrowed */
  const PentadLattice *lattice;              /* borrowed */
  GArray *districts, *streets, *communities; /* PentadPlace */
  guint n_grids;
  guint *cells;         /* lattice cell of each grid */
  guint *grid_of_cell;  /* and back */
  guint *community;     /* of each grid */
  guint *population;    /* of each grid */
  PentadShapes *shapes; /* of the grids */
  guint silent_street;  /* the street that sends no data at all */
} PentadPlaces;

PentadPlaces *
pentad_places_new (guint64 seed, const PentadTier *tier, const PentadLattice *lattice);
void pentad_places_free (PentadPlaces *places);

const PentadPlace *pentad_places_district (const PentadPlaces *places, guint index);
const PentadPlace *pentad_places_street (const PentadPlaces *places, guint index);
const PentadPlace *pentad_places_community (const PentadPlaces *places, guint index);
guint pentad_places_street_of_grid (const PentadPlaces *places, guint grid);
guint pentad_places_district_of_grid (const PentadPlaces *places, guint grid);
/* The code of a unit grid: its community and three digits, numbered west to east, north to south.
 * Returns buffer. */
char *pentad_places_grid_code (const PentadPlaces *places, guint grid, char buffer[24]);
/* Key areas (business, transport) are "I", others "II". */
const char *pentad_places_area_class (const PentadPlaces *places, guint grid);
/* Distance of a grid from the middle of the city; 1 is the outline. */
double pentad_places_remoteness (const PentadPlaces *places, guint grid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadPlaces, pentad_places_free)
