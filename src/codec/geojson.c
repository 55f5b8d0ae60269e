/* GeoJSON (RFC 7946): features with their shapes and the properties that we know.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/geojson.h"

#include <math.h>
#include <string.h>

void
pentad_feature_init (PentadFeature *feature)
{
  memset (feature, 0, sizeof *feature);
  feature->area_m2 = feature->population = NAN;
  feature->points = g_array_new (FALSE, FALSE, sizeof (PentadPoint));
  feature->parts = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* Empties a feature for the next one, keeping its arrays. */
static void
reset (PentadFeature *feature)
{
  g_clear_pointer (&feature->id, g_free);
  g_clear_pointer (&feature->code, g_free);
  g_clear_pointer (&feature->parent, g_free);
  g_clear_pointer (&feature->area_class, g_free);
  g_clear_pointer (&feature->responsible, g_free);
  pentad_label_clear (&feature->name);
  feature->area_m2 = feature->population = NAN;
  feature->rank = 0;
  feature->kind = PENTAD_GEOMETRY_NONE;
  feature->n_dropped = 0;
  g_array_set_size (feature->points, 0);
  g_array_set_size (feature->parts, 0);
}

void
pentad_feature_clear (PentadFeature *feature)
{
  reset (feature);
  g_array_unref (feature->points);
  g_array_unref (feature->parts);
}

void
pentad_feature_add_to (const PentadFeature *feature, PentadShapes *shapes)
{
  for (guint i = 0; i < feature->parts->len; i++)
    {
      guint first = g_array_index (feature->parts, guint, i);
      guint last = i + 1 < feature->parts->len ? g_array_index (feature->parts, guint, i + 1)
                                               : feature->points->len;

      pentad_shapes_begin_ring (shapes);
      for (guint p = first; p < last; p++)
        {
          const PentadPoint *point = &g_array_index (feature->points, PentadPoint, p);

          pentad_shapes_add_point (shapes, point->lon, point->lat);
        }
    }
}

/* [lon, lat, …]: what follows the second number is skipped (height). */
static gboolean
read_position (PentadGuard *guard, PentadFeature *feature)
{
  PentadPoint point = { NAN, NAN };
  int i = 0;

  if (!pentad_guard_begin_array (guard))
    return FALSE;
  for (; pentad_guard_next_element (guard); i++)
    {
      double value;

      if (!pentad_guard_get_double (guard, &value))
        return FALSE;
      if (i == 0)
        point.lon = value;
      else if (i == 1)
        point.lat = value;
    }
  if (pentad_guard_failed (guard))
    return FALSE;
  if (i < 2 || fabs (point.lon) > 180 || fabs (point.lat) > 90)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "[longitude, latitude] in degrees");
  g_array_append_val (feature->points, point);
  return TRUE;
}

/* An array of positions as one part; closing points go, and parts that are too short. */
static gboolean
read_part (PentadGuard *guard, PentadFeature *feature)
{
  guint first = feature->points->len;
  gboolean ring = feature->kind == PENTAD_GEOMETRY_POLYGONS;

  if (!pentad_guard_begin_array (guard))
    return FALSE;
  while (pentad_guard_next_element (guard))
    if (!read_position (guard, feature))
      return FALSE;
  if (pentad_guard_failed (guard))
    return FALSE;

  guint n = feature->points->len - first;
  if (ring && n > 1)
    {
      const PentadPoint *a = &g_array_index (feature->points, PentadPoint, first);
      const PentadPoint *b =
          &g_array_index (feature->points, PentadPoint, feature->points->len - 1);

      if (a->lon == b->lon && a->lat == b->lat)
        {
          g_array_set_size (feature->points, feature->points->len - 1);
          n--;
        }
    }
  if (n < (ring ? 3u : 2u))
    {
      g_array_set_size (feature->points, first);
      feature->n_dropped++;
      return TRUE;
    }
  g_array_append_val (feature->parts, first);
  return TRUE;
}

/* Coordinates nested `depth` arrays above a part. */
static gboolean
read_parts (PentadGuard *guard, PentadFeature *feature, int depth)
{
  if (depth == 0)
    return read_part (guard, feature);
  if (!pentad_guard_begin_array (guard))
    return FALSE;
  while (pentad_guard_next_element (guard))
    if (!read_parts (guard, feature, depth - 1))
      return FALSE;
  return !pentad_guard_failed (guard);
}

static gboolean
read_points (PentadGuard *guard, PentadFeature *feature, gboolean several)
{
  if (several && !pentad_guard_begin_array (guard))
    return FALSE;
  do
    {
      if (several && !pentad_guard_next_element (guard))
        break;
      g_array_append_val (feature->parts, feature->points->len);
      if (!read_position (guard, feature))
        return FALSE;
    }
  while (several);
  return !pentad_guard_failed (guard);
}

static const struct
{
  const char *name;
  PentadGeometryKind kind;
  int depth; /* arrays above a part; -1: points */
} types[] = {
  { "Point", PENTAD_GEOMETRY_POINTS, -1 },    { "MultiPoint", PENTAD_GEOMETRY_POINTS, -1 },
  { "LineString", PENTAD_GEOMETRY_LINES, 0 }, { "MultiLineString", PENTAD_GEOMETRY_LINES, 1 },
  { "Polygon", PENTAD_GEOMETRY_POLYGONS, 1 }, { "MultiPolygon", PENTAD_GEOMETRY_POLYGONS, 2 },
};

