/* Figures against their targets: a bar, the mark that it ought to reach, and how near is near.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/bullet.h"

#include "render/format.h"
#include "render/panel.h"
#include "render/rows.h"
#include "render/scale.h"

#include <math.h>

#define ROW_NATURAL 66
#define ROW_LEAST   40
#define ENDS_LEAST  60 /* row height from which the ends of the axis are printed */
#define TEXT_HEIGHT 22
#define TRACK       16
#define VALUE_SHARE 0.5 /* thickness of the bar in its track */
#define GAP         10
#define MARK_OVER   3
#define FINE_ALPHA  0.4f
#define WATCH_ALPHA 0.7f

static PentadScale
make_scale (const PentadBullet *bullet, double start, double end, gboolean with_ends)
{
  const double numbers[] = { bullet->value, bullet->target, bullet->before };
  double min = with_ends && isfinite (bullet->min) ? bullet->min : 0;
  double max = isfinite (bullet->max) ? bullet->max : 0;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (isfinite (numbers[i]))
      {
        if (!isfinite (bullet->max))
          max = MAX (max, numbers[i]);
        min = MIN (min, numbers[i]);
      }
  if (max <= min)
    max = min + 1;
  return pentad_scale_new (PENTAD_SCALE_LINEAR, min, max, start, end);
}

static void
draw_band (PentadSketch *sketch, PentadRect track, double from, double to, float alpha)
{
  PentadPaint paint = { .fill = PENTAD_INK_TRACK, .fill_alpha = alpha };

  if (to - from > 0)
    pentad_sketch_rect (sketch, PENTAD_ROLE_TRACK,
                        pentad_rect (from, track.y, to - from, track.height), &paint);
}

/* The track in up to three parts, fainter the better. */
static void
draw_bands (PentadSketch *sketch,
            PentadRect track,
            const PentadScale *scale,
            const PentadBullet *bullet)
{
  double left = track.x, right = track.x + track.width;
  double target = pentad_scale_clamp (scale, bullet->target);
  double watch = isfinite (bullet->watch) ? MAX (bullet->watch, 0) : 0;
  gboolean low = bullet->lower_is_better;
  double near = pentad_scale_clamp (scale, low ? bullet->target + watch : bullet->target - watch);

  if (!isfinite (target))
    {
      draw_band (sketch, track, left, right, FINE_ALPHA);
      return;
    }
  draw_band (sketch, track, left, low ? target : near, low ? FINE_ALPHA : 1);
  draw_band (sketch, track, MIN (target, near), MAX (target, near), WATCH_ALPHA);
  draw_band (sketch, track, low ? near : target, right, low ? 1 : FINE_ALPHA);
}

static void
draw_bar (PentadSketch *sketch,
          PentadRect track,
          const PentadScale *scale,
          const PentadBullet *bullet)
{
  double base = pentad_scale_base (scale), value = pentad_scale_clamp (scale, bullet->value);
  double target = pentad_scale_map (scale, bullet->target),
         before = pentad_scale_map (scale, bullet->before);
  double thickness = track.height * VALUE_SHARE;
  double middle = track.y + track.height / 2;
  PentadPaint hollow = { .fill = PENTAD_INK_PANEL, .stroke = PENTAD_INK_TEXT, .width = 1.2f };

  draw_bands (sketch, track, scale, bullet);
  if (isfinite (value))
    pentad_sketch_fill (
        sketch, PENTAD_ROLE_MARK,
        pentad_rect (MIN (base, value), middle - thickness / 2, fabs (value - base), thickness),
        pentad_tone_fill (bullet->tone), 2);
  if (isfinite (before) && before >= track.x && before <= track.x + track.width)
    pentad_sketch_marker (sketch, PENTAD_ROLE_COMPARISON, PENTAD_MARKER_DIAMOND,
                          CLAMP (before, track.x + thickness / 2,
                                 MAX (track.x + track.width - thickness / 2, track.x)),
                          middle, thickness, &hollow);
  if (isfinite (target) && target >= track.x && target <= track.x + track.width)
    pentad_sketch_fill (
        sketch, PENTAD_ROLE_TARGET,
        pentad_rect (target - 1.25, track.y - MARK_OVER, 2.5, track.height + 2 * MARK_OVER),
        PENTAD_INK_TARGET, 0);
}

