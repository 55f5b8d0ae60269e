/* Coordinate systems that a source may declare, and the way from each to WGS 84.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "WGS84" and "CGCS2000" are taken as they are (they differ by centimetres), "GCJ02" is the
 * obfuscated system of Chinese map services, anything else that PROJ knows ("EPSG:4549",
 * "+proj=...") goes through PROJ. Coordinates are longitude and latitude, or easting and northing,
 * in that order unless said otherwise. */
#pragma once

#include <glib.h>

typedef struct _PentadCrs PentadCrs;

typedef enum
{
  PENTAD_CRS_EAST_FIRST, /* longitude or easting comes first, whatever the authority says */
  PENTAD_CRS_AS_DEFINED  /* as the authority has it, like OGC API Features: EPSG:4326 north first */
} PentadCrsOrder;

/* NULL or "" is WGS84. NULL with PENTAD_CODEC_ERROR_VALUE for a name that nobody knows. An object
 * belongs to the thread that uses it. Transfer full. */
PentadCrs *pentad_crs_new (const char *name, GError **error);
/* For names that come over the wire, or from a file of shapes: as above, and also URNs and URIs of
 * OGC ("urn:ogc:def:crs:EPSG::4549", "http://www.opengis.net/def/crs/OGC/1.3/CRS84"), but no
 * definitions, which may name files. Degrees of CRS84, EPSG:4326 and EPSG:4490 need no PROJ. */
PentadCrs *pentad_crs_new_declared (const char *name, PentadCrsOrder order, GError **error);
void pentad_crs_free (PentadCrs *self);
/* TRUE when coordinates need no change. */
gboolean pentad_crs_is_wgs84 (const PentadCrs *self);
/* TRUE for a name, or NULL, that means WGS 84 with east first: nothing is to be made or done. */
gboolean pentad_crs_is_wgs84_name (const char *name);
/* To degrees of WGS 84, in place. FALSE when the point has no place in that system; it is then
 * unchanged. */
gboolean pentad_crs_to_wgs84 (const PentadCrs *self, double *x, double *y);

/* The published formula of GCJ-02, and its inverse by iteration (below 1e-9 degrees). Outside China
 * both leave the point as it is. */
void pentad_gcj02_from_wgs84 (double *lon, double *lat);
void pentad_gcj02_to_wgs84 (double *lon, double *lat);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCrs, pentad_crs_free)
