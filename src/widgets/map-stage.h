/* What a live map shows: its content, its view, and the pictures of both.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three layers lie over each other: the card; what moves with the map (cells, layers, labels,
 * markers), drawn by a worker; and the legend, which stays. While a new drawing is made the last
 * one is shown moved and scaled. Not a widget; PentadMapPanel is. */
#pragma once

#include <gtk/gtk.h>

#include "board/board.h"

#define PENTAD_TYPE_MAP_STAGE (pentad_map_stage_get_type ())
G_DECLARE_FINAL_TYPE (PentadMapStage, pentad_map_stage, PENTAD, MAP_STAGE, GObject)

typedef enum
{
  PENTAD_MAP_OUTLINE_CHOSEN, /* under the keyboard */
  PENTAD_MAP_OUTLINE_HOVER,  /* under the pointer */
  PENTAD_MAP_N_OUTLINES
} PentadMapOutlineKind;

/* What there is to draw on; empty before the widget has a size. */
typedef struct
{
  double width, height; /* design pixels */
  double factor;        /* widget pixels per design pixel */
} PentadMapRoom;

/* Signal "changed": it has to be drawn anew. Signal "settled": the pixels have become those of the
 * present view and content. */
PentadMapStage *pentad_map_stage_new (void);
/* Takes over the map, whose geometry must not be NULL. The view is fitted again when the place
 * shown is another one. */
void pentad_map_stage_set_content (PentadMapStage *self,
                                   PentadBoardMap *map,
                                   const PentadTheme *theme,
                                   PentadText *text,
                                   const PentadMapRoom *room);
void pentad_map_stage_set_room (PentadMapStage *self, const PentadMapRoom *room);

/* Shows a step of the density's playback, or PENTAD_MAP_WHOLE_PERIOD. */
void pentad_map_stage_set_step (PentadMapStage *self, int step);
/* Moves the line between two periods; a share of the width. */
void pentad_map_stage_set_divider (PentadMapStage *self, double share);

/* Borrowed; NULL before the first content. */
const PentadMap *pentad_map_stage_get_map (PentadMapStage *self);
const PentadMapView *pentad_map_stage_get_view (PentadMapStage *self);
/* Where the map lies, in design pixels; empty before the first content. */
PentadRect pentad_map_stage_get_area (PentadMapStage *self);
/* The hit at a point in design pixels; see pentad_scene_find(). */
const PentadHit *pentad_map_stage_find (PentadMapStage *self, double x, double y, int *place);

/* The whole place again. */
void pentad_map_stage_fit (PentadMapStage *self);
gboolean pentad_map_stage_is_fitted (PentadMapStage *self);
/* factor above 1: closer. (x, y), in design pixels from the area's corner, stays where it is. */
void pentad_map_stage_zoom (PentadMapStage *self, double factor, double x, double y);
void pentad_map_stage_pan (PentadMapStage *self, double dx, double dy);
/* Replaces the view; kept within the city and its limits of zoom. */
void pentad_map_stage_set_view (PentadMapStage *self, const PentadMapView *view);

/* Shows the same part of the city as another one, at its own size. */
void pentad_map_stage_follow (PentadMapStage *self, PentadMapStage *leader);

/* PENTAD_NO_PLACE takes the outline away. */
void pentad_map_stage_set_outline (PentadMapStage *self, PentadMapOutlineKind kind, int place);
int pentad_map_stage_get_outline (PentadMapStage *self, PentadMapOutlineKind kind);

/* TRUE when the pixels are those of the present view and content. */
gboolean pentad_map_stage_is_settled (PentadMapStage *self);
void pentad_map_stage_snapshot (PentadMapStage *self, GtkSnapshot *snapshot);
