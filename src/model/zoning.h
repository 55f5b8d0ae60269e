/* A partition laid over the unit grids of a city: which zones a grid lies in, and the other way.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Zones may overlap, share grids, and leave grids out (domain.md 1.1 rows 9 and 12, 8.2 no. 4): the
 * relation is many-to-many. Zones are numbered as the areas of their partition, grids by their
 * index among the places. Immutable; may cross threads. */
#pragma once

#include "model/division.h"
#include "model/partition.h"

typedef struct _PentadZoning PentadZoning;

/* Members of an area: the grids that it names; when it names none, those whose inner point its
 * shape holds. findings (may be NULL, else of pentad_findings_new()) gets the codes that are not
 * known. partition and divisions are needed during the call only. Transfer full. */
PentadZoning *pentad_zoning_new (const PentadPartition *partition,
                                 const PentadDivisions *divisions,
                                 GPtrArray *findings);
void pentad_zoning_free (PentadZoning *zoning);
guint pentad_zoning_get_n_zones (const PentadZoning *zoning);
/* Place indices of the grids of a zone, ascending, each once; borrowed. */
const int *pentad_zoning_get_grids (const PentadZoning *zoning, guint zone, guint *n);
/* The zones of a place, ascending; none for places that are no unit grid. Borrowed. */
const guint *pentad_zoning_get_zones (const PentadZoning *zoning, int place, guint *n);
/* The first zone of a place that is a unit grid; -1 none. For maps, which fill a grid once. */
int pentad_zoning_get_first_zone (const PentadZoning *zoning, int place);
/* Sums over the members: values by place index (n_places of them), sums by zone. A grid in two
 * zones counts in both, so the zones may add up to more than the city. */
void
pentad_zoning_sum (const PentadZoning *zoning, const double *values, guint n_places, double *sums);
/* Grids that lie in no zone, and in more than one. */
guint pentad_zoning_count_uncovered (const PentadZoning *zoning);
guint pentad_zoning_count_shared (const PentadZoning *zoning);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadZoning, pentad_zoning_free)
