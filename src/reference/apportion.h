/* Shares out a whole number by weights, so that the parts add up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Largest remainders: parts[i] is near total * weights[i] / sum, at least `minimum`, at most
 * caps[i] (caps may be NULL), and the parts add up to total, where minimum and caps allow it. */
void pentad_apportion (
    guint total, const double *weights, const guint *caps, guint n, guint minimum, guint *parts);
