/* The lattice under the reference city: cells with shared crooked edges inside an uneven outline.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Corners and edges belong to the lattice, not to the cells: every corner is one function of its
 * column and row, every edge one function of its two corners. Two neighbours therefore use the
 * very same vertices, and the unit grids have neither gaps nor overlaps. Columns run west to east,
 * rows north to south. Streets and the river follow lines of the lattice. */
#pragma once

#include "model/shape.h"

/* Vertices that an edge has between its corners. */
#define PENTAD_LATTICE_EDGE_POINTS 2

typedef struct
{
  guint64 seed;
  int width, height;              /* cells of the whole lattice */
  int river;                      /* column line that the river follows */
  int creek;                      /* row line that its tributary follows, east of the river */
  guint8 *column_rank, *row_rank; /* of each line: 1 to 3 for a road, 0 for none */

  guint n_cells;
  int *cells; /* lattice index (row * width + column) of each cell in the city, row by row */
  int *at;    /* cell of each lattice index, -1 outside the city */

  double radius;   /* cells from the middle to the outline, on average */
  double phase[8]; /* of the waves that bend the lines */
} PentadLattice;

PentadLattice *pentad_lattice_new (guint64 seed, guint n_cells);
void pentad_lattice_free (PentadLattice *lattice);

int pentad_lattice_column (const PentadLattice *lattice, guint cell);
int pentad_lattice_row (const PentadLattice *lattice, guint cell);
/* The cell at a column and row, -1 outside the city or the lattice. */
int pentad_lattice_cell_at (const PentadLattice *lattice, int column, int row);
/* Distance of a cell from the middle in lattice units; 1 is the mean reach of the outline. */
double pentad_lattice_remoteness (const PentadLattice *lattice, guint cell);
/* West, east, north and south neighbours; -1 where there is none. */
void pentad_lattice_neighbours (const PentadLattice *lattice, guint cell, int neighbours[4]);

/* The place on earth of a position in lattice units; smooth, for shapes that follow no edge. */
PentadPoint pentad_lattice_map (const PentadLattice *lattice, double column, double row);
/* A corner, rounded to 1e-6 degree as it is sent. */
PentadPoint pentad_lattice_corner (const PentadLattice *lattice, int column, int row);
/* The points between the corner (column, row) and the next corner south (vertical) or east. Returns
 * how many. */
int pentad_lattice_edge (const PentadLattice *lattice,
                         gboolean vertical,
                         int column,
                         int row,
                         PentadPoint points[PENTAD_LATTICE_EDGE_POINTS]);
/* Adds the ring of a block of cells, counter-clockwise, to the shape being built. */
void pentad_lattice_add_block (
    const PentadLattice *lattice, int column, int row, int width, int height, PentadShapes *shapes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadLattice, pentad_lattice_free)
