/* Finds the shape that holds a point, by a uniform grid of bins over the bounds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/locator.h"

#include <math.h>

/* Bins a side at most: 512 x 512 bins are 1 MiB of offsets. */
#define MAX_SIDE 512

struct _PentadLocator
{
  const PentadShapes *shapes;
  PentadBounds bounds;
  int side;
  guint *starts; /* side * side + 1 offsets into items */
  guint *items;  /* shapes of each bin, ascending */
};

static int
bin_of (double value, double low, double high, int side)
{
  double span = high - low;

  return span > 0 ? CLAMP ((int)((value - low) / span * side), 0, side - 1) : 0;
}

/* Calls for every bin that a shape's bounds touch; counts first, then fills. */
static void
each_bin (PentadLocator *self, guint shape, guint *counts, gboolean fill)
{
  PentadBounds b = pentad_shapes_get_bounds (self->shapes, shape);
  const PentadBounds *all = &self->bounds;

  if (pentad_bounds_is_empty (&b))
    return;
  int x0 = bin_of (b.west, all->west, all->east, self->side);
  int x1 = bin_of (b.east, all->west, all->east, self->side);
  int y0 = bin_of (b.south, all->south, all->north, self->side);
  int y1 = bin_of (b.north, all->south, all->north, self->side);
  for (int y = y0; y <= y1; y++)
    for (int x = x0; x <= x1; x++)
      {
        guint bin = (guint)(y * self->side + x);

        if (fill)
          self->items[self->starts[bin] + counts[bin]] = shape;
        counts[bin]++;
      }
}

PentadLocator *
pentad_locator_new (const PentadShapes *shapes, guint first, guint last)
{
  PentadLocator *self = g_new0 (PentadLocator, 1);

  self->shapes = shapes;
  self->bounds = pentad_bounds_empty ();
  self->side = CLAMP ((int)sqrt ((double)(last - first)), 1, MAX_SIDE);
  for (guint i = first; i < last; i++)
    {
      PentadBounds b = pentad_shapes_get_bounds (shapes, i);

      pentad_bounds_add (&self->bounds, &b);
    }

  guint n_bins = (guint)(self->side * self->side);
  g_autofree guint *counts = g_new0 (guint, n_bins);
  for (guint i = first; i < last; i++)
    each_bin (self, i, counts, FALSE);
  self->starts = g_new0 (guint, n_bins + 1);
  for (guint i = 0; i < n_bins; i++)
    {
      self->starts[i + 1] = self->starts[i] + counts[i];
      counts[i] = 0;
    }
  self->items = g_new (guint, MAX (self->starts[n_bins], 1));
  for (guint i = first; i < last; i++)
    each_bin (self, i, counts, TRUE);
  return self;
}

void
pentad_locator_free (PentadLocator *locator)
{
  g_free (locator->starts);
  g_free (locator->items);
  g_free (locator);
}

int
pentad_locator_find (const PentadLocator *locator, double lon, double lat)
{
  const PentadBounds *b = &locator->bounds;

  if (!(lon >= b->west && lon <= b->east && lat >= b->south && lat <= b->north))
    return -1;
  guint bin = (guint)(bin_of (lat, b->south, b->north, locator->side) * locator->side +
                      bin_of (lon, b->west, b->east, locator->side));
  for (guint i = locator->starts[bin]; i < locator->starts[bin + 1]; i++)
    if (pentad_shapes_contains (locator->shapes, locator->items[i], lon, lat))
      return (int)locator->items[i];
  return -1;
}
