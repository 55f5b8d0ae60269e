/* What stands on a map beside the city: legend, legend of markers, notes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-legend.h"

#include "render/format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN        18
#define TITLE_MIDDLE  24
#define SWATCH_TOP    43
#define SWATCH_HEIGHT 12
#define SWATCH_WIDTH  34
#define LABEL_MIDDLE  69
#define LINE_MIDDLE   20 /* of the notes, from the bottom */
#define LINE_HEIGHT   22

static const PentadTextStyle muted = { .type = PENTAD_TYPE_CAPTION,
                                       .ink = PENTAD_INK_TEXT_MUTED,
                                       .anchor = PENTAD_ANCHOR_MIDDLE,
                                       .halo = TRUE };

static gboolean
has_no_data (const PentadMapPicture *picture)
{
  int n = pentad_map_geometry_get_n_cells (pentad_map_picture_get_geometry (picture));

  for (int cell = 0; cell < n; cell++)
    if (pentad_map_picture_in_focus (picture, cell) &&
        isnan (pentad_map_picture_get_value (picture, cell)))
      return TRUE;
  return FALSE;
}

/* A break prints as short as it is: 0.5, 12, 1 500. */
static char *
format_break (double value)
{
  int decimals = 0;

  while (decimals < 3 &&
         fabs (value * pow (10, decimals) - round (value * pow (10, decimals))) > 1e-6)
    decimals++;
  return pentad_format_number (value, decimals);
}

static double
draw_swatches (PentadSketch *sketch,
               PentadRect area,
               const PentadMap *map,
               const PentadMapPicture *picture)
{
  const PentadClasses *classes = pentad_map_picture_get_classes (picture);
  double width = MIN (SWATCH_WIDTH, (area.width - 2 * MARGIN) / (classes->n + 2));
  PentadTextStyle style = muted;
  double right = area.x;
  double x = area.x + MARGIN;

  style.type = PENTAD_TYPE_AXIS;
  for (int i = 0; i < classes->n; i++, x += width)
    {
      g_autofree char *number = format_break (classes->lower[i]);
      const char *words = map->class_labels != NULL ? map->class_labels[i] : number;

      pentad_sketch_fill (sketch, PENTAD_ROLE_LEGEND,
                          pentad_rect (x, area.y + SWATCH_TOP, width, SWATCH_HEIGHT),
                          pentad_map_picture_class_ink (picture, i), 0);
      if (words != NULL && x >= right)
        right =
            x +
            pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, x, area.y + LABEL_MIDDLE, words, &style)
                .width +
            4;
    }
  if (has_no_data (picture))
    {
      x = MAX (x, right) + 14;
      pentad_sketch_fill (sketch, PENTAD_ROLE_LEGEND,
                          pentad_rect (x, area.y + SWATCH_TOP, width, SWATCH_HEIGHT),
                          PENTAD_INK_NO_DATA, 0);
      right = x + pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, x, area.y + LABEL_MIDDLE,
                                      _ ("no data"), &style)
                      .width;
      x = MAX (x + width, right);
    }
  return x;
}

static void
draw_legend (PentadSketch *sketch,
             PentadRect area,
             const PentadMap *map,
             const PentadMapPicture *picture,
             PentadMapLabels *labels)
{
  PentadTextStyle title = { .type = PENTAD_TYPE_TITLE,
                            .ink = PENTAD_INK_TEXT,
                            .bold = TRUE,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .halo = TRUE,
                            .max_width = (float)(area.width - 2 * MARGIN) };
  /* The city may reach below the legend once one has zoomed in. */
  PentadPaint ground = { .fill = PENTAD_INK_MAP_GROUND, .fill_alpha = 0.78f, .radius = 4 };
  double swatches = pentad_map_picture_get_classes (picture)->n * SWATCH_WIDTH;
  double wide = MAX (swatches, pentad_sketch_measure (sketch, map->title, &title).width);

  pentad_sketch_rect (sketch, PENTAD_ROLE_LEGEND,
                      pentad_rect (area.x + MARGIN / 2.0, area.y + MARGIN / 3.0,
                                   MIN (wide + MARGIN, area.width - MARGIN), LABEL_MIDDLE + 6),
                      &ground);
  PentadRect box = pentad_sketch_text (sketch, PENTAD_ROLE_TITLE, area.x + MARGIN,
                                       area.y + TITLE_MIDDLE, map->title, &title);
  double right = draw_swatches (sketch, area, map, picture);

  pentad_map_labels_reserve (labels,
                             pentad_rect (0, 0, MAX (right, box.x + box.width), LABEL_MIDDLE + 8));
}

/* Returns where the entries end. */
static double
draw_marker_legend (PentadSketch *sketch, PentadRect area, const PentadMap *map)
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

      style.type = PENTAD_TYPE_CAPTION;
      style.max_width = (float)(area.x + area.width - x - 40);
      if (style.max_width < 20)
        break;
      pentad_sketch_marker (sketch, PENTAD_ROLE_LEGEND, entry->shape, x + 8, y, size, &paint);
      x += 24 +
           pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, x + 22, y, entry->text, &style).width +
           28;
    }
  return x;
}

static void
draw_notes (PentadSketch *sketch, PentadRect area, const PentadMap *map, double left)
{
  PentadTextStyle style = muted;
  double right = area.x + area.width - MARGIN;
  double y = area.y + area.height - LINE_MIDDLE;
  PentadPaint paint = { .fill = PENTAD_INK_WATCH };

  style.align = PENTAD_ALIGN_END;
  style.max_width = (float)(right - left);
  if (map->note != NULL && style.max_width > 20)
    {
      pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, right, y, map->note, &style);
      y -= LINE_HEIGHT;
      style.max_width = (float)(area.width - 2 * MARGIN);
    }
  if (map->outside != NULL && map->outside[0] != '\0' && style.max_width > 20)
    {
      PentadRect box;

      style.ink = PENTAD_INK_WATCH;
      box = pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, right, y, map->outside, &style);
      pentad_sketch_marker (sketch, PENTAD_ROLE_NOTE, PENTAD_MARKER_DIAMOND, box.x - 12, y, 9,
                            &paint);
    }
}

void
pentad_map_legend_layout (PentadSketch *sketch,
                          PentadRect area,
                          const PentadMap *map,
                          const PentadMapPicture *picture,
                          PentadMapLabels *labels)
{
  double left;

  if (map->title != NULL && area.height > LABEL_MIDDLE + LINE_HEIGHT)
    draw_legend (sketch, area, map, picture, labels);
  left = draw_marker_legend (sketch, area, map);
  draw_notes (sketch, area, map, left);
  pentad_map_labels_reserve (
      labels, pentad_rect (0, area.height - 2 * LINE_MIDDLE, area.width, 2 * LINE_MIDDLE));
}