static gboolean
read_coordinates (PentadGuard *guard, PentadFeature *feature, const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (type, types[i].name) == 0)
      {
        feature->kind = types[i].kind;
        return types[i].depth < 0 ? read_points (guard, feature, g_str_has_prefix (type, "Multi"))
                                  : read_parts (guard, feature, types[i].depth);
      }
  return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                            "a Polygon, LineString, Point or their Multi forms");
}

gboolean
pentad_read_geometry (PentadGuard *guard, PentadFeature *feature)
{
  g_autofree char *type = NULL;
  const char *name;
  gsize len;
  gsize coordinates_at = 0;
  PentadGuardFrame frame;

  if (!pentad_field_begin_object (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "type"))
        {
          if (!pentad_field_string (guard, &type))
            return FALSE;
        }
      else if (pentad_guard_name_is (name, len, "coordinates"))
        {
          frame = guard->frames[guard->depth - 1];
          coordinates_at = type == NULL ? guard->pos : 0;
          if (type != NULL ? !read_coordinates (guard, feature, type) : !pentad_guard_skip (guard))
            return FALSE;
        }
      else if (!pentad_guard_skip (guard))
        return FALSE;
    }
  if (pentad_guard_failed (guard))
    return FALSE;
  if (coordinates_at == 0)
    return TRUE;
  if (type == NULL)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, "the geometry's type");
  /* The type came after the coordinates: read them again, from where and in what they stand. */
  gsize end = guard->pos;
  guard->frames[guard->depth++] = frame;
  guard->pos = coordinates_at;
  if (!read_coordinates (guard, feature, type))
    return FALSE;
  guard->depth--;
  guard->pos = end;
  guard->value_at = frame.start;
  return TRUE;
}

/* A code may be a string or, in operators' files, a number. */
static gboolean
read_loose_code (PentadGuard *guard, char **code)
{
  gint64 number;

  if (pentad_guard_peek (guard) != PENTAD_JSON_NUMBER)
    return pentad_field_string (guard, code);
  if (!pentad_guard_get_int (guard, &number))
    return FALSE;
  g_free (*code);
  *code = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return TRUE;
}

static gboolean
read_property (PentadGuard *guard, PentadFeature *feature, const char *name, gsize len)
{
  if (pentad_guard_name_is (name, len, "code"))
    return read_loose_code (guard, &feature->code);
  if (pentad_guard_name_is (name, len, "parent"))
    return read_loose_code (guard, &feature->parent);
  if (pentad_guard_name_is (name, len, "name"))
    return pentad_field_label (guard, &feature->name);
  if (pentad_guard_name_is (name, len, "area_class"))
    return pentad_field_string (guard, &feature->area_class);
  if (pentad_guard_name_is (name, len, "responsible"))
    return pentad_field_string (guard, &feature->responsible);
  if (pentad_guard_name_is (name, len, "area_m2"))
    return pentad_field_double (guard, &feature->area_m2);
  if (pentad_guard_name_is (name, len, "population"))
    return pentad_field_double (guard, &feature->population);
  if (pentad_guard_name_is (name, len, "rank"))
    return pentad_field_count (guard, &feature->rank);
  return pentad_guard_skip (guard);
}

static gboolean
read_properties (PentadGuard *guard, PentadFeature *feature)
{
  const char *name;
  gsize len;

  if (!pentad_field_begin_object (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    if (!read_property (guard, feature, name, len))
      return FALSE;
  return !pentad_guard_failed (guard);
}

static gboolean
read_feature (PentadGuard *guard, PentadFeature *feature)
{
  const char *name;
  gsize len;

  if (!pentad_guard_begin_object (guard))
    return FALSE;
  while (pentad_guard_next_member (guard, &name, &len))
    {
      gboolean read =
          pentad_guard_name_is (name, len, "id")           ? read_loose_code (guard, &feature->id)
          : pentad_guard_name_is (name, len, "properties") ? read_properties (guard, feature)
          : pentad_guard_name_is (name, len, "geometry")   ? pentad_read_geometry (guard, feature)
                                                           : pentad_guard_skip (guard);
      if (!read)
        return FALSE;
    }
  if (feature->code == NULL)
    feature->code = g_strdup (feature->id);
  return !pentad_guard_failed (guard);
}

static gboolean
read_feature_array (PentadGuard *guard, PentadFeatureFunc func, gpointer user_data)
{
  PentadFeature feature;

  if (!pentad_guard_begin_array (guard))
    return FALSE;
  pentad_feature_init (&feature);
  while (pentad_guard_next_element (guard))
    {
      reset (&feature);
      if (!read_feature (guard, &feature) || !func (guard, &feature, user_data))
        break;
    }
  pentad_feature_clear (&feature);
  return !pentad_guard_failed (guard);
}

gboolean
pentad_read_features (
    PentadGuard *guard, char **id, PentadLabel *label, PentadFeatureFunc func, gpointer user_data)
{
  gboolean found = FALSE;
  const char *name;
  gsize len;

  if (!pentad_guard_begin_object (guard))
    return FALSE;
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "features"))
        found = read_feature_array (guard, func, user_data);
      else if (id != NULL && pentad_guard_name_is (name, len, "id"))
        pentad_field_string (guard, id);
      else if (label != NULL && pentad_guard_name_is (name, len, "label"))
        pentad_field_label (guard, label);
      else
        pentad_guard_skip (guard);
    }
  if (!pentad_guard_failed (guard) && !found)
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, "a FeatureCollection with features");
  return !pentad_guard_failed (guard);
}
