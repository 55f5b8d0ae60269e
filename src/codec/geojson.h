/* GeoJSON (RFC 7946): features with their shapes and the properties that we know.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/crs.h"
#include "codec/fields.h"
#include "model/shape.h"

typedef enum
{
  PENTAD_GEOMETRY_NONE,
  PENTAD_GEOMETRY_POINTS,
  PENTAD_GEOMETRY_LINES,
  PENTAD_GEOMETRY_POLYGONS
} PentadGeometryKind;

/* One feature; what it does not say is NULL, NAN or -1. Coordinates are parts of `points`: part i
 * ends where i + 1 begins. Closing points of rings are left out. */
typedef struct
{
  char *id, *code, *parent, *area_class, *responsible;
  PentadLabel name;
  double area_m2;
  double population;
  int rank;
  PentadGeometryKind kind;
  GArray *points;          /* PentadPoint */
  GArray *parts;           /* guint */
  GArray *outers;          /* guint: parts that began a polygon as they were sent */
  guint n_dropped;         /* parts too short to be what they say */
  gboolean is_repaired;    /* a ring that touched itself was taken apart */
  gboolean crosses;        /* edges of rings cross */
  gboolean has_stray;      /* a hole lies outside its ring */
  gboolean is_unsupported; /* a geometry of a type that is not known; kind is NONE */
  const PentadCrs *crs;    /* of its positions; NULL: WGS 84. Borrowed */
} PentadFeature;

/* What has to be told of many features. */
typedef struct
{
  guint n_dropped, n_unsupported, n_codeless, n_repaired;
  char *first_repaired; /* code, NULL none; freed by pentad_feature_tally_note() */
  GPtrArray *crossing;  /* codes (char *), NULL none; likewise */
  GPtrArray *stray;     /* of those with a hole outside; likewise */
} PentadFeatureTally;

typedef gboolean (*PentadFeatureFunc) (PentadGuard *guard,
                                       const PentadFeature *feature,
                                       gpointer user_data);

/* Reads a FeatureCollection and calls func for each feature, whose contents are borrowed and whose
 * positions are WGS 84. func returns FALSE after pentad_guard_fail(). crs (may be NULL) is what the
 * positions are in where the collection does not say it: by the member `crs` of files from before
 * RFC 7946 (east first), or `coordRefSys` (as defined). id and label (may be NULL) get the
 * collection's own. */
gboolean pentad_read_features (PentadGuard *guard,
                               const PentadCrs *crs,
                               char **id,
                               PentadLabel *label,
                               PentadFeatureFunc func,
                               gpointer user_data);
/* Reads a bare geometry into a feature made by pentad_feature_init(). */
gboolean pentad_read_geometry (PentadGuard *guard, PentadFeature *feature);
void pentad_feature_init (PentadFeature *feature);
void pentad_feature_clear (PentadFeature *feature);
/* Adds the feature's parts to a shape that was begun. */
void pentad_feature_add_to (const PentadFeature *feature, PentadShapes *shapes);
/* Counts a feature; FALSE when it needs a code and has none, and so is left out. */
gboolean pentad_feature_tally_add (PentadFeatureTally *tally,
                                   const PentadFeature *feature,
                                   gboolean needs_code);
/* Adds a finding for each kind that was counted; findings may be NULL. Empties the tally. */
void pentad_feature_tally_note (PentadFeatureTally *tally, const char *origin, GPtrArray *findings);
