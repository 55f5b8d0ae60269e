/* Areas that lie across the divisions, drawn over them: outlines and names.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-partition.h"

#include <math.h>

#define LINE_WIDTH 2.4f
#define THIN_WIDTH 1.3f
#define HALO_MORE  2.2f /* on both sides together */
/* More areas than this are drawn with thin lines. */
#define MANY_AREAS 60
/* A name may be this much wider than its area; else it waits until the map is closer. */
#define NAME_OVERHANG 1.5

int *
pentad_partition_areas_of_cells (const PentadPartition *partition,
                                 const PentadMapGeometry *geometry)
{
  const PentadDivisions *divisions = pentad_map_geometry_get_divisions (geometry);
  PentadLevel level = pentad_map_geometry_get_cell_level (geometry);
  int n = pentad_map_geometry_get_n_cells (geometry);
  int *areas = g_new (int, MAX (n, 1));

  for (int cell = 0; cell < n; cell++)
    areas[cell] = -1;
  for (guint i = 0; i < partition->areas->len; i++)
    {
      const PentadZoneArea *area = g_ptr_array_index (partition->areas, i);

      for (const char *code = NULL; (code = pentad_codes_next (&area->grids, code)) != NULL;)
        {
          int place = pentad_divisions_find (divisions, level, code);
          int cell =
              place != PENTAD_NO_PLACE ? pentad_map_geometry_place_cell (geometry, place) : -1;

          if (cell >= 0)
            areas[cell] = (int)i;
        }
    }
  return areas;
}

static void
add_point (GArray *xy, const PentadMapView *view, double x, double y)
{
  double px, py;
  float values[2];

  pentad_map_view_to_px (view, x, y, &px, &py);
  values[0] = (float)px;
  values[1] = (float)py;
  g_array_append_vals (xy, values, 2);
}

/* Borders between cells of two areas. */
static void
add_edges (GArray *xy,
           const PentadMapGeometry *geometry,
           const PentadMapView *view,
           const int *areas)
{
  for (int level = 0; level < PENTAD_N_LEVELS; level++)
    {
      guint n;
      const PentadMapEdge *edges = pentad_map_geometry_get_edges (geometry, (PentadLevel)level, &n);

      for (guint i = 0; i < n; i++)
        {
          int left = edges[i].left >= 0 ? areas[edges[i].left] : -1;
          int right = edges[i].right >= 0 ? areas[edges[i].right] : -1;

          if (left == right || (edges[i].left < 0 && edges[i].right < 0))
            continue;
          add_point (xy, view, edges[i].a.x / (double)PENTAD_MAP_UNITS,
                     edges[i].a.y / (double)PENTAD_MAP_UNITS);
          add_point (xy, view, edges[i].b.x / (double)PENTAD_MAP_UNITS,
                     edges[i].b.y / (double)PENTAD_MAP_UNITS);
        }
    }
}

static void
add_shapes (GArray *xy,
            const PentadMapGeometry *geometry,
            const PentadMapView *view,
            const PentadShapes *shapes)
{
  for (guint i = 0; i < pentad_shapes_get_count (shapes); i++)
    {
      guint first, last, n;

      pentad_shapes_get_rings (shapes, i, &first, &last);
      for (guint r = first; r < last; r++)
        {
          const PentadPoint *ring = pentad_shapes_get_ring (shapes, r, &n);

          for (guint k = 0; k < 2 * n; k++)
            {
              const PentadPoint *point = &ring[(k + 1) / 2 % n];
              double x, y;

              pentad_map_geometry_project (geometry, point->lon, point->lat, &x, &y);
              add_point (xy, view, x, y);
            }
        }
    }
}

void
pentad_map_partition_draw (PentadSketch *sketch,
                           const PentadMapGeometry *geometry,
                           const PentadMapView *view,
                           const PentadPartition *partition)
{
  g_autoptr (GArray) xy = g_array_new (FALSE, FALSE, sizeof (float));
  g_autofree int *areas = pentad_partition_areas_of_cells (partition, geometry);
  float width = partition->areas->len > MANY_AREAS ? THIN_WIDTH : LINE_WIDTH;
  PentadPaint halo = { .stroke = PENTAD_INK_HALO,
                       .stroke_alpha = 0.75f,
                       .width = width + HALO_MORE };
  PentadPaint line = { .stroke = PENTAD_INK_SELECTION, .width = width };

  add_edges (xy, geometry, view, areas);
  add_shapes (xy, geometry, view, partition->shapes);
  pentad_sketch_segments (sketch, PENTAD_ROLE_LAYER, (const float *)(void *)xy->data, xy->len / 2,
                          &halo);
  pentad_sketch_segments (sketch, PENTAD_ROLE_LAYER, (const float *)(void *)xy->data, xy->len / 2,
                          &line);
}

