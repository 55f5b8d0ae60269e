/* The bar of a ranking's row: score, the one before, and how sure it is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/rank-bar.h"

#include "render/format.h"
#include "render/ticks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define WHISKER 5 /* ends of an interval that lies in its bar */
/* Floor of bars that have room for their differences even where scores lie high. */
#define HIGHEST_FLOOR 50

PentadScale
pentad_rank_scale (const PentadRanking *ranking, gboolean whole, double start, double end)
{
  double min = INFINITY;
  double max = -INFINITY;

  for (int i = 0; i < ranking->n_ranks; i++)
    {
      const double values[] = { ranking->ranks[i].score, ranking->ranks[i].low,
                                ranking->ranks[i].high };
      for (guint k = 0; k < G_N_ELEMENTS (values); k++)
        if (isfinite (values[k]))
          {
            min = MIN (min, values[k]);
            max = MAX (max, values[k]);
          }
    }
  if (!isfinite (min))
    min = max = 0;
  /* The lowest bar keeps a length: the floor lies below the lowest value. */
  min = min > 0 ? MIN (pentad_rate_floor (min), HIGHEST_FLOOR) : min;
  max = MAX (max, 0);
  if (isfinite (ranking->min))
    min = ranking->min;
  if (whole)
    min = MIN (min, 0);
  if (isfinite (ranking->max))
    max = ranking->max;
  else if (max > 50 && max <= 100)
    max = 100;
  if (max <= min)
    max = min + 1;
  return pentad_scale_new (PENTAD_SCALE_LINEAR, min, max, start, end);
}

char *
pentad_rank_scale_declare (const PentadRanking *ranking, const PentadScale *scale)
{
  g_autofree char *from = NULL;

  if (!(scale->from > 0))
    return NULL;
  from = ranking->percent ? pentad_format_percent (scale->from, 0)
                          : pentad_format_number (scale->from, 0);
  return g_strdup_printf (_ ("axis from %s"), from);
}

/* Above the bar where there is room, else through it: there it touches no name. */
static void
draw_interval (PentadSketch *sketch, PentadRect track, double low, double high, gboolean over)
{
  double width = MAX (high - low, 1);
  double middle = track.y + track.height / 2;

  if (over)
    {
      pentad_sketch_fill (sketch, PENTAD_ROLE_COMPARISON, pentad_rect (low, track.y - 5, width, 2),
                          PENTAD_INK_TEXT_MUTED, 0);
      return;
    }
  pentad_sketch_fill (sketch, PENTAD_ROLE_COMPARISON, pentad_rect (low, middle - 0.75, width, 1.5),
                      PENTAD_INK_TEXT, 0);
  for (int end = 0; end < 2; end++)
    pentad_sketch_fill (
        sketch, PENTAD_ROLE_COMPARISON,
        pentad_rect (low + end * (width - 1.5), middle - WHISKER / 2.0, 1.5, WHISKER),
        PENTAD_INK_TEXT, 0);
}

void
pentad_rank_bar_layout (PentadSketch *sketch,
                        PentadRect track,
                        const PentadScale *scale,
                        const PentadRank *rank,
                        gboolean over)
{
  double base = pentad_scale_base (scale);
  double end = pentad_scale_clamp (scale, rank->score);
  double previous = pentad_scale_clamp (scale, rank->previous);
  double low = pentad_scale_clamp (scale, rank->low);
  double high = pentad_scale_clamp (scale, rank->high);

  pentad_sketch_fill (sketch, PENTAD_ROLE_TRACK, track, PENTAD_INK_TRACK, 4);
  if (isfinite (end))
    pentad_sketch_fill (sketch, PENTAD_ROLE_MARK,
                        pentad_rect (MIN (base, end), track.y, fabs (end - base), track.height),
                        pentad_tone_fill (rank->tone), 4);
  if (isfinite (previous))
    pentad_sketch_fill (sketch, PENTAD_ROLE_COMPARISON,
                        pentad_rect (previous - 0.75, track.y - 2, 1.5, track.height + 4),
                        PENTAD_INK_TEXT, 0);
  if (isfinite (low) && isfinite (high))
    draw_interval (sketch, track, low, high, over);
}
