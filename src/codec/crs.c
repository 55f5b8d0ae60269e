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
make_transform (PJ_CONTEXT *context, const char *name)
{
  PJ *plain = proj_create_crs_to_crs (context, name, "OGC:CRS84", NULL);
  PJ *ordered;

  if (plain == NULL)
    return NULL;
  /* Easting before northing, longitude before latitude, whatever the authority says. */
  ordered = proj_normalize_for_visualization (context, plain);
  proj_destroy (plain);
  return ordered;
}

PentadCrs *
pentad_crs_new (const char *name, GError **error)
{
  g_autoptr (PentadCrs) self = g_new0 (PentadCrs, 1);

  if (name == NULL || name[0] == '\0' || strcmp (name, "WGS84") == 0 ||
      strcmp (name, "CGCS2000") == 0)
    return g_steal_pointer (&self);
  if (strcmp (name, "GCJ02") == 0)
    {
      self->way = WAY_GCJ02;
      return g_steal_pointer (&self);
    }
  self->way = WAY_PROJ;
  self->context = proj_context_create ();
  proj_log_func (self->context, NULL, ignore_log);
  /* Nothing is fetched from anywhere for it. */
  proj_context_set_enable_network (self->context, FALSE);
  if (strlen (name) <= MAX_NAME)
    self->transform = make_transform (self->context, name);
  if (self->transform == NULL)
    {
      g_set_error (
          error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_VALUE,
          "“%.64s”: expected a coordinate system: WGS84, CGCS2000, GCJ02, or one that PROJ "
          "knows, like EPSG:4549",
          name);
      return NULL;
    }
  return g_steal_pointer (&self);
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