static void
draw_words (PentadSketch *sketch, PentadRect line, const PentadBullet *bullet)
{
  double y = line.y + line.height / 2;
  PentadTextStyle value = { .type = PENTAD_TYPE_TITLE,
                            .ink = pentad_tone_ink (bullet->value_text != NULL ? bullet->tone
                                                                               : PENTAD_TONE_MUTED),
                            .bold = TRUE,
                            .align = PENTAD_ALIGN_END,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)(line.width * 0.5) };
  PentadTextStyle label = { .type = PENTAD_TYPE_BODY,
                            .ink = PENTAD_INK_TEXT,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  PentadTextStyle target = { .type = PENTAD_TYPE_CAPTION,
                             .ink = PENTAD_INK_TEXT_MUTED,
                             .align = PENTAD_ALIGN_END,
                             .anchor = PENTAD_ANCHOR_MIDDLE };
  double right =
      pentad_sketch_text (sketch, PENTAD_ROLE_VALUE, line.x + line.width, y,
                          bullet->value_text != NULL ? bullet->value_text : PENTAD_NO_VALUE, &value)
          .x -
      GAP;
  double name =
      bullet->label != NULL ? pentad_sketch_measure (sketch, bullet->label, &label).width : 0;

  /* The name goes before the words of the target: the mark shows that one. */
  if (bullet->target_text != NULL &&
      line.x + name + GAP + pentad_sketch_measure (sketch, bullet->target_text, &target).width <=
          right)
    right =
        pentad_sketch_text (sketch, PENTAD_ROLE_NOTE, right, y, bullet->target_text, &target).x -
        GAP;
  label.max_width = (float)(right - line.x);
  if (label.max_width > 8)
    pentad_sketch_text (sketch, PENTAD_ROLE_LABEL, line.x, y, bullet->label, &label);
}

static void
draw_ends (PentadSketch *sketch, PentadRect line, const PentadBullet *bullet)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = PENTAD_INK_TEXT_MUTED,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)(line.width / 2 - GAP) };

  if (style.max_width < 8)
    return;
  pentad_sketch_text (sketch, PENTAD_ROLE_AXIS, line.x, line.y, bullet->min_text, &style);
  style.align = PENTAD_ALIGN_END;
  pentad_sketch_text (sketch, PENTAD_ROLE_AXIS, line.x + line.width, line.y, bullet->max_text,
                      &style);
}

static void
draw_row (PentadSketch *sketch, PentadRect row, const PentadBullet *bullet)
{
  gboolean ends = row.height >= ENDS_LEAST;
  double used = TEXT_HEIGHT + TRACK + (ends ? TEXT_HEIGHT - 4 : 0);
  PentadRect line =
      pentad_rect (row.x, row.y + MAX (row.height - used, 0) / 2, row.width, TEXT_HEIGHT);
  PentadRect track = pentad_rect (row.x, line.y + TEXT_HEIGHT, row.width,
                                  MIN (TRACK, row.height - TEXT_HEIGHT - MARK_OVER));
  PentadScale scale =
      make_scale (bullet, track.x, track.x + track.width, ends && bullet->min_text != NULL);

  draw_words (sketch, line, bullet);
  draw_bar (sketch, track, &scale, bullet);
  line.y = track.y + track.height + TEXT_HEIGHT / 2.0 - 2;
  if (ends)
    draw_ends (sketch, line, bullet);
  pentad_sketch_hit (sketch, row, bullet->key, bullet->tooltip, bullet->place);
}

static PentadDataTable *
tell (const PentadBulletList *list)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_LIST);

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_VALUE, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_TARGET, NULL);
  pentad_data_table_add_column (table, PENTAD_DATA_BEFORE, NULL);
  for (int i = 0; i < list->n_bullets; i++)
    {
      const PentadBullet *bullet = &list->bullets[i];

      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, bullet->label, NAN);
      pentad_data_table_set (table, 1, bullet->value_text, bullet->value);
      pentad_data_table_set (table, 2, bullet->target_text, bullet->target);
      pentad_data_table_set (table, 3, NULL, bullet->before);
    }
  return table;
}

void
pentad_bullet_list_layout (PentadSketch *sketch, PentadRect area, const PentadBulletList *list)
{
  if (area.width < 60 || area.height < ROW_LEAST)
    return;
  pentad_sketch_set_chart (sketch, list->id);
  pentad_sketch_tell (sketch, tell (list));
  if (list->n_bullets < 1)
    pentad_panel_layout_empty (sketch, area, NULL);
  else
    {
      PentadRows rows =
          pentad_rows_fit (area.height, list->n_bullets, ROW_NATURAL, ROW_LEAST, FALSE);

      for (int i = 0; i < rows.shown; i++)
        {
          pentad_sketch_point (sketch, i, -1);
          draw_row (sketch, pentad_rect (area.x, area.y + i * rows.height, area.width, rows.height),
                    &list->bullets[i]);
        }
      pentad_rows_layout_more (sketch, area, &rows);
    }
  pentad_sketch_set_chart (sketch, NULL);
}
