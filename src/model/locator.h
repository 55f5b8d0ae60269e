/* Finds the shape that holds a point, by a uniform grid of bins over the bounds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/shape.h"

typedef struct _PentadLocator PentadLocator;

/* first, last: range of shapes to search. The shapes must outlive the locator. */
PentadLocator *pentad_locator_new (const PentadShapes *shapes, guint first, guint last);
void pentad_locator_free (PentadLocator *locator);
/* The lowest-numbered shape that holds the point, or -1. */
int pentad_locator_find (const PentadLocator *locator, double lon, double lat);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadLocator, pentad_locator_free)
