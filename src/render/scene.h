/* A drawing as data: a flat list of shapes and texts in design pixels, with an index of what the
 * pointer can hit.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scene is made by a PentadSketch (sketch.h) and immutable from then on, so it may cross threads.
 * Its text form is what golden tests compare and `pentadctl render --scene` prints. */
#pragma once

#include "render/data-table.h"
#include "render/rect.h"
#include "render/text.h"

typedef struct _PentadMapPicture PentadMapPicture;

typedef enum
{
  PENTAD_OP_RECT,
  PENTAD_OP_PATH,     /* one polyline or polygon */
  PENTAD_OP_SEGMENTS, /* pairs of points, each a line of its own */
  PENTAD_OP_MARKER,
  PENTAD_OP_TEXT,
  PENTAD_OP_MAP,
  PENTAD_OP_CLIP, /* until the matching PENTAD_OP_UNCLIP */
  PENTAD_OP_UNCLIP
} PentadOpKind;

/* What an op is for; printed in the dump and used by checks. */
typedef enum
{
  PENTAD_ROLE_FRAME, /* panels, boxes */
  PENTAD_ROLE_TITLE,
  PENTAD_ROLE_NOTE,
  PENTAD_ROLE_HEADLINE, /* the large figure of a card */
  PENTAD_ROLE_LABEL,
  PENTAD_ROLE_VALUE,
  PENTAD_ROLE_AXIS,
  PENTAD_ROLE_TRACK,
  PENTAD_ROLE_MARK, /* bar, point, line, cell of a chart: what stands for data */
  PENTAD_ROLE_TARGET,
  PENTAD_ROLE_COMPARISON, /* another period */
  PENTAD_ROLE_LEGEND,
  PENTAD_ROLE_STATE, /* loading, stale, empty, error */
  PENTAD_ROLE_MAP,
  PENTAD_ROLE_LAYER,
  PENTAD_ROLE_MARKER,
  PENTAD_ROLE_SELECTION,
  PENTAD_N_ROLES
} PentadRole;

typedef enum
{
  PENTAD_MARKER_CIRCLE,
  PENTAD_MARKER_TRIANGLE, /* point up */
  PENTAD_MARKER_TRIANGLE_DOWN,
  PENTAD_MARKER_SQUARE,
  PENTAD_MARKER_DIAMOND,
  PENTAD_MARKER_CROSS
} PentadMarker;

typedef enum
{
  PENTAD_HATCH_NONE,
  PENTAD_HATCH_DIAGONAL, /* no data, stale */
  PENTAD_HATCH_DOTS,
  PENTAD_HATCH_BACK, /* falling lines */
  PENTAD_HATCH_CROSS /* both */
} PentadHatch;

/* Fill and outline of a shape. Zero is "nothing drawn". */
typedef struct
{
  PentadInk fill;
  PentadInk stroke;
  float fill_alpha;   /* 0 counts as 1 */
  float stroke_alpha; /* 0 counts as 1 */
  float width;        /* of the stroke */
  float dash;         /* length of dashes and gaps; 0 solid */
  float radius;       /* of rectangle corners */
  PentadHatch hatch;  /* drawn with the stroke ink over the fill */
} PentadPaint;

typedef struct
{
  PentadOpKind kind;
  PentadRole role;
  PentadMarker marker;
  gboolean closed;
  PentadRect box; /* the shape's own box; of a text its measured box; of a marker its square */
  PentadPaint paint;
  guint first_point, n_points; /* PATH, SEGMENTS: in pentad_scene_get_points() */
  const char *chart;           /* id of the chart or panel it belongs to, or NULL */
  const char *string;          /* TEXT */
  double x, y;                 /* TEXT: the anchor */
  PentadTextStyle style;       /* TEXT */
  gboolean cut;                /* TEXT: it did not fit, and ends in an ellipsis */
  PentadMapPicture *map;       /* MAP */
} PentadOp;

/* A place the pointer can hit. Keys are opaque here: "figure:file", "place:37", "chart:trend:12".
 */
typedef struct
{
  PentadRect box;
  const char *key;
  const char *tooltip;   /* NULL: none */
  int place;             /* index in the divisions, or PENTAD_NO_PLACE */
  PentadMapPicture *map; /* a whole map: its cells are asked when hit; else NULL */
} PentadHit;

typedef struct _PentadScene PentadScene;

PentadScene *pentad_scene_ref (PentadScene *scene);
void pentad_scene_unref (PentadScene *scene);
double pentad_scene_get_width (const PentadScene *scene);
double pentad_scene_get_height (const PentadScene *scene);
/* The theme it was laid out with. */
const PentadTheme *pentad_scene_get_theme (const PentadScene *scene);
guint pentad_scene_get_n_ops (const PentadScene *scene);
const PentadOp *pentad_scene_get_op (const PentadScene *scene, guint index);
/* x and y of every point, interleaved. */
const float *pentad_scene_get_points (const PentadScene *scene);
/* Hits in the order they were added, which is the order for the keyboard. */
guint pentad_scene_get_n_hits (const PentadScene *scene);
const PentadHit *pentad_scene_get_hit (const PentadScene *scene, guint index);
/* The topmost hit at a point in design pixels, or NULL. Over a map *place is the cell under the
 * point (PENTAD_NO_PLACE beside the cells); else the hit's own place. */
const PentadHit *pentad_scene_find (const PentadScene *scene, double x, double y, int *place);
/* What the charts show, as rows, in the order in which they were drawn. Borrowed. */
guint pentad_scene_get_n_tables (const PentadScene *scene);
PentadDataTable *pentad_scene_get_table (const PentadScene *scene, guint index);
/* The words of the last panel that has no data, or late or stale ones; NULL when all is well. */
const char *pentad_scene_get_state (const PentadScene *scene);
/* Marks (PENTAD_ROLE_MARK): each shape is one, a line counts its points. chart NULL counts those of
 * every chart. */
guint pentad_scene_count_marks (const PentadScene *scene, const char *chart);
/* Characters that no font can show, over all texts; they are appended to `which` if not NULL. */
int pentad_scene_count_unknown_glyphs (const PentadScene *scene, PentadText *text, GString *which);
/* One op per line, numbers rounded to 0.1; a map prints a line for each filled grid. */
char *pentad_scene_to_text (const PentadScene *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadScene, pentad_scene_unref)
