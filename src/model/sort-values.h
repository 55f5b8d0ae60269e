/* Sorting of many numbers, in time that grows as their number does.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Finite values, rising, in place; -0 comes before 0. */
void pentad_sort_values (double *values, gsize n);
/* The same of floats. */
void pentad_sort_floats (float *values, gsize n);
