/* The legend of a map: what its colours and patterns mean, and how many cells have each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column for each class: how many cells (a bar with its number), its swatch, its range. Without
 * room for that the swatches stand side by side over their lower ends. */
#include "config.h"

#include "render/map-legend.h"
#include "render/map-heat-legend.h"
#include "render/map-notes.h"

#include "render/format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MARGIN        18
#define TITLE_MIDDLE  24
#define LINE_HEIGHT   20
#define SWATCH_HEIGHT 12
#define SWATCH_WIDTH  34
#define BAR_HEIGHT    20
#define NUMBER_HEIGHT 15
#define RANGE_MIDDLE  14 /* below the swatches */
#define COLUMN_GAP    10
#define NO_DATA_GAP   14
#define MIN_HEIGHT    260 /* of the area, for bars and numbers */
#define SQUARE        22  /* of a bivariate legend */
/* A density that spreads this much farther or less far than it says is told so. */
#define MOST_SPREAD 1.25
#define MAX_COLUMNS (PENTAD_MAP_MAX_CLASSES + 1)

static const PentadTextStyle muted = { .type = PENTAD_TYPE_AXIS,
                                       .ink = PENTAD_INK_TEXT_MUTED,
                                       .anchor = PENTAD_ANCHOR_MIDDLE,
                                       .halo = TRUE };

typedef struct
{
  int class_number; /* -1 no data */
  guint n;          /* cells of the class */
  char *range, *number;
  double x, width;
} Column;

typedef struct
{
  Column columns[MAX_COLUMNS];
  int n_columns;
  gboolean full; /* with bars and ranges */
  double growth; /* of type: rows grow with it */
  double top;    /* of what stands below the title */
  double right, bottom;
} Legend;

static void
clear_columns (Legend *legend)
{
  for (int i = 0; i < legend->n_columns; i++)
    {
      g_free (legend->columns[i].range);
      g_free (legend->columns[i].number);
    }
}

static gboolean
has_second_line (const PentadMap *map)
{
  return map->words.unit != NULL || map->words.as_of != NULL;
}

static double
top_of_columns (const PentadMap *map, double growth)
{
  return TITLE_MIDDLE + (13 + (has_second_line (map) ? LINE_HEIGHT : 0)) * growth;
}

static gboolean
is_roomy (PentadRect area)
{
  return area.height >= MIN_HEIGHT;
}

double
pentad_map_legend_height (const PentadMap *map, const PentadTheme *theme, PentadRect area)
{
  double growth = pentad_theme_type_growth (theme);
  double height = top_of_columns (map, growth);

  if (map->words.title == NULL || area.height <= height + 3 * LINE_HEIGHT)
    return 0;
  if (map->heat.heat != NULL)
    return height + (6 + SWATCH_HEIGHT + RANGE_MIDDLE + 12) * growth;
  if (map->no_values)
    return height;
  if (pentad_map_style_is_bivariate (&map->style))
    return height + (3 * SQUARE + LINE_HEIGHT) * growth;
  return height + (is_roomy (area) ? NUMBER_HEIGHT * growth + BAR_HEIGHT : 6) +
         (SWATCH_HEIGHT + RANGE_MIDDLE + 12) * growth;
}

/* A break prints as short as it is, with three digits that count: 0.5, 12, 1 500. */
static char *
format_break (double value)
{
  int decimals = 0;
  int most = fabs (value) >= 100 ? 0 : fabs (value) >= 10 ? 1 : 2;

  while (decimals < most &&
         fabs (value * pow (10, decimals) - round (value * pow (10, decimals))) > 1e-6)
    decimals++;
  return pentad_format_number (value, decimals);
}

