/* Coordinate systems that a source may declare, and the way from each to WGS 84.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "WGS84" and "CGCS2000" are taken as they are (they differ by centimetres), "GCJ02" is the
 * obfuscated system of Chinese map services, anything else that PROJ knows ("EPSG:4549",
 * "+proj=...") goes through PROJ. Coordinates are longitude and latitude, or easting and northing,
 * in that order. */
#pragma once

#include <glib.h>

typedef struct _PentadCrs PentadCrs;

/* NULL or "" is WGS84. NULL with PENTAD_CODEC_ERROR_VALUE for a name that nobody knows. An object
 * belongs to the thread that uses it. Transfer full. */
PentadCrs *pentad_crs_new (const char *name, GError **error);
void pentad_crs_free (PentadCrs *self);
/* TRUE when coordinates need no change. */
gboolean pentad_crs_is_wgs84 (const PentadCrs *self);
/* To degrees of WGS 84, in place. FALSE when the point has no place in that system; it is then
 * unchanged. */
gboolean pentad_crs_to_wgs84 (const PentadCrs *self, double *x, double *y);

/* The published formula of GCJ-02, and its inverse by iteration (below 1e-9 degrees). Outside China
 * both leave the point as it is. */
void pentad_gcj02_from_wgs84 (double *lon, double *lat);
void pentad_gcj02_to_wgs84 (double *lon, double *lat);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCrs, pentad_crs_free)
