/* A partition that lies across the hierarchy of divisions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/codes.h"
#include "model/label.h"
#include "model/shape.h"

/* A partition that lies across the hierarchy: professional zones, street grid areas, community grid
 * cells, responsibility grids, boundary and special zones, or a partition of the operator's own
 * (domain.md 1.1 rows 6, 9, 12 and 15). */
typedef struct
{
  char *code;
  PentadLabel name;
  PentadCodes grids;     /* its unit grids; none when it has a shape of its own */
  PentadCodes divisions; /* those that share it (boundary zones) */
  char *kind;            /* of a special zone: "closed", "semi-closed" ...; NULL */
  char *responsible;     /* person in charge, name or number; NULL unknown */
  char *telephone;       /* NULL unknown */
} PentadZoneArea;

typedef struct
{
  gatomicrefcount refs;
  char *id; /* "professional", "street-area", "community-cell", "responsibility", "boundary",
               "special" or the operator's name */
  PentadLabel label;
  GPtrArray *areas;     /* PentadZoneArea */
  PentadShapes *shapes; /* shape i belongs to area i; shapes may be empty */
} PentadPartition;

PentadPartition *pentad_partition_new (const char *id);
PentadPartition *pentad_partition_ref (PentadPartition *partition);
void pentad_partition_unref (PentadPartition *partition);
/* Adds an area and begins its shape in partition->shapes; copies its arguments. */
PentadZoneArea *
pentad_partition_add (PentadPartition *partition, const char *code, const PentadLabel *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadPartition, pentad_partition_unref)
