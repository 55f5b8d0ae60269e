/* What is said about a place in a plot: lines, bands and points with words beside them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/annotation.h"

#include <math.h>

#define LINE_WIDTH  1.2f
#define LINE_DASH   2
#define BAND_ALPHA  0.35f
#define MARKER_SIZE 9
#define WORDS_GAP   4
#define MOST_PLACES 8
#define PLATE_ALPHA 0.75f
#define PLATE_REST  0.12 /* of a line, above and below its letters */
#define MIN_WORDS   16   /* less room holds no words */
#define LEAST_CUT   40   /* room from which words that are cut still say something */

typedef struct
{
  PentadSketch *sketch;
  PentadRect plot;
  GArray *taken; /* PentadRect */
  GArray *lines; /* PentadRect without a width: lines that stand */
} Layout;

static PentadInk
ink_of (const PentadAnnotation *annotation)
{
  if (annotation->ink != PENTAD_INK_NONE)
    return annotation->ink;
  return annotation->kind == PENTAD_ANNOTATION_BAND ? PENTAD_INK_GRID_LINE : PENTAD_INK_TARGET;
}

/* The part of the annotation that lies in the plot; FALSE: none does. */
static gboolean
clip (const PentadRect *plot, const PentadRect *at, PentadRect *part)
{
  double left = MAX (at->x, plot->x), top = MAX (at->y, plot->y);
  double right = MIN (at->x + at->width, plot->x + plot->width);
  double bottom = MIN (at->y + at->height, plot->y + plot->height);

  if (!isfinite (at->x) || !isfinite (at->y) || !isfinite (at->width) || !isfinite (at->height) ||
      !(right >= left) || !(bottom >= top))
    return FALSE;
  *part = pentad_rect (left, top, right - left, bottom - top);
  return TRUE;
}

static void
draw_mark (PentadSketch *sketch, const PentadAnnotation *annotation, PentadRect part)
{
  PentadInk ink = ink_of (annotation);
  PentadPaint line = { .stroke = ink, .width = LINE_WIDTH, .dash = LINE_DASH };
  PentadPaint band = { .fill = ink, .fill_alpha = BAND_ALPHA };
  PentadPaint point = { .fill = ink, .stroke = PENTAD_INK_PANEL, .width = 1 };
  const float xy[] = { (float)part.x, (float)part.y, (float)(part.x + part.width),
                       (float)(part.y + part.height) };

  switch (annotation->kind)
    {
    case PENTAD_ANNOTATION_LINE:
      pentad_sketch_path (sketch, PENTAD_ROLE_TARGET, xy, 2, FALSE, &line);
      break;
    case PENTAD_ANNOTATION_BAND:
      pentad_sketch_rect (sketch, PENTAD_ROLE_TRACK, part, &band);
      break;
    case PENTAD_ANNOTATION_POINT:
      pentad_sketch_marker (sketch, PENTAD_ROLE_TARGET, annotation->marker, part.x, part.y,
                            MARKER_SIZE, &point);
      break;
    }
}

