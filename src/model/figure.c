/* A table of figures: every indicator of a scheme for many places, departments or posts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/figure.h"

#include <math.h>
#include <stdlib.h>

PentadFigures *
pentad_figures_new (PentadScheme *scheme, const PentadPeriod *period, GArray *places)
{
  PentadFigures *self = g_new0 (PentadFigures, 1);

  g_atomic_ref_count_init (&self->refs);
  self->scheme = pentad_scheme_ref (scheme);
  self->period = *period;
  self->as_of = PENTAD_NO_TIME;
  self->freshness = PENTAD_FRESH_UNKNOWN;
  self->places = g_array_ref (places);
  self->values =
      g_array_sized_new (FALSE, TRUE, sizeof (PentadFigure), places->len * scheme->indicators->len);
  g_array_set_size (self->values, places->len * scheme->indicators->len);
  return self;
}

PentadFigures *
pentad_figures_ref (PentadFigures *figures)
{
  g_atomic_ref_count_inc (&figures->refs);
  return figures;
}

void
pentad_figures_unref (PentadFigures *figures)
{
  if (!g_atomic_ref_count_dec (&figures->refs))
    return;
  pentad_scheme_unref (figures->scheme);
  g_array_unref (figures->places);
  g_array_unref (figures->values);
  g_free (figures);
}

PentadFigure *
pentad_figures_get (const PentadFigures *figures, guint row, guint indicator)
{
  return &g_array_index (figures->values, PentadFigure,
                         row * figures->scheme->indicators->len + indicator);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return *(const int *)a - *(const int *)b;
}

int
pentad_figures_find_place (const PentadFigures *figures, int place)
{
  const int *found =
      bsearch (&place, figures->places->data, figures->places->len, sizeof (int), compare_places);

  return found != NULL ? (int)(found - (const int *)(void *)figures->places->data) : -1;
}

const PentadFigure *
pentad_figures_lookup (const PentadFigures *figures, int place, const char *id)
{
  int row = pentad_figures_find_place (figures, place);

  if (row < 0)
    return NULL;
  for (guint i = 0; i < figures->scheme->indicators->len; i++)
    {
      const PentadIndicator *indicator = g_ptr_array_index (figures->scheme->indicators, i);

      if (g_strcmp0 (indicator->id, id) == 0)
        return pentad_figures_get (figures, (guint)row, i);
    }
  return NULL;
}

/* Noise of a share that is whole. */
#define SHARE_NOISE 1e-9

double
pentad_figure_round (double value, int decimals)
{
  double scale = pow (10, decimals);

  if (isnan (value))
    return value;
  /* A value that stands exactly half way in decimal may lie a hair below it in binary. */
  return copysign (floor (fabs (value) * scale * (1 + 4e-16) + 0.5) / scale, value);
}

void
pentad_figure_round_shares (const double *shares, int n, double *rounded)
{
  double sum = 0, left = 100;

  for (int i = 0; i < n; i++)
    {
      sum += shares[i] >= 0 ? shares[i] : NAN;
      rounded[i] = floor (shares[i] + SHARE_NOISE);
      left -= rounded[i];
    }
  if (!(fabs (sum - 100) < 1e-6))
    {
      for (int i = 0; i < n; i++)
        rounded[i] = pentad_figure_round (shares[i], 0);
      return;
    }
  for (; left > 0.5; left--)
    {
      int largest = 0;

      for (int i = 1; i < n; i++)
        if (shares[i] - rounded[i] > shares[largest] - rounded[largest] + SHARE_NOISE)
          largest = i;
      rounded[largest]++;
    }
}
