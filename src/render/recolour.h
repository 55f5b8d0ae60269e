/* The pass over the pixels of a map: a colour for each run of pixels, and the borders over it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Colours are premultiplied ARGB as cairo's ARGB32 surfaces hold them. A border byte tells which
 * level of border covers a pixel, and how far: bits 0 to 2 are the layer (the finest 0, the
 * coarsest 4), bits 3 to 7 the coverage from 0 (none) to 31 (all of the pixel). */
#pragma once

#include "model/division.h"
#include "render/colour.h"

#define PENTAD_BORDER_LAYER_BITS    3
#define PENTAD_BORDER_COVERAGE_FULL 31

/* The layer of the finest borders beside those of layer 1, 2 or 3. */
#define PENTAD_BORDER_MIXED(layer) (4 + (layer))
/* The layer of a level. */
#define PENTAD_BORDER_LAYER(level) (PENTAD_N_LEVELS - 1 - (level))

/* Ways to fill a cell beside its plain colour: lines or dots in a second colour, so that colour
 * does not stand alone. */
typedef enum
{
  PENTAD_MAP_PATTERN_NONE,
  PENTAD_MAP_PATTERN_HATCH,      /* rising lines */
  PENTAD_MAP_PATTERN_BACK_HATCH, /* falling lines */
  PENTAD_MAP_PATTERN_DOTS,
  PENTAD_MAP_PATTERN_CROSS, /* both kinds of lines */
  PENTAD_MAP_N_PATTERNS
} PentadMapPattern;

/* A pattern's byte: its shape, and in the upper bits the number of its colour. */
#define PENTAD_MAP_PATTERN_COLOURS      4
#define PENTAD_MAP_PATTERN_IN(colour)   ((colour) << 6)
#define PENTAD_MAP_PATTERN_SHAPE(byte)  ((PentadMapPattern)((byte)&0x3f))
#define PENTAD_MAP_PATTERN_COLOUR(byte) ((byte) >> 6)

/* What a map is coloured with; all arrays are borrowed. */
typedef struct
{
  const guint32 *colours; /* one for each cell, after [0] for what is beside the cells */
  const guint8 *patterns; /* PentadMapPattern for each of those; NULL: none anywhere */
  guint32 pattern_colours[PENTAD_MAP_PATTERN_COLOURS]; /* of the lines and dots */
  int pattern_px;         /* side of the pattern's square, 4 to 64 pixels */
  guint32 border_low[8];  /* by layer: blue and red of its colour, 16 bits each */
  guint32 border_high[8]; /* green, and alpha, which is 255 */
  guint32 border_gain[8]; /* by layer: what a coverage of 8 weighs, twice in 16 bits */
} PentadMapInks;

typedef struct
{
  const char *name; /* "avx2" or "portable" */
  /* A row of 256 pixels: `starts` has a bit for each pixel that begins a run, the first one always;
   * run_colours has as many colours, and is readable for eight beyond and one before. */
  void (*row) (guint32 *pixels,
               const guint8 *borders,
               const guint8 *starts,
               const guint32 *run_colours,
               const PentadMapInks *inks);
  /* n pixels of one colour under borders. */
  void (*span) (
      guint32 *pixels, const guint8 *borders, guint32 colour, gsize n, const PentadMapInks *inks);
  /* n pixels of their own colours, in place. */
  void (*cover) (guint32 *pixels, const guint8 *borders, gsize n, const PentadMapInks *inks);
} PentadRecolour;

/* The fastest way of this processor; equal to the portable one in every bit. */
const PentadRecolour *pentad_recolour_choose (void);
const PentadRecolour *pentad_recolour_portable (void);
/* NULL when this processor or this build has none. */
const PentadRecolour *pentad_recolour_avx2 (void);

/* Borders of a level in a colour, whose alpha holds for all of it. */
void pentad_map_inks_set_border (PentadMapInks *inks, PentadLevel level, PentadColour colour);
/* TRUE where the pattern has a line or a dot; side as pattern_px. */
gboolean pentad_map_pattern_at (PentadMapPattern pattern, int side, int x, int y);
