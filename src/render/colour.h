/* Colours as plain 32-bit numbers, and the arithmetic on them that drawing and its checks need.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* 0xAARRGGBB, alpha not multiplied in. */
typedef guint32 PentadColour;

#define PENTAD_RGB(rgb) ((PentadColour)(0xff000000u | (rgb)))

/* Reads "#rgb" or "#rrggbb", as scheme files give the colours of grades. */
gboolean pentad_colour_parse (const char *text, PentadColour *colour);
/* amount 0 gives a, 1 gives b; outside values are clamped. Mixed as stored (sRGB), alpha too. */
PentadColour pentad_colour_mix (PentadColour a, PentadColour b, double amount);
/* The same colour with its alpha multiplied by `alpha` (0 to 1). */
PentadColour pentad_colour_fade (PentadColour colour, double alpha);
/* ARGB with alpha multiplied in, as cairo's ARGB32 surfaces hold it. */
guint32 pentad_colour_premultiply (PentadColour colour);
/* Channels from 0 to 1: red, green, blue, alpha. */
void pentad_colour_to_rgba (PentadColour colour, double rgba[4]);
/* WCAG 2 relative luminance, 0 to 1; alpha is ignored. */
double pentad_colour_luminance (PentadColour colour);
/* WCAG 2 contrast ratio, 1 to 21. */
double pentad_colour_contrast (PentadColour a, PentadColour b);
