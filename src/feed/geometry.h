/* The places of a city, made from all documents that name or draw them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Divisions, unit grids and boundaries come as several documents and make up one immutable table,
 * so that their bytes are kept until the last one is here. */
#pragma once

#include "codec/crs.h"
#include "feed/document.h"
#include "feed/source.h"
#include "model/about.h"
#include "model/scheme.h"

/* Reads everything it needs by itself: runs on the network thread. */
typedef struct
{
  /* input */
  PentadAbout *about;
  GPtrArray *parts;         /* PentadGeometryPart, of a platform */
  PentadFeedSource *source; /* whose boundary files are read; NULL for a platform */

  PentadCrs *crs; /* of the parts, once they are built */

  /* output */
  PentadDivisions *divisions; /* NULL when it failed */
  GPtrArray *partitions;      /* PentadPartition, of boundary files */
  PentadScheme *scheme;       /* the program's own, for a source without one; else NULL */
  GPtrArray *findings;        /* sentences on what was dropped (char *) */
  gboolean is_partial; /* a part is missing that may come yet: set by the one who adds them */
  int failed_part;     /* index of the part that could not be read; -1 none of them */
} PentadGeometry;

typedef struct
{
  PentadDocumentKind kind;
  gint32 key;
  char *url;        /* NULL: not read now */
  char *etag;       /* NULL none */
  GBytes *bytes;    /* NULL: not read now, or there is no such document */
  gboolean is_none; /* the platform has no such document */
} PentadGeometryPart;

/* source NULL: the parts are added by pentad_geometry_add_part(). */
PentadGeometry *pentad_geometry_new (PentadAbout *about, PentadFeedSource *source);
void pentad_geometry_free (PentadGeometry *self);
void pentad_geometry_add_part (PentadGeometry *self,
                               PentadDocumentKind kind,
                               gint32 key,
                               const char *url,
                               const char *etag,
                               GBytes *bytes);
/* A part that is known without its bytes: one that there is not, or one of a table that was kept.
 */
void pentad_geometry_add_known (
    PentadGeometry *self, PentadDocumentKind kind, gint32 key, const char *etag, gboolean is_none);
/* FALSE with an error that names URL or file, and the JSON path. */
gboolean pentad_geometry_build (PentadGeometry *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadGeometry, pentad_geometry_free)