/* Sum of the cells' boxes' middles, by area. */
static void
add_middles (const PentadMapGeometry *geometry, const int *areas, double (*sums)[3])
{
  for (int cell = 0; cell < pentad_map_geometry_get_n_cells (geometry); cell++)
    {
      PentadMapPoint low, high;

      if (areas[cell] < 0 || !pentad_map_geometry_get_cell_box (geometry, cell, &low, &high))
        continue;
      sums[areas[cell]][0] += (low.x / 2.0 + high.x / 2.0) / PENTAD_MAP_UNITS;
      sums[areas[cell]][1] += (low.y / 2.0 + high.y / 2.0) / PENTAD_MAP_UNITS;
      sums[areas[cell]][2] += 1;
    }
}

static void
add_shape_middle (const PentadMapGeometry *geometry,
                  const PentadShapes *shapes,
                  guint shape,
                  double sum[3])
{
  guint first, last, n;

  if (shape >= pentad_shapes_get_count (shapes))
    return;
  pentad_shapes_get_rings (shapes, shape, &first, &last);
  for (guint r = first; r < MIN (last, first + 1); r++)
    {
      const PentadPoint *ring = pentad_shapes_get_ring (shapes, r, &n);

      for (guint i = 0; i < n; i++)
        {
          double x, y;

          pentad_map_geometry_project (geometry, ring[i].lon, ring[i].lat, &x, &y);
          sum[0] += x;
          sum[1] += y;
          sum[2] += 1;
        }
    }
}

void
pentad_map_partition_draw_names (PentadMapLabels *labels,
                                 PentadSketch *sketch,
                                 const PentadMapGeometry *geometry,
                                 const PentadMapView *view,
                                 const PentadPartition *partition,
                                 const char *const *notes)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (256);
  PentadLanguage language = pentad_sketch_get_theme (sketch)->language;
  g_autofree int *areas = pentad_partition_areas_of_cells (partition, geometry);
  g_autofree double (*sums)[3] = g_malloc0_n (MAX (partition->areas->len, 1), sizeof *sums);
  PentadTextStyle style = { .type = PENTAD_TYPE_MAP_SMALL,
                            .ink = PENTAD_INK_SELECTION,
                            .bold = TRUE,
                            .halo = TRUE,
                            .align = PENTAD_ALIGN_CENTRE,
                            .anchor = PENTAD_ANCHOR_MIDDLE };

  double cell_px = pentad_map_geometry_cell_size (geometry) / view->m_per_px;

  add_middles (geometry, areas, sums);
  for (guint i = 0; i < partition->areas->len; i++)
    {
      const PentadZoneArea *area = g_ptr_array_index (partition->areas, i);
      const char *name = pentad_label_get (&area->name, language);
      double x, y;

      gboolean has_cells = sums[i][2] > 0;
      if (!has_cells)
        add_shape_middle (geometry, partition->shapes, i, sums[i]);
      if (sums[i][2] == 0)
        continue;
      pentad_map_view_to_px (view, sums[i][0] / sums[i][2], sums[i][1] / sums[i][2], &x, &y);
      if (name[0] == '\0')
        name = area->code;
      /* As wide as the cells of an area are together, in a square. */
      if (has_cells && pentad_sketch_measure (sketch, name, &style).width >
                           NAME_OVERHANG * sqrt (sums[i][2]) * cell_px)
        name = "";
      if (notes != NULL && notes[i] != NULL)
        {
          g_autofree char *both =
              name[0] != '\0' ? g_strdup_printf ("%s %s", name, notes[i]) : g_strdup (notes[i]);
          name = g_string_chunk_insert (strings, both);
        }
      pentad_map_labels_add (labels, name, x, y, sums[i][2]);
    }
  pentad_map_labels_place (labels, sketch, &style);
}
