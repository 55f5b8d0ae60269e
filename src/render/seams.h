/* Where the tiles of a wall meet: lines that words must not lie across.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/rect.h"

/* Of a wall's columns and rows, together. */
#define PENTAD_MAX_SEAMS 62

/* Upright ones first, then level ones, from the left and from the top. */
typedef struct
{
  int n_x, n_y;
  double at[PENTAD_MAX_SEAMS]; /* middle of the seam */
  double width;                /* kept free of words */
} PentadSeams;

/* As seen from an origin that lies (-dx, -dy) further. */
PentadSeams pentad_seams_moved (const PentadSeams *seams, double dx, double dy);
/* The strip of seam i, as long as the area. */
PentadRect pentad_seams_get_box (const PentadSeams *seams, int i, const PentadRect *area);
gboolean pentad_seams_cross (const PentadSeams *seams, const PentadRect *box);