/* "3", "4–6", "≥ 20"; only the lower end when short. */
static char *
format_range (const PentadClasses *classes, int i, gboolean whole, gboolean full)
{
  g_autofree char *low = format_break (classes->lower[i]);
  double end = i + 1 < classes->n ? classes->lower[i + 1] - (whole ? 1 : 0) : INFINITY;
  g_autofree char *high = isfinite (end) ? format_break (end) : NULL;

  if (!full || classes->n == 1)
    return g_steal_pointer (&low);
  if (high == NULL)
    return g_strdup_printf ("≥ %s", low);
  return end <= classes->lower[i] ? g_steal_pointer (&low) : g_strdup_printf ("%s–%s", low, high);
}

/* The places that have one value for all of their cells, by class. */
static gboolean
count_owners (const PentadMap *map, const PentadMapPicture *picture, guint counts[MAX_COLUMNS])
{
  int n = pentad_map_geometry_get_n_cells (map->geometry);
  g_autofree guint8 *counted = g_new0 (guint8, (gsize)pentad_map_count_owners (map) + 1);
  gboolean any_weak = FALSE;

  for (int cell = 0; cell < n; cell++)
    {
      int class_number, owner;

      if (!pentad_map_picture_in_focus (picture, cell))
        continue;
      owner = pentad_map_value_owner (map, cell);
      if (owner >= 0 && counted[owner])
        continue;
      if (owner >= 0)
        counted[owner] = 1;
      class_number = pentad_map_picture_get_class (picture, cell);
      counts[class_number + 1]++;
      any_weak |= class_number >= 0 && pentad_map_picture_is_weak (picture, cell);
    }
  return any_weak;
}

/* Cells by class, or what has one value for several; TRUE when few stand behind one of them. */
static gboolean
count_cells (const PentadMap *map, const PentadMapPicture *picture, guint counts[MAX_COLUMNS])
{
  if (map->value_level == PENTAD_LEVEL_CITY && map->value_zones == NULL)
    return pentad_map_picture_count (picture, counts);
  return count_owners (map, picture, counts);
}

static double
measure (PentadSketch *sketch, const char *text)
{
  return text != NULL ? pentad_sketch_measure (sketch, text, &muted).width : 0;
}

static Column *
add_column (Legend *legend, int class_number, guint n, char *range)
{
  Column *column = &legend->columns[legend->n_columns++];

  *column = (Column){ .class_number = class_number, .n = n, .range = range };
  if (legend->full)
    column->number = pentad_format_count (n);
  return column;
}

/* Fills in what each column says, and where it stands; returns where they end. */
static double
make_columns (PentadSketch *sketch,
              const PentadMap *map,
              const PentadMapPicture *picture,
              const guint *counts,
              Legend *legend)
{
  const PentadClasses *classes = &pentad_map_picture_get_style (picture)->classes;
  gboolean whole = pentad_map_picture_is_whole (picture);
  double x = MARGIN;

  legend->n_columns = 0;
  for (int i = 0; i < classes->n; i++)
    add_column (legend, i, counts[i + 1],
                map->words.class_labels != NULL && map->words.class_labels[i] != NULL
                    ? g_strdup (map->words.class_labels[i])
                    : format_range (classes, i, whole, legend->full));
  if (counts[0] > 0)
    add_column (legend, -1, counts[0],
                g_strdup (map->words.no_data != NULL ? map->words.no_data : _ ("no data")));
  for (int i = 0; i < legend->n_columns; i++)
    {
      Column *column = &legend->columns[i];
      gboolean apart = column->class_number < 0 || legend->full;
      double words = MAX (measure (sketch, column->range), measure (sketch, column->number));

      x += column->class_number < 0 ? NO_DATA_GAP : 0;
      column->x = x;
      column->width = MAX (SWATCH_WIDTH, apart ? words + COLUMN_GAP : 0);
      x += column->width;
    }
  return x;
}

