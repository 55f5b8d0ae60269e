/* Which district, street and community each cell of the lattice belongs to.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every part is in one piece. Parts are numbered through: all streets of the first district, then
 * those of the second, and so on; within a parent from north-west to south-east. */
#pragma once

#include "reference/lattice.h"
#include "reference/tier.h"

typedef struct
{
  guint n_districts;
  int *district, *street, *community; /* of each cell */
  guint *streets;                     /* how many each district has */
  guint *communities;                 /* how many each street has */
} PentadLayout;

/* tier and lattice are only read. Transfer full. */
PentadLayout *
pentad_layout_new (guint64 seed, const PentadTier *tier, const PentadLattice *lattice);
void pentad_layout_free (PentadLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadLayout, pentad_layout_free)
