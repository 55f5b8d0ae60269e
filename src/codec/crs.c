/* Coordinate systems that a source may declare, and the way from each to WGS 84.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/crs.h"

#include "codec/error.h"

#include <math.h>
#include <proj.h>
#include <string.h>

/* Longest name that is handed to PROJ. */
#define MAX_NAME 512

typedef enum
{
  WAY_NONE,
  WAY_SWAP, /* degrees, but latitude first */
  WAY_GCJ02,
  WAY_PROJ
} Way;

struct _PentadCrs
{
  Way way;
  PJ_CONTEXT *context;
  PJ *transform;
};

/* Without a word on stderr: the error says what is wrong. */
static void
ignore_log (void *user_data, int level, const char *message)
{
}

static PJ *
make_transform (PJ_CONTEXT *context, const char *name, PentadCrsOrder order)
{
  PJ *plain = proj_create_crs_to_crs (context, name, "OGC:CRS84", NULL);
  PJ *ordered;

  if (plain == NULL || order == PENTAD_CRS_AS_DEFINED)
    return plain;
  /* Easting before northing, longitude before latitude, whatever the authority says. */
  ordered = proj_normalize_for_visualization (context, plain);
  proj_destroy (plain);
  return ordered;
}

static void
set_unknown (GError **error, const char *name)
{
  g_set_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_VALUE,
               "“%.64s”: expected a coordinate system: WGS84, CGCS2000, GCJ02, or one that PROJ "
               "knows, like EPSG:4549",
               name);
}

/* Degrees that need no more than a name; WAY_PROJ for all others. */
static Way
find_way (const char *name, PentadCrsOrder order)
{
  if (name == NULL || name[0] == '\0' || strcmp (name, "WGS84") == 0 ||
      strcmp (name, "CGCS2000") == 0 || g_str_has_suffix (name, "CRS84"))
    return WAY_NONE;
  if (strcmp (name, "GCJ02") == 0)
    return WAY_GCJ02;
  if (g_str_has_suffix (name, "EPSG:4326") || g_str_has_suffix (name, "EPSG::4326") ||
      g_str_has_suffix (name, "EPSG/0/4326") || g_str_has_suffix (name, "EPSG:4490") ||
      g_str_has_suffix (name, "EPSG::4490") || g_str_has_suffix (name, "EPSG/0/4490"))
    return order == PENTAD_CRS_AS_DEFINED ? WAY_SWAP : WAY_NONE;
  return WAY_PROJ;
}

static PentadCrs *
make_crs (const char *name, PentadCrsOrder order, GError **error)
{
  g_autoptr (PentadCrs) self = g_new0 (PentadCrs, 1);

  self->way = find_way (name, order);
  if (self->way != WAY_PROJ)
    return g_steal_pointer (&self);
  self->context = proj_context_create ();
  proj_log_func (self->context, NULL, ignore_log);
  /* Nothing is fetched from anywhere for it. */
  proj_context_set_enable_network (self->context, FALSE);
  if (strlen (name) <= MAX_NAME)
    self->transform = make_transform (self->context, name, order);
  if (self->transform == NULL)
    {
      set_unknown (error, name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

PentadCrs *
pentad_crs_new (const char *name, GError **error)
{
  return make_crs (name, PENTAD_CRS_EAST_FIRST, error);
}

static gboolean
is_plain_name (const char *name)
{
  static const char *const beginnings[] = { "EPSG:", "urn:ogc:def:crs:",
                                            "http://www.opengis.net/def/crs/",
                                            "https://www.opengis.net/def/crs/" };

  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr (":/.-_", *at) == NULL)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (name, beginnings[i]))
      return TRUE;
  return FALSE;
}

PentadCrs *
pentad_crs_new_declared (const char *name, PentadCrsOrder order, GError **error)
{
  if (find_way (name, order) == WAY_PROJ && !is_plain_name (name))
    {
      set_unknown (error, name);
      return NULL;
    }
  return make_crs (name, order, error);
}

void
pentad_crs_free (PentadCrs *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->transform, proj_destroy);
  g_clear_pointer (&self->context, proj_context_destroy);
  g_free (self);
}

gboolean
pentad_crs_is_wgs84_name (const char *name)
{
  return find_way (name, PENTAD_CRS_EAST_FIRST) == WAY_NONE;
}

gboolean
pentad_crs_is_wgs84 (const PentadCrs *self)
{
  return self == NULL || self->way == WAY_NONE;
}

gboolean
pentad_crs_to_wgs84 (const PentadCrs *self, double *x, double *y)
{
  PJ_COORD coord;

  if (!isfinite (*x) || !isfinite (*y))
    return FALSE;
  if (pentad_crs_is_wgs84 (self))
    return TRUE;
  if (self->way == WAY_SWAP)
    {
      double first = *x;

      *x = *y;
      *y = first;
      return TRUE;
    }
  if (self->way == WAY_GCJ02)
    {
      pentad_gcj02_to_wgs84 (x, y);
      return TRUE;
    }
  coord = proj_trans (self->transform, PJ_FWD, proj_coord (*x, *y, 0, HUGE_VAL));
  if (!isfinite (coord.xy.x) || !isfinite (coord.xy.y))
    return FALSE;
  *x = coord.xy.x;
  *y = coord.xy.y;
  return TRUE;
}
