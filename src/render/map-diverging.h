/* Classes about a middle: changes about zero, rates about a target.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/map-classes.h"

/* Seven classes, of which the fourth holds the middle and the first has no lower end
 * (-INFINITY). Whole numbers about zero have a class of their own for zero, and classes above and
 * below that hold about as many values each; others have classes of one round width. Values that
 * are not finite are ignored; the middle must be finite. */
PentadClasses pentad_classes_about (const double *values, gsize n_values, double middle);
/* What such a class holds: "≤ −3", "0", "+1 … +4", "≥ +5" about zero, "94 … 96" else. whole: no
 * value lies between two whole numbers. Transfer full. */
char *
pentad_classes_about_range (const PentadClasses *classes, int i, double middle, gboolean whole);
/* TRUE when every finite value is a whole number. */
gboolean pentad_values_are_whole (const double *values, gsize n_values);
