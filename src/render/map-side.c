/* What a picture of the map shows of one period: passes over all cells, as plain loops.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They are made for every picture, and so for every poll: with 100,000 cells a call for each would
 * take most of the main thread's time. */
#include "config.h"

#include "render/map-side.h"

#include <math.h>
#include <string.h>

/* Adding and taking away this leaves of a double what lies before its point. */
#define ROUNDING 6755399441055744.0 /* 1.5 * 2^52 */
/* Of this size, and above, doubles have no fraction worth a word. */
#define NO_FRACTION 2251799813685248.0 /* 2^51 */

/* As pentad_classes_find does. */
static void
find_classes (const PentadClasses *classes, const double *values, int n, gint8 *class_of)
{
  double lower[PENTAD_RAMP_STEPS];

  /* Nothing is above what is no number. */
  for (int i = 0; i < PENTAD_RAMP_STEPS; i++)
    lower[i] = i < classes->n ? classes->lower[i] : NAN;
  for (int cell = 0; cell < n; cell++)
    {
      double value = values[cell];
      int found = 0;

      for (int i = 1; i < PENTAD_RAMP_STEPS; i++)
        found += value >= lower[i];
      class_of[cell] = (gint8)(isnan (value) ? -1 : found);
    }
}

void
pentad_map_side_init (PentadMapSide *side,
                      const PentadMapStyle *style,
                      const PentadMapValues *values,
                      int n)
{
  gsize size = (gsize)n + 1;

  side->values = g_atomic_rc_box_alloc (size * sizeof (double));
  side->class_of = g_atomic_rc_box_alloc (size);
  side->weak = g_atomic_rc_box_alloc (size);
  if (values->values != NULL)
    memcpy (side->values, values->values, (gsize)n * sizeof (double));
  else
    for (int cell = 0; cell < n; cell++)
      side->values[cell] = NAN;
  if (!pentad_map_style_is_bivariate (style))
    find_classes (&style->classes, side->values, n, side->class_of);
  else
    for (int cell = 0; cell < n; cell++)
      side->class_of[cell] = (gint8)pentad_map_style_find (style, values, cell);
  memset (side->weak, 0, size);
  for (int cell = 0; values->weak != NULL && cell < n; cell++)
    side->weak[cell] = values->weak[cell] != 0;
}

PentadMapSide
pentad_map_side_share (const PentadMapSide *side)
{
  return (PentadMapSide){ g_atomic_rc_box_acquire (side->values),
                          g_atomic_rc_box_acquire (side->class_of),
                          g_atomic_rc_box_acquire (side->weak) };
}

void
pentad_map_side_clear (PentadMapSide *side)
{
  g_atomic_rc_box_release (side->values);
  g_atomic_rc_box_release (side->class_of);
  g_atomic_rc_box_release (side->weak);
}

gboolean
pentad_map_side_is_whole (const PentadMapSide *side, int n)
{
  int fractions = 0;

  for (int cell = 0; cell < n; cell++)
    {
      double value = side->values[cell];

      fractions |= (fabs (value) < NO_FRACTION) & ((value + ROUNDING) - ROUNDING != value);
    }
  return fractions == 0;
}

gboolean
pentad_map_side_count (const PentadMapSide *side, const guint8 *in_focus, int n, guint *counts)
{
  int any_weak = 0;

  for (int cell = 0; cell < n; cell++)
    {
      counts[side->class_of[cell] + 1] += in_focus[cell];
      any_weak |= (in_focus[cell] != 0) & (side->class_of[cell] >= 0) & (side->weak[cell] != 0);
    }
  return any_weak != 0;
}