static PentadHatch
to_hatch (guint8 pattern)
{
  switch (PENTAD_MAP_PATTERN_SHAPE (pattern))
    {
    case PENTAD_MAP_PATTERN_HATCH:
      return PENTAD_HATCH_DIAGONAL;
    case PENTAD_MAP_PATTERN_BACK_HATCH:
      return PENTAD_HATCH_BACK;
    case PENTAD_MAP_PATTERN_DOTS:
      return PENTAD_HATCH_DOTS;
    case PENTAD_MAP_PATTERN_CROSS:
      return PENTAD_HATCH_CROSS;
    case PENTAD_MAP_PATTERN_NONE:
    case PENTAD_MAP_N_PATTERNS:
      break;
    }
  return PENTAD_HATCH_NONE;
}

/* A swatch looks like the cells, pattern and all, inside a line that is seen on the ground. */
static void
draw_swatch (PentadSketch *sketch,
             const PentadMapPicture *picture,
             PentadRect box,
             int class_number,
             const char *letter)
{
  const PentadTheme *theme = pentad_sketch_get_theme (sketch);
  const PentadMapStyle *style = pentad_map_picture_get_style (picture);
  PentadMapLook look = pentad_map_style_get_look (style, theme, class_number, FALSE, TRUE);
  PentadPaint fill = { .fill = pentad_map_style_get_ink (style, class_number),
                       .hatch = to_hatch (look.pattern) };
  PentadPaint edge = { .stroke = PENTAD_INK_BORDER_CITY, .width = 1 };
  PentadTextStyle bold = { .type = PENTAD_TYPE_AXIS,
                           .ink = PENTAD_INK_TEXT,
                           .anchor = PENTAD_ANCHOR_MIDDLE,
                           .align = PENTAD_ALIGN_CENTRE,
                           .bold = TRUE,
                           .halo = TRUE };

  if (look.pattern != PENTAD_MAP_PATTERN_NONE)
    fill.stroke = pentad_map_pattern_ink (look.pattern);
  pentad_sketch_rect (sketch, PENTAD_ROLE_LEGEND, box, &fill);
  pentad_sketch_rect (sketch, PENTAD_ROLE_LEGEND, box, &edge);
  if (letter != NULL)
    pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, box.x + box.width / 2, box.y + box.height / 2,
                        letter, &bold);
}

/* Of a bar, in whole pixels of the output: one cell more or less in the largest class is to move
 * none of the others. */
static double
bar_height (PentadSketch *sketch, guint n, guint most)
{
  double scale = pentad_sketch_get_theme (sketch)->scale;

  return n > 0 ? MAX (round (BAR_HEIGHT * scale * n / most), 1) / scale : 0;
}

static void
draw_columns (PentadSketch *sketch,
              const PentadMap *map,
              const PentadMapPicture *picture,
              Legend *legend)
{
  double growth = legend->growth;
  double base = legend->top + (legend->full ? NUMBER_HEIGHT * growth + BAR_HEIGHT : 6);
  double free_from = 0;
  PentadTextStyle style = muted;
  guint most = 1;

  for (int i = 0; i < legend->n_columns; i++)
    most = MAX (most, legend->columns[i].n);
  for (int i = 0; i < legend->n_columns; i++)
    {
      const Column *column = &legend->columns[i];
      double width = column->class_number < 0 ? MIN (column->width, SWATCH_WIDTH) : column->width;
      double middle = column->x + width / 2;
      double height = bar_height (sketch, column->n, most);
      const char *letter = column->class_number >= 0 && map->words.class_letters != NULL
                               ? map->words.class_letters[column->class_number]
                               : NULL;

      style.align = legend->full ? PENTAD_ALIGN_CENTRE : PENTAD_ALIGN_START;
      if (legend->full)
        {
          pentad_sketch_fill (sketch, PENTAD_ROLE_LEGEND,
                              pentad_rect (column->x + 3, base - height, width - 6, height),
                              PENTAD_INK_AXIS, 0);
          pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, middle, base - height - 8 * growth,
                              column->number, &style);
        }
      draw_swatch (sketch, picture, pentad_rect (column->x, base, width, SWATCH_HEIGHT * growth),
                   column->class_number, letter);
      if (!legend->full && column->x < free_from)
        continue;
      free_from = 4 + (legend->full ? middle : column->x) + measure (sketch, column->range);
      pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, legend->full ? middle : column->x,
                          base + (SWATCH_HEIGHT + RANGE_MIDDLE) * growth, column->range, &style);
    }
}

