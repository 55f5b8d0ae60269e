/* Splits a set of cells into connected parts of wanted sizes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts grow together from one seed each, cheapest cell first; a few rounds move the seeds to the
 * middle of their part and let small parts reach farther. As a cell is only taken beside one that
 * the part already has, every part is in one piece when the set is. */
#pragma once

#include "reference/lattice.h"

/* What it costs a part with its seed in `seed` to take `cell`, beside the distance, in cells. */
typedef double (*PentadRegionPenalty) (
    const PentadLattice *lattice, guint seed, guint cell, int part, gpointer user_data);

typedef struct
{
  const guint *cells; /* the set, n_cells of them */
  guint n_cells;
  guint n_parts;       /* 1 to n_cells */
  const double *sizes; /* wanted sizes, any unit */
  const guint *seeds;  /* one cell a part, or NULL: far from each other */
  guint rounds;
  guint64 random;              /* picks the first seed */
  PentadRegionPenalty penalty; /* may be NULL */
  gpointer user_data;
} PentadRegionTask;

/* Writes the part of each cell of the set to parts[cell]; parts has an entry for every cell of the
 * lattice, others are left alone. */
void pentad_regions_split (const PentadLattice *lattice, const PentadRegionTask *task, int *parts);
