/* The map as pixels: which cell each pixel belongs to, and how much border covers it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-raster.h"

#include "render/map-blend.h"
#include "render/map-fill.h"
#include "render/map-stroke.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define MAX_SIDE_PX 32768
#define HUGE_PAGE   ((gsize)1 << 21)
#define MAX_PIXELS  ((gsize)1 << 28)

struct _PentadMapRaster
{
  gatomicrefcount refs;
  int width, height;
  guint32 *cells;   /* cell + 1 of each pixel */
  guint32 *borders; /* premultiplied colour of all borders together */
};

/* Zeroed memory on large pages where the system gives them: the faults of small ones cost a fifth
 * of making a raster. NULL when there is none. Freed with free(). */
static void *
frame_new (gsize n, gsize item)
{
  void *memory = NULL;

  if (posix_memalign (&memory, n * item >= HUGE_PAGE ? HUGE_PAGE : 64, n * item) != 0)
    return NULL;
#ifdef MADV_HUGEPAGE
  if (n * item >= HUGE_PAGE)
    madvise (memory, n * item, MADV_HUGEPAGE);
#endif
  memset (memory, 0, n * item);
  return memory;
}

static gboolean
draw_borders (PentadMapRaster *raster,
              const PentadMapGeometry *geometry,
              const PentadMapView *view,
              const PentadMapLines *lines)
{
  gsize n = (gsize)raster->width * (gsize)raster->height;
  guint8 *coverage = frame_new (n, 1);
  gboolean empty = TRUE;

  if (coverage == NULL)
    return FALSE;
  for (int level = PENTAD_N_LEVELS - 1; level >= 0; level--)
    {
      guint n_edges;
      const PentadMapEdge *edges =
          pentad_map_geometry_get_edges (geometry, (PentadLevel)level, &n_edges);

      if (!(lines->width_px[level] > 0) || n_edges == 0)
        continue;
      pentad_map_stroke_edges (edges, n_edges, view, lines->width_px[level], coverage,
                               raster->width, raster->height);
      pentad_map_blend_cover (raster->borders, coverage,
                              pentad_colour_premultiply (lines->colour[level]), n, empty);
      empty = FALSE;
    }
  free (coverage);
  return TRUE;
}

PentadMapRaster *
pentad_map_raster_new (const PentadMapGeometry *geometry,
                       const PentadMapView *view,
                       const PentadMapLines *lines)
{
  PentadMapRaster *raster;
  gsize n;

  if (!(view->width >= 1 && view->width <= MAX_SIDE_PX) ||
      !(view->height >= 1 && view->height <= MAX_SIDE_PX) || !(view->m_per_px > 0) ||
      !isfinite (view->centre_x) || !isfinite (view->centre_y))
    return NULL;
  n = (gsize)view->width * (gsize)view->height;
  if (n > MAX_PIXELS)
    return NULL;
  raster = g_new0 (PentadMapRaster, 1);
  g_atomic_ref_count_init (&raster->refs);
  raster->width = (int)view->width;
  raster->height = (int)view->height;
  raster->cells = frame_new (n, sizeof (guint32));
  raster->borders = frame_new (n, sizeof (guint32));
  if (raster->cells == NULL || raster->borders == NULL ||
      !draw_borders (raster, geometry, view, lines))
    {
      pentad_map_raster_unref (raster);
      return NULL;
    }
  pentad_map_fill_cells (geometry, view, raster->cells, raster->width, raster->height);
  return raster;
}

PentadMapRaster *
pentad_map_raster_ref (PentadMapRaster *raster)
{
  g_atomic_ref_count_inc (&raster->refs);
  return raster;
}

void
pentad_map_raster_unref (PentadMapRaster *raster)
{
  if (!g_atomic_ref_count_dec (&raster->refs))
    return;
  free (raster->cells);
  free (raster->borders);
  g_free (raster);
}

int
pentad_map_raster_get_width (const PentadMapRaster *raster)
{
  return raster->width;
}

int
pentad_map_raster_get_height (const PentadMapRaster *raster)
{
  return raster->height;
}

gsize
pentad_map_raster_get_bytes (const PentadMapRaster *raster)
{
  return (gsize)raster->width * (gsize)raster->height * 2 * sizeof (guint32);
}

const guint32 *
pentad_map_raster_get_cells (const PentadMapRaster *raster)
{
  return raster->cells;
}

int
pentad_map_raster_pick (const PentadMapRaster *raster, int x, int y)
{
  if (x < 0 || y < 0 || x >= raster->width || y >= raster->height)
    return -1;
  return (int)raster->cells[(gsize)y * (gsize)raster->width + (gsize)x] - 1;
}

void
pentad_map_raster_paint (const PentadMapRaster *raster,
                         const guint32 *colours,
                         guint8 *pixels,
                         int stride)
{
  PentadMapBlend blend = pentad_map_blend_choose ();
  gsize width = (gsize)raster->width;

  if ((gsize)stride == width * sizeof (guint32))
    {
      blend ((guint32 *)(gpointer)pixels, raster->cells, raster->borders, colours,
             width * (gsize)raster->height);
      return;
    }
  for (int y = 0; y < raster->height; y++)
    blend ((guint32 *)(gpointer)(pixels + (gsize)y * (gsize)stride),
           raster->cells + (gsize)y * width, raster->borders + (gsize)y * width, colours, width);
}

cairo_surface_t *
pentad_map_raster_paint_surface (const PentadMapRaster *raster, const guint32 *colours)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, raster->width, raster->height);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_flush (surface);
  pentad_map_raster_paint (raster, colours, cairo_image_surface_get_data (surface),
                           cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}
