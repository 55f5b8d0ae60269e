/* What a picture of the map shows of one period: passes over all cells, as plain loops.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-style.h"

/* The arrays are counted (g_atomic_rc_box), for copies of a picture. */
typedef struct
{
  double *values;
  gint8 *class_of; /* -1 no data */
  guint8 *weak;    /* 0 or 1 */
} PentadMapSide;

/* Copies what is known of n cells, and finds the class of each. */
void pentad_map_side_init (PentadMapSide *side,
                           const PentadMapStyle *style,
                           const PentadMapValues *values,
                           int n);
PentadMapSide pentad_map_side_share (const PentadMapSide *side);
void pentad_map_side_clear (PentadMapSide *side);

/* TRUE when no cell has a value with a fraction. */
gboolean pentad_map_side_is_whole (const PentadMapSide *side, int n);
/* Adds to counts, the first of which is for no data, the cells of each class that are in focus.
 * TRUE when few stand behind the value of one of them. */
gboolean
pentad_map_side_count (const PentadMapSide *side, const guint8 *in_focus, int n, guint *counts);