/* "↑ overdue  0 | 1 | 2". Transfer full. */
static char *
axis_words (const char *arrow, const char *title, const PentadClasses *classes)
{
  GString *text = g_string_new (arrow);

  g_string_append_printf (text, " %s ", title != NULL ? title : "");
  for (int i = 0; i < classes->n; i++)
    {
      g_autofree char *number = format_break (classes->lower[i]);
      g_string_append_printf (text, "%s%s", i == 0 ? " " : " | ", number);
    }
  return g_string_free (text, FALSE);
}

/* The second quantity rises, the first goes to the right. */
static void
draw_square (PentadSketch *sketch,
             const PentadMapPicture *picture,
             const Legend *legend,
             char *const words[2])
{
  double x = MARGIN, side = SQUARE * legend->growth;

  for (int i = 0; i < PENTAD_N_BIVARIATE; i++)
    draw_swatch (sketch, picture,
                 pentad_rect (x + i % 3 * side, legend->top + (2 - i / 3) * side, side, side), i,
                 NULL);
  for (int i = 0; i < 2; i++)
    pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, x + 3 * side + 12,
                        legend->top + 10 + i * (3 * side - 20), words[i], &muted);
}

static PentadTextStyle
title_style (PentadRect area)
{
  return (PentadTextStyle){ .type = PENTAD_TYPE_TITLE,
                            .ink = PENTAD_INK_TEXT,
                            .bold = TRUE,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .halo = TRUE,
                            .max_width = (float)(area.width - 2 * MARGIN) };
}

/* How far a point of a density reaches when that is not what the words say; NULL it is. */
static char *
spread_words (const PentadMap *map, const PentadMapPicture *picture)
{
  double spread = map->heat.heat != NULL
                      ? pentad_heat_spread_m (map->heat.heat, pentad_map_picture_get_view (picture),
                                              map->heat.radius_m)
                      : 0;
  g_autofree char *metres = pentad_format_number (spread, 0);

  return spread > map->heat.radius_m * MOST_SPREAD || spread < map->heat.radius_m / MOST_SPREAD
             ? g_strdup_printf (_ ("at this scale within %s m"), metres)
             : NULL;
}

/* "件 · 11-22 14:32 · hatched: few behind it" */
static char *
second_line (const PentadMap *map, const PentadMapPicture *picture, gboolean any_weak)
{
  g_autofree char *spread = spread_words (map, picture);
  const char *parts[5] = { NULL };
  int n = 0;

  if (map->words.unit != NULL)
    parts[n++] = map->words.unit;
  if (map->words.as_of != NULL)
    parts[n++] = map->words.as_of;
  if (spread != NULL)
    parts[n++] = spread;
  if (any_weak)
    parts[n++] = _ ("dotted: few behind the rate");
  return n > 0 ? g_strjoinv (" · ", (char **)parts) : NULL;
}

/* The city may reach below the legend: its ground covers all that stands on it. */
static void
draw_ground (PentadSketch *sketch, const Legend *legend, PentadRect area)
{
  PentadPaint ground = { .fill = PENTAD_INK_MAP_GROUND, .fill_alpha = 0.82f, .radius = 4 };

  double right = MIN (legend->right + MARGIN / 2.0, area.width - MARGIN / 2.0);

  pentad_sketch_rect (
      sketch, PENTAD_ROLE_LEGEND,
      pentad_rect (MARGIN / 2.0, MARGIN / 3.0, right - MARGIN / 2.0, legend->bottom - MARGIN / 3.0),
      &ground);
}

