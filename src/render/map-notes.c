/* What stands at the foot of a map: legend of markers, scale bar, notes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-notes.h"

#include "render/format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN      18
#define LINE_MIDDLE 20  /* of the lowest line, from the bottom */
#define LINE_HEIGHT 22  /* grows with type */
#define BAR_PX      110 /* longest scale bar */
#define BAR_TICK    4

static const PentadTextStyle muted = { .type = PENTAD_TYPE_CAPTION,
                                       .ink = PENTAD_INK_TEXT_MUTED,
                                       .anchor = PENTAD_ANCHOR_MIDDLE,
                                       .halo = TRUE };

/* Returns where the entries end. */
static double
draw_marker_legend (PentadSketch *sketch,
                    PentadRect area,
                    const PentadMap *map,
                    PentadMapLabels *labels)
{
  double x = area.x + MARGIN;
  double y = area.y + area.height - LINE_MIDDLE;

  for (int i = 0; i < map->n_marker_legend; i++)
    {
      const PentadMapMarkerLegend *entry = &map->marker_legend[i];
      PentadPaint paint = { .fill = pentad_tone_fill (entry->tone),
                            .stroke = PENTAD_INK_HALO,
                            .width = 1 };
      double size = entry->shape == PENTAD_MARKER_CIRCLE ? 11 : 17;
      PentadTextStyle style = muted;

      style.max_width = (float)(area.x + area.width - x - 40);
      if (style.max_width < 20)
        break;
      pentad_sketch_marker (sketch, PENTAD_ROLE_LEGEND, entry->shape, x + 8, y, size, &paint);
      x += 24 +
           pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, x + 22, y, entry->text, &style).width +
           28;
    }
  if (map->n_marker_legend > 0)
    pentad_map_labels_cover (labels,
                             pentad_rect (area.x, y - LINE_HEIGHT / 2.0, x - area.x, LINE_HEIGHT));
  return x;
}

/* Returns the middle of the next line upwards. */
static double
draw_notes (PentadSketch *sketch,
            PentadRect area,
            const PentadMap *map,
            double left,
            PentadMapLabels *labels)
{
  PentadTextStyle style = muted;
  double right = area.x + area.width - MARGIN;
  double y = area.y + area.height - LINE_MIDDLE;
  PentadPaint paint = { .fill = PENTAD_INK_WATCH };

  style.align = PENTAD_ALIGN_END;
  if (map->note != NULL && right - left <= pentad_sketch_measure (sketch, map->note, &style).width)
    y -= LINE_HEIGHT;
  style.max_width = (float)(area.width - 2 * MARGIN);
  if (map->note != NULL && style.max_width > 20)
    {
      pentad_map_labels_cover (
          labels, pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, right, y, map->note, &style));
      y -= LINE_HEIGHT;
    }
  if (map->outside != NULL && map->outside[0] != '\0' && style.max_width > 20)
    {
      PentadRect box;

      style.ink = PENTAD_INK_WATCH;
      box = pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, right, y, map->outside, &style);
      pentad_sketch_marker (sketch, PENTAD_ROLE_NOTE, PENTAD_MARKER_DIAMOND, box.x - 12, y, 9,
                            &paint);
      pentad_map_labels_cover (labels, pentad_rect (box.x - 20, box.y, box.width + 20, box.height));
      y -= LINE_HEIGHT;
    }
  return y;
}

double
pentad_scale_bar_length (const PentadMapGeometry *geometry,
                         const PentadMapView *view,
                         double max_px,
                         double *px)
{
  static const double steps[] = { 5, 2, 1 };
  double lon, middle, lat, m_per_px, length;

  pentad_map_geometry_unproject (geometry, 0, 0, &lon, &middle);
  pentad_map_geometry_unproject (geometry, view->centre_x, view->centre_y, &lon, &lat);
  m_per_px = view->m_per_px * cos (lat * G_PI / 180) / cos (middle * G_PI / 180);
  *px = 0;
  if (!isfinite (m_per_px) || !(m_per_px > 0) || !(max_px > 0))
    return 0;
  length = pow (10, floor (log10 (m_per_px * max_px)));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * length <= m_per_px * max_px * (1 + 1e-9))
      {
        *px = steps[i] * length / m_per_px;
        return steps[i] * length;
      }
  return 0;
}

static char *
format_length (double metres)
{
  if (metres >= 1000)
    {
      g_autofree char *km = pentad_format_number (metres / 1000, 0);
      return g_strdup_printf (_ ("%s km"), km);
    }
  g_autofree char *m = pentad_format_number (metres, metres < 1 ? 2 : 0);
  return g_strdup_printf (_ ("%s m"), m);
}

static PentadRect
draw_scale_bar (PentadSketch *sketch,
                PentadRect area,
                const PentadMap *map,
                const PentadMapView *view,
                double free_from,
                double y)
{
  double px,
      length = pentad_scale_bar_length (map->geometry, view, MIN (BAR_PX, area.width / 4), &px);
  g_autofree char *words = format_length (length);
  double right = area.x + area.width - MARGIN;
  PentadTextStyle style = muted;
  PentadTextSize size;

  if (length <= 0)
    return pentad_rect (right, y, 0, 0);
  style.align = PENTAD_ALIGN_END;
  size = pentad_sketch_measure (sketch, words, &style);
  if (right - size.width - 8 - px < free_from && y > area.y + area.height - LINE_HEIGHT)
    y -= LINE_HEIGHT;

  double left = right - size.width - 8 - px;
  float xy[] = { (float)left,           (float)(y - BAR_TICK), (float)left,
                 (float)(y + BAR_TICK), (float)(left + px),    (float)(y + BAR_TICK),
                 (float)(left + px),    (float)(y - BAR_TICK) };
  PentadPaint halo = { .stroke = PENTAD_INK_HALO, .stroke_alpha = 0.8f, .width = 4 };
  PentadPaint line = { .stroke = PENTAD_INK_TEXT_MUTED, .width = 1.6f };

  pentad_sketch_path (sketch, PENTAD_ROLE_NOTE, xy, 4, FALSE, &halo);
  pentad_sketch_path (sketch, PENTAD_ROLE_NOTE, xy, 4, FALSE, &line);
  pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, right, y, words, &style);
  return pentad_rect (left, y - LINE_HEIGHT / 2.0, right - left, LINE_HEIGHT);
}

void
pentad_map_notes_layout (PentadSketch *sketch,
                         PentadRect area,
                         const PentadMap *map,
                         const PentadMapView *view,
                         PentadMapLabels *labels)
{
  double left = draw_marker_legend (sketch, area, map, labels);
  double y = draw_notes (sketch, area, map, left, labels);

  pentad_map_labels_reserve (
      labels, pentad_rect (0, area.height - 2 * LINE_MIDDLE, area.width, 2 * LINE_MIDDLE));
  if (map->no_scale_bar || pentad_map_geometry_get_n_cells (map->geometry) == 0 ||
      area.height < 8 * LINE_HEIGHT)
    return;
  pentad_map_labels_cover (labels, draw_scale_bar (sketch, area, map, view, left, y));
}
