/* How different two colours look, to everybody and to those who do not see red and green apart.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/colour.h"

typedef struct
{
  double l, a, b; /* CIE 1976 L*a*b* under D65 */
} PentadLab;

/* Alpha is ignored, here and below. */
PentadLab pentad_colour_to_lab (PentadColour colour);
/* The colour as somebody without the middle cones sees it (deuteranopia): the matrix for full
 * severity of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
 * Color Vision Deficiency", IEEE TVCG 15 (2009), applied to linear light. */
PentadLab pentad_colour_to_lab_deuteranope (PentadColour colour);
/* CIEDE2000 (CIE 142-2001, after Sharma, Wu and Dalal 2005): about 1 is just visible, 10 is told
 * apart at a glance. */
double pentad_lab_difference (const PentadLab *p, const PentadLab *q);
/* The smaller of the differences that the two kinds of viewers see. */
double pentad_colour_difference (PentadColour p, PentadColour q);