/* TRUE when a line that stands goes through the box. */
static gboolean
is_crossed (const Layout *layout, const PentadRect *box)
{
  for (guint i = 0; i < layout->lines->len; i++)
    {
      double x = g_array_index (layout->lines, PentadRect, i).x;

      if (x > box->x - 1 && x < box->x + box->width + 1)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_free (const Layout *layout, const PentadRect *box)
{
  const PentadRect *plot = &layout->plot;

  if (box->x < plot->x || box->y < plot->y || box->x + box->width > plot->x + plot->width ||
      box->y + box->height > plot->y + plot->height)
    return FALSE;
  for (guint i = 0; i < layout->taken->len; i++)
    {
      const PentadRect *taken = &g_array_index (layout->taken, PentadRect, i);

      if (box->x < taken->x + taken->width + WORDS_GAP &&
          taken->x < box->x + box->width + WORDS_GAP && box->y < taken->y + taken->height &&
          taken->y < box->y + box->height)
        return FALSE;
    }
  return TRUE;
}

/* Boxes where words of that size may stand, the best first; returns how many. */
static int
list_places (const PentadAnnotation *annotation,
             PentadRect part,
             PentadTextSize size,
             PentadRect places[MOST_PLACES])
{
  double w = size.width, h = size.height;
  double right = part.x + part.width;
  double gap = annotation->kind == PENTAD_ANNOTATION_POINT ? MARKER_SIZE : WORDS_GAP;

  if (annotation->kind == PENTAD_ANNOTATION_POINT)
    {
      places[0] = pentad_rect (part.x + gap, part.y - h / 2, w, h);
      places[1] = pentad_rect (part.x - gap - w, part.y - h / 2, w, h);
      places[2] = pentad_rect (part.x - w / 2, part.y - gap - h, w, h);
      places[3] = pentad_rect (part.x - w / 2, part.y + gap, w, h);
    }
  else if (annotation->kind == PENTAD_ANNOTATION_LINE && part.width > 0)
    {
      places[0] = pentad_rect (right - w, part.y - 1 - h, w, h);
      places[1] = pentad_rect (right - w, part.y + 1, w, h);
      places[2] = pentad_rect (part.x + gap, part.y - 1 - h, w, h);
      places[3] = pentad_rect (part.x + gap, part.y + 1, w, h);
    }
  else
    {
      /* Beside a line that stands; inside a band, or beside it where it is narrow. */
      double x = part.width > w + 2 * gap ? part.x + gap : right + gap;

      /* From the top down, so that several lines have their words in steps. */
      for (int i = 0; i < MOST_PLACES / 2; i++)
        {
          places[2 * i] = pentad_rect (x, part.y + i * h, w, h);
          places[2 * i + 1] = pentad_rect (part.x - gap - w, part.y + i * h, w, h);
        }
      return MOST_PLACES;
    }
  return 4;
}

/* Behind words, so that they are read over a bar or a line, of which something is still seen. */
static void
draw_plate (PentadSketch *sketch, PentadRect words)
{
  PentadPaint paint = { .fill = PENTAD_INK_PANEL, .fill_alpha = PLATE_ALPHA, .radius = 2 };
  double rest = words.height * PLATE_REST;

  pentad_sketch_rect (
      sketch, PENTAD_ROLE_TARGET,
      pentad_rect (words.x - 1, words.y + rest, words.width + 2, words.height - 2 * rest), &paint);
}

static void
draw_words (Layout *layout, const PentadAnnotation *annotation, PentadRect part)
{
  PentadTextStyle style = { .type = PENTAD_TYPE_AXIS,
                            .ink = PENTAD_INK_TEXT,
                            .anchor = PENTAD_ANCHOR_TOP,
                            .halo = TRUE,
                            .max_width = (float)(layout->plot.width - 2 * WORDS_GAP) };
  PentadRect places[MOST_PLACES];

  if (annotation->words == NULL || annotation->words[0] == '\0' || style.max_width < MIN_WORDS)
    return;
  PentadTextSize size = pentad_sketch_measure (layout->sketch, annotation->words, &style);
  int n = list_places (annotation, part, size, places);

  if (size.cut && size.width < LEAST_CUT)
    return;

  /* Through other words' lines only where there is no better place. */
  for (int i = 0; i < 2 * n; i++)
    if (is_free (layout, &places[i % n]) && (i >= n || !is_crossed (layout, &places[i])))
      {
        const PentadRect *place = &places[i % n];

        /* Direction of the script does not move the box: x is always its left end. */
        draw_plate (layout->sketch, *place);
        pentad_sketch_text (layout->sketch, PENTAD_ROLE_TARGET, place->x, place->y,
                            annotation->words, &style);
        g_array_append_val (layout->taken, *place);
        return;
      }
}

void
pentad_annotations_layout (PentadSketch *sketch,
                           PentadRect plot,
                           const PentadAnnotation *annotations,
                           int n,
                           const PentadRect *taken,
                           int n_taken)
{
  Layout layout = { sketch, plot, g_array_new (FALSE, FALSE, sizeof (PentadRect)),
                    g_array_new (FALSE, FALSE, sizeof (PentadRect)) };

  if (n_taken > 0)
    g_array_append_vals (layout.taken, taken, (guint)n_taken);
  /* Marks keep their places free of all words, so they come first. */
  for (int i = 0; i < n; i++)
    {
      PentadRect part;

      if (!clip (&plot, &annotations[i].at, &part))
        continue;
      draw_mark (sketch, &annotations[i], part);
      if (annotations[i].kind == PENTAD_ANNOTATION_LINE && part.width <= 0)
        g_array_append_val (layout.lines, part);
      if (annotations[i].kind == PENTAD_ANNOTATION_POINT)
        {
          part = pentad_rect (part.x - MARKER_SIZE / 2.0, part.y - MARKER_SIZE / 2.0, MARKER_SIZE,
                              MARKER_SIZE);
          g_array_append_val (layout.taken, part);
        }
    }
  for (int i = 0; i < n; i++)
    {
      PentadRect part;

      if (clip (&plot, &annotations[i].at, &part))
        draw_words (&layout, &annotations[i], part);
    }
  g_array_unref (layout.taken);
  g_array_unref (layout.lines);
}
