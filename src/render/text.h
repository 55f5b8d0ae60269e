/* Measuring and drawing text with Pango.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text is always plain (never markup), in the theme's family, with tabular figures. Glyph
 * positions are not rounded to pixels, so that a text measures the same at every scale. */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "render/stamps.h"
#include "render/theme.h"

typedef enum
{
  PENTAD_ALIGN_START,
  PENTAD_ALIGN_CENTRE,
  PENTAD_ALIGN_END
} PentadAlign;

/* What the y of a text means. */
typedef enum
{
  PENTAD_ANCHOR_BASELINE, /* of the first line */
  PENTAD_ANCHOR_TOP,
  PENTAD_ANCHOR_MIDDLE
} PentadAnchor;

typedef struct
{
  PentadType type;
  PentadInk ink;
  PentadAlign align;   /* which end of the text stands at x */
  PentadAnchor anchor; /* which height of the text stands at y */
  gboolean bold;
  gboolean halo;
  float max_width; /* 0: as wide as it is; else cut with an ellipsis after max_lines */
  int max_lines;   /* 0 and 1: one line */
  gboolean tight;  /* lines stand closer, as those of one name among others */
} PentadTextStyle;

typedef struct
{
  double width, height; /* of the logical box, all lines */
  double baseline;      /* of the first line, from the top of the box */
  int n_lines;
  gboolean cut; /* an ellipsis was needed */
} PentadTextSize;

/* One per thread: Pango contexts are not shared across threads. */
typedef struct _PentadText PentadText;

/* map: NULL makes an own cairo font map. */
PentadText *pentad_text_new (PangoFontMap *map);
void pentad_text_free (PentadText *text);
/* string NULL counts as "". Invalid UTF-8 is replaced, line breaks are drawn as spaces. */
PentadTextSize pentad_text_measure (PentadText *text,
                                    const PentadTheme *theme,
                                    const char *string,
                                    const PentadTextStyle *style);
void pentad_text_draw (PentadText *text,
                       cairo_t *cr,
                       const PentadTheme *theme,
                       double x,
                       double y,
                       const char *string,
                       const PentadTextStyle *style);
/* Pictures that this thread has drawn; borrowed. */
PentadStamps *pentad_text_get_stamps (PentadText *text);
/* How many characters of the string no font of the family list can show. */
int pentad_text_count_unknown (PentadText *text,
                               const PentadTheme *theme,
                               const char *string,
                               const PentadTextStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadText, pentad_text_free)
