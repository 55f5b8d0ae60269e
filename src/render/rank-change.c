/* How a row of a ranking moved: its score, and its rank.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/rank-change.h"

#define ARROW      12
#define STEP_ARROW 8

static PentadInk
change_ink (const PentadRank *rank, gboolean lower_is_better)
{
  if (rank->change == 0)
    return PENTAD_INK_TEXT_MUTED;
  return (rank->change > 0) != lower_is_better ? PENTAD_INK_FINE : PENTAD_INK_BAD;
}

void
pentad_rank_change_layout (
    PentadSketch *sketch, double x, double y, const PentadRank *rank, gboolean lower_is_better)
{
  gboolean up = rank->change > 0;
  PentadPaint paint = { .fill = change_ink (rank, lower_is_better) };

  if (rank->change == 0)
    pentad_sketch_fill (sketch, PENTAD_ROLE_COMPARISON,
                        pentad_rect (x - ARROW / 2.0, y - 1, ARROW, 2), PENTAD_INK_TEXT_MUTED, 0);
  else
    pentad_sketch_marker (sketch, PENTAD_ROLE_COMPARISON,
                          up ? PENTAD_MARKER_TRIANGLE : PENTAD_MARKER_TRIANGLE_DOWN, x, y, ARROW,
                          &paint);
}

void
pentad_rank_change_text_layout (PentadSketch *sketch,
                                double x,
                                double y,
                                double width,
                                const PentadRank *rank,
                                gboolean lower_is_better)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_CAPTION,
                            .ink = change_ink (rank, lower_is_better),
                            .align = PENTAD_ALIGN_END,
                            .anchor = PENTAD_ANCHOR_MIDDLE,
                            .max_width = (float)width };

  pentad_sketch_text (sketch, PENTAD_ROLE_COMPARISON, x, y, rank->change_text, &style);
}

void
pentad_rank_steps_layout (PentadSketch *sketch, double x, double y, double width, int steps)
{
  g_autofree char *number = g_strdup_printf ("%d", ABS (steps));
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = steps > 0 ? PENTAD_INK_FINE : PENTAD_INK_BAD,
                            .anchor = PENTAD_ANCHOR_MIDDLE };
  PentadPaint paint = { .fill = style.ink };

  if (steps == 0 || pentad_sketch_measure (sketch, number, &style).width + STEP_ARROW + 4 > width)
    return;
  pentad_sketch_marker (sketch, PENTAD_ROLE_COMPARISON,
                        steps > 0 ? PENTAD_MARKER_TRIANGLE : PENTAD_MARKER_TRIANGLE_DOWN,
                        x + STEP_ARROW / 2.0, y, STEP_ARROW, &paint);
  pentad_sketch_text (sketch, PENTAD_ROLE_COMPARISON, x + STEP_ARROW + 4, y, number, &style);
}