static void
draw_legend (PentadSketch *sketch,
             PentadRect area,
             const PentadMap *map,
             const PentadMapPicture *picture,
             PentadMapLabels *labels)
{
  PentadTextStyle title = title_style (area), line = muted;
  guint counts[MAX_COLUMNS] = { 0 };
  gboolean any_weak, square = pentad_map_style_is_bivariate (&map->style);
  double growth = pentad_theme_type_growth (pentad_sketch_get_theme (sketch));
  Legend legend = { .full = is_roomy (area),
                    .growth = growth,
                    .top = top_of_columns (map, growth) };
  char *axes[2] = { NULL };
  PentadRect at;

  any_weak = count_cells (map, picture, counts);
  g_autofree char *words = second_line (map, picture, any_weak);
  line.max_width = title.max_width;
  if (map->heat.heat != NULL || map->no_values)
    legend.right = MARGIN + (map->heat.heat != NULL ? PENTAD_MAP_HEAT_BAR_WIDTH : 0);
  else if (!square)
    {
      legend.right = make_columns (sketch, map, picture, counts, &legend);
      if (legend.full && legend.right > area.width - MARGIN)
        {
          clear_columns (&legend);
          legend.full = FALSE;
          legend.right = make_columns (sketch, map, picture, counts, &legend);
        }
    }
  else
    {
      axes[0] = axis_words ("↑", map->words.second_title, &map->style.second);
      axes[1] = axis_words ("→", map->words.title, &map->style.classes);
      legend.right = MARGIN + 3 * SQUARE * growth + 12 +
                     MAX (measure (sketch, axes[0]), measure (sketch, axes[1])) + COLUMN_GAP;
    }
  legend.right = MAX (
      legend.right, MARGIN + MIN (title.max_width,
                                  pentad_sketch_measure (sketch, map->words.title, &title).width));
  if (words != NULL)
    legend.right = MAX (legend.right, MARGIN + MIN (title.max_width, measure (sketch, words)));
  legend.bottom = pentad_map_legend_height (map, pentad_sketch_get_theme (sketch), area);
  at = pentad_map_labels_find_room (labels,
                                    pentad_rect (0, 0, legend.right + MARGIN, legend.bottom));
  pentad_sketch_push_offset (sketch, at.x, at.y);
  draw_ground (sketch, &legend, area);
  pentad_sketch_text (sketch, PENTAD_ROLE_TITLE, MARGIN, TITLE_MIDDLE, map->words.title, &title);
  if (words != NULL)
    pentad_sketch_text (sketch, PENTAD_ROLE_LEGEND, MARGIN, TITLE_MIDDLE + LINE_HEIGHT * growth,
                        words, &line);
  if (map->heat.heat != NULL)
    pentad_map_heat_legend_draw (sketch, &map->heat, pentad_map_picture_get_style (picture)->ramp,
                                 MARGIN, legend.top + 6 * growth, SWATCH_HEIGHT * growth, growth);
  else if (square)
    draw_square (sketch, picture, &legend, axes);
  else if (!map->no_values)
    draw_columns (sketch, map, picture, &legend);
  pentad_sketch_pop_offset (sketch);
  clear_columns (&legend);
  g_free (axes[0]);
  g_free (axes[1]);
  pentad_map_labels_cover (labels, at);
}

void
pentad_map_legend_layout (PentadSketch *sketch,
                          PentadRect area,
                          const PentadMap *map,
                          const PentadMapPicture *picture,
                          PentadMapLabels *labels)
{
  if (pentad_map_legend_height (map, pentad_sketch_get_theme (sketch), area) > 0)
    draw_legend (sketch, area, map, picture, labels);
  pentad_map_notes_layout (sketch, area, map, pentad_map_picture_get_view (picture), labels);
}
