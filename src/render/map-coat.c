/* The colours of a map's cells in a view: painted in parts, or only where they differ from others.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-coat.h"

#include <string.h>

#define MAX_SIDES 2

typedef struct
{
  int from;
  guint n; /* of the arrays */
  guint32 *colours;
  guint8 *patterns; /* NULL: none */
} Side;

struct _PentadMapCoat
{
  gatomicrefcount refs;
  PentadMapRaster *raster;
  PentadMapInks inks;
  Side sides[MAX_SIDES];
  int n_sides;
};

PentadMapCoat *
pentad_map_coat_new (PentadMapRaster *raster, const PentadMapInks *inks)
{
  PentadMapCoat *coat = g_new0 (PentadMapCoat, 1);

  g_atomic_ref_count_init (&coat->refs);
  coat->raster = pentad_map_raster_ref (raster);
  coat->inks = *inks;
  coat->inks.colours = NULL;
  coat->inks.patterns = NULL;
  return coat;
}

void
pentad_map_coat_add_side (
    PentadMapCoat *coat, int from, guint n_cells, guint32 *colours, guint8 *patterns)
{
  g_return_if_fail (coat->n_sides < MAX_SIDES);
  coat->sides[coat->n_sides++] = (Side){ from, n_cells + 1, colours, patterns };
}

PentadMapCoat *
pentad_map_coat_ref (PentadMapCoat *coat)
{
  g_atomic_ref_count_inc (&coat->refs);
  return coat;
}

void
pentad_map_coat_unref (PentadMapCoat *coat)
{
  if (!g_atomic_ref_count_dec (&coat->refs))
    return;
  pentad_map_raster_unref (coat->raster);
  for (int i = 0; i < coat->n_sides; i++)
    {
      g_free (coat->sides[i].colours);
      g_free (coat->sides[i].patterns);
    }
  g_free (coat);
}

PentadMapRaster *
pentad_map_coat_get_raster (const PentadMapCoat *coat)
{
  return coat->raster;
}

guint
pentad_map_coat_get_n_cells (const PentadMapCoat *coat)
{
  return coat->n_sides > 0 ? coat->sides[0].n - 1 : 0;
}

static PentadMapInks
side_inks (const PentadMapCoat *coat, const Side *side)
{
  PentadMapInks inks = coat->inks;

  inks.colours = side->colours;
  inks.patterns = side->patterns;
  return inks;
}

void
pentad_map_coat_paint (const PentadMapCoat *coat,
                       const PentadMapBox *part,
                       guint32 *pixels,
                       gsize stride)
{
  for (int i = 0; i < coat->n_sides; i++)
    {
      PentadMapInks inks = side_inks (coat, &coat->sides[i]);
      int left = MAX (part->x, coat->sides[i].from);
      int right = part->x + part->width;
      PentadMapBox box;

      if (i + 1 < coat->n_sides)
        right = MIN (right, coat->sides[i + 1].from);
      box = (PentadMapBox){ left, part->y, right - left, part->height };
      if (box.width > 0)
        pentad_map_raster_paint_part (coat->raster, NULL, &inks, &box, pixels + (left - part->x),
                                      stride);
    }
}

static gboolean
is_same_inks (const PentadMapInks *a, const PentadMapInks *b)
{
  return a->pattern_px == b->pattern_px &&
         memcmp (a->pattern_colours, b->pattern_colours, sizeof a->pattern_colours) == 0 &&
         memcmp (a->border_low, b->border_low, sizeof a->border_low) == 0 &&
         memcmp (a->border_high, b->border_high, sizeof a->border_high) == 0 &&
         memcmp (a->border_gain, b->border_gain, sizeof a->border_gain) == 0;
}

gboolean
pentad_map_coat_compare (const PentadMapCoat *coat, const PentadMapCoat *before, GArray *cells)
{
  const Side *a = &coat->sides[0], *b = &before->sides[0];

  if (coat->n_sides != 1 || before->n_sides != 1 || a->n != b->n ||
      a->colours[0] != b->colours[0] || (a->patterns != NULL) != (b->patterns != NULL) ||
      !is_same_inks (&coat->inks, &before->inks) ||
      !pentad_map_raster_is_alike (coat->raster, before->raster))
    return FALSE;
  for (guint i = 1; i < a->n; i++)
    if (a->colours[i] != b->colours[i] || (a->patterns != NULL && a->patterns[i] != b->patterns[i]))
      {
        int cell = (int)i - 1;

        g_array_append_val (cells, cell);
      }
  return TRUE;
}

void
pentad_map_coat_paint_cells (const PentadMapCoat *coat,
                             const int *cells,
                             guint n_cells,
                             const PentadMapPieces *pieces)
{
  PentadMapInks inks = side_inks (coat, &coat->sides[0]);

  g_return_if_fail (coat->n_sides == 1);
  pentad_map_raster_paint_cells (coat->raster, NULL, &inks, cells, n_cells, pieces);
}
