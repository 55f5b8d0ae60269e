/* A scene in the making: what layouts draw with.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Not finite coordinates are never stored: a shape that has one is left out, so that a NaN in
 * data can cost a mark but not a picture. Strings are copied. */
#pragma once

#include "render/scene.h"

typedef struct _PentadSketch PentadSketch;

/* The theme is copied; `text` must outlive the sketch (not the scene). Size in design pixels. */
PentadSketch *
pentad_sketch_new (const PentadTheme *theme, PentadText *text, double width, double height);
void pentad_sketch_free (PentadSketch *sketch);
/* Consumes the sketch. Transfer full. */
PentadScene *pentad_sketch_finish (PentadSketch *sketch);

const PentadTheme *pentad_sketch_get_theme (const PentadSketch *sketch);
PentadText *pentad_sketch_get_text (const PentadSketch *sketch);

/* The chart or panel that following ops belong to; NULL for none. Returns nothing; layouts set it
 * from their input's id and reset it. */
void pentad_sketch_set_chart (PentadSketch *sketch, const char *id);
/* Moves the origin for what follows; nests. */
void pentad_sketch_push_offset (PentadSketch *sketch, double x, double y);
void pentad_sketch_pop_offset (PentadSketch *sketch);
void pentad_sketch_push_clip (PentadSketch *sketch, PentadRect box);
void pentad_sketch_pop_clip (PentadSketch *sketch);

void pentad_sketch_rect (PentadSketch *sketch,
                         PentadRole role,
                         PentadRect box,
                         const PentadPaint *paint);
/* Shorthands for the commonest paints. */
void pentad_sketch_fill (
    PentadSketch *sketch, PentadRole role, PentadRect box, PentadInk fill, double radius);
void pentad_sketch_line (PentadSketch *sketch,
                         PentadRole role,
                         double x0,
                         double y0,
                         double x1,
                         double y1,
                         PentadInk stroke,
                         double width);
/* xy: n_points pairs. A path of fewer than two points (closed: three) is left out. */
void pentad_sketch_path (PentadSketch *sketch,
                         PentadRole role,
                         const float *xy,
                         guint n_points,
                         gboolean closed,
                         const PentadPaint *paint);
void pentad_sketch_segments (PentadSketch *sketch,
                             PentadRole role,
                             const float *xy,
                             guint n_points,
                             const PentadPaint *paint);
/* size: width of the marker, centred at (x, y). */
void pentad_sketch_marker (PentadSketch *sketch,
                           PentadRole role,
                           PentadMarker marker,
                           double x,
                           double y,
                           double size,
                           const PentadPaint *paint);
/* Returns the box the text takes (empty for NULL and ""). A value or headline with digits
 * that has no room is set smaller or in large units (pentad_number_fit()), never cut; titles
 * and names are set smaller before they are; of what has no room for a letter nothing is drawn. */
PentadRect pentad_sketch_text (PentadSketch *sketch,
                               PentadRole role,
                               double x,
                               double y,
                               const char *string,
                               const PentadTextStyle *style);
PentadTextSize
pentad_sketch_measure (PentadSketch *sketch, const char *string, const PentadTextStyle *style);
/* Takes its own reference. */
void pentad_sketch_map (PentadSketch *sketch, PentadRect box, PentadMapPicture *map);
/* Copies another scene's ops and hits in at an offset. */
void pentad_sketch_append (PentadSketch *sketch, const PentadScene *scene, double x, double y);

/* What the chart shows, as rows; transfer full. Rows become what following hits are about. */
void pentad_sketch_tell (PentadSketch *sketch, PentadDataTable *table);
/* The next hits are about a row of the table that was told last, or about one cell of it; column
 * -1: the whole row. */
void pentad_sketch_point (PentadSketch *sketch, int row, int column);
/* The words of a panel's state, for who cannot see it. */
void pentad_sketch_tell_state (PentadSketch *sketch, const char *words);

/* key NULL: one made from what pentad_sketch_point() said, else nothing is added. tooltip NULL: the
 * words of that row or cell. */
void pentad_sketch_hit (
    PentadSketch *sketch, PentadRect box, const char *key, const char *tooltip, int place);
/* A hit whose cells are looked up in the map's picture. */
void pentad_sketch_hit_map (PentadSketch *sketch,
                            PentadRect box,
                            const char *key,
                            PentadMapPicture *map);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadSketch, pentad_sketch_free)
