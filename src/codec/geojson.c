/* GeoJSON (RFC 7946): features with their shapes and the properties that we know.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/geojson.h"
#include "codec/reader.h"
#include "codec/rings.h"

#include <math.h>
#include <string.h>

/* Places with doubtful borders that are named one by one. */
#define MAX_NAMED 50

void
pentad_feature_init (PentadFeature *feature)
{
  memset (feature, 0, sizeof *feature);
  feature->area_m2 = feature->population = NAN;
  feature->points = g_array_new (FALSE, FALSE, sizeof (PentadPoint));
  feature->parts = g_array_new (FALSE, FALSE, sizeof (guint));
  feature->outers = g_array_new (FALSE, FALSE, sizeof (guint));
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
  feature->is_unsupported = feature->is_repaired = feature->crosses = feature->has_stray = FALSE;
  g_array_set_size (feature->points, 0);
  g_array_set_size (feature->parts, 0);
  g_array_set_size (feature->outers, 0);
}

void
pentad_feature_clear (PentadFeature *feature)
{
  reset (feature);
  g_array_unref (feature->points);
  g_array_unref (feature->parts);
  g_array_unref (feature->outers);
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

static void
keep_code (GPtrArray **codes, const char *code)
{
  if (*codes == NULL)
    *codes = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (*codes, g_strdup (code));
}

gboolean
pentad_feature_tally_add (PentadFeatureTally *tally,
                          const PentadFeature *feature,
                          gboolean needs_code)
{
  tally->n_dropped += feature->n_dropped;
  tally->n_unsupported += feature->is_unsupported ? 1 : 0;
  if (feature->is_repaired && tally->n_repaired++ == 0)
    tally->first_repaired = g_strdup (feature->code);
  if (feature->crosses)
    keep_code (&tally->crossing, feature->code);
  if (feature->has_stray)
    keep_code (&tally->stray, feature->code);
  if (!needs_code || feature->code != NULL)
    return TRUE;
  tally->n_codeless++;
  return FALSE;
}

/* Each by its name, as long as there are few: a system of coordinates that is wrong makes many. */
static void
note_places (GPtrArray **codes, PentadFindingKind kind, const char *origin, GPtrArray *findings)
{
  guint n = *codes != NULL ? (*codes)->len : 0;
  guint n_named = n <= MAX_NAMED ? n : 0;

  for (guint i = 0; i < n_named && findings != NULL; i++)
    g_ptr_array_add (
        findings, pentad_finding_new (kind, origin, g_ptr_array_index (*codes, i), NULL, NULL, 1));
  if (n > n_named && findings != NULL)
    g_ptr_array_add (
        findings, pentad_finding_new (kind, origin, NULL, NULL, g_ptr_array_index (*codes, 0), n));
  g_clear_pointer (codes, g_ptr_array_unref);
}

void
pentad_feature_tally_note (PentadFeatureTally *tally, const char *origin, GPtrArray *findings)
{
  note_places (&tally->crossing, PENTAD_FINDING_RING_CROSSES, origin, findings);
  note_places (&tally->stray, PENTAD_FINDING_HOLE_OUTSIDE, origin, findings);
  if (findings != NULL && tally->n_repaired > 0)
    g_ptr_array_add (findings, pentad_finding_new (PENTAD_FINDING_RING_REPAIRED, origin, NULL, NULL,
                                                   tally->first_repaired, tally->n_repaired));
  g_clear_pointer (&tally->first_repaired, g_free);

  pentad_reader_note (findings, origin, tally->n_dropped, PENTAD_FINDING_SHORT_RING);
  pentad_reader_note (findings, origin, tally->n_unsupported, PENTAD_FINDING_UNKNOWN_GEOMETRY);
  pentad_reader_note (findings, origin, tally->n_codeless, PENTAD_FINDING_FEATURE_WITHOUT_CODE);
}

/* Reads the rest of [lon, lat, …], whose first number comes next: what follows the second is
 * skipped (height). */
static gboolean
read_position (PentadGuard *guard, PentadFeature *feature)
{
  PentadPoint point = { NAN, NAN };
  double value;
  int i = 0;

  for (; pentad_guard_next_element (guard); i++)
    {
      if (!pentad_guard_get_double (guard, &value))
        return FALSE;
      if (i == 0)
        point.lon = value;
      else if (i == 1)
        point.lat = value;
    }
  if (pentad_guard_failed (guard))
    return FALSE;
  if (i < 2 || !pentad_crs_to_wgs84 (feature->crs, &point.lon, &point.lat) ||
      fabs (point.lon) > 180 || fabs (point.lat) > 90)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                              pentad_crs_is_wgs84 (feature->crs)
                                  ? "[longitude, latitude] in degrees"
                                  : "a position within its coordinate system");
  g_array_append_val (feature->points, point);
  return TRUE;
}

/* How deep coordinates nest: 1 a position, 2 a line or ring, 3 a polygon, 4 several; 0 empty. */
#define MAX_NESTING 4

/* Reads coordinates of any kind, since the type may come after them. Each array of positions
 * becomes a part. */
static gboolean
read_coordinates (PentadGuard *guard, PentadFeature *feature, int *nesting)
{
  guint first = feature->points->len, first_part = feature->parts->len;
  int inner = 0;

  *nesting = 0;
  if (!pentad_guard_begin_array (guard))
    return FALSE;
  if (pentad_guard_peek (guard) == PENTAD_JSON_NUMBER)
    {
      *nesting = 1;
      return read_position (guard, feature);
    }
  while (pentad_guard_next_element (guard))
    {
      int own;

      if (!read_coordinates (guard, feature, &own))
        return FALSE;
      if (own == MAX_NESTING || (own > 0 && inner > 0 && own != inner))
        return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE,
                                  "positions nested as deep as their neighbours");
      inner = MAX (inner, own);
    }
  if (inner > 0)
    *nesting = inner + 1;
  if (inner == 1)
    g_array_append_val (feature->parts, first);
  if (inner == 2)
    g_array_append_val (feature->outers, first_part);
  return !pentad_guard_failed (guard);
}

static const struct
{
  const char *name;
  PentadGeometryKind kind;
  int nesting;
} types[] = {
  { "Point", PENTAD_GEOMETRY_POINTS, 1 },     { "MultiPoint", PENTAD_GEOMETRY_POINTS, 2 },
  { "LineString", PENTAD_GEOMETRY_LINES, 2 }, { "MultiLineString", PENTAD_GEOMETRY_LINES, 3 },
  { "Polygon", PENTAD_GEOMETRY_POLYGONS, 3 }, { "MultiPolygon", PENTAD_GEOMETRY_POLYGONS, 4 },
};

/* Every point is a part of its own. */
static void
part_points (PentadFeature *feature)
{
  g_array_set_size (feature->parts, 0);
  for (guint i = 0; i < feature->points->len; i++)
    g_array_append_val (feature->parts, i);
}

/* Closing points of rings go, and so do parts that are too short to be what they say. */
static void
clean_parts (PentadFeature *feature, gboolean rings)
{
  PentadPoint *points = (PentadPoint *)(void *)feature->points->data;
  guint *parts = (guint *)(void *)feature->parts->data;
  guint n_points = 0, n_parts = 0;

  for (guint i = 0; i < feature->parts->len; i++)
    {
      guint first = parts[i];
      guint last = i + 1 < feature->parts->len ? parts[i + 1] : feature->points->len;
      guint n = last - first;

      if (rings && n > 1 && points[first].lon == points[last - 1].lon &&
          points[first].lat == points[last - 1].lat)
        n--;
      if (n < (rings ? 3u : 2u))
        {
          feature->n_dropped++;
          continue;
        }
      memmove (points + n_points, points + first, n * sizeof *points);
      parts[n_parts++] = n_points;
      n_points += n;
    }
  g_array_set_size (feature->points, n_points);
  g_array_set_size (feature->parts, n_parts);
}

/* Polygons before anything of them is left out. */
static gboolean
find_stray (const PentadFeature *feature)
{
  return feature->parts->len > feature->outers->len &&
         pentad_rings_have_stray (feature->points, feature->parts, feature->outers);
}

/* Makes of the coordinates what the type says. Types that are not known leave no geometry. */
static gboolean
apply_type (PentadGuard *guard, PentadFeature *feature, const char *type, int nesting)
{
  guint t = 0;

  while (t < G_N_ELEMENTS (types) && !g_str_equal (type, types[t].name))
    t++;
  if (t == G_N_ELEMENTS (types))
    feature->is_unsupported = TRUE;
  else if (nesting > 0 && nesting != types[t].nesting)
    {
      g_autofree char *expected = g_strdup_printf ("the coordinates of a %s", type);

      return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, expected);
    }
  else if (types[t].kind == PENTAD_GEOMETRY_POINTS)
    part_points (feature);
  else
    {
      feature->has_stray = types[t].kind == PENTAD_GEOMETRY_POLYGONS && find_stray (feature);
      clean_parts (feature, types[t].kind == PENTAD_GEOMETRY_POLYGONS);
    }
  if (t < G_N_ELEMENTS (types) && types[t].kind == PENTAD_GEOMETRY_POLYGONS &&
      !pentad_rings_are_convex (feature->points, feature->parts))
    {
      feature->is_repaired =
          pentad_rings_repair (feature->points, feature->parts, &feature->n_dropped) > 0;
      feature->crosses = pentad_rings_cross (feature->points, feature->parts);
      feature->has_stray = feature->has_stray && !feature->crosses;
    }
  if (t < G_N_ELEMENTS (types) && feature->parts->len > 0)
    feature->kind = types[t].kind;
  return TRUE;
}

gboolean
pentad_read_geometry (PentadGuard *guard, PentadFeature *feature)
{
  g_autofree char *type = NULL;
  const char *name;
  gsize len;
  int nesting = 0;

  if (!pentad_field_begin_object (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      gboolean read = pentad_guard_name_is (name, len, "type") ? pentad_field_string (guard, &type)
                      : pentad_guard_name_is (name, len, "coordinates")
                          ? read_coordinates (guard, feature, &nesting)
                          : pentad_guard_skip (guard);
      if (!read)
        return FALSE;
    }
  return pentad_field_require (guard, type, "the geometry's type") &&
         apply_type (guard, feature, type, nesting);
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
  if (feature->code == NULL || feature->code[0] == '\0')
    {
      g_free (feature->code);
      feature->code = g_strdup (feature->id);
    }
  return !pentad_guard_failed (guard);
}

/* Places of a city at most; a document with more is refused before it fills the memory. */
#define MAX_FEATURES 500000

static gboolean
read_feature_array (PentadGuard *guard,
                    const PentadCrs *crs,
                    PentadFeatureFunc func,
                    gpointer user_data)
{
  PentadFeature feature;
  guint n = 0;

  if (!pentad_guard_begin_array (guard))
    return FALSE;
  pentad_feature_init (&feature);
  feature.crs = crs;
  while (pentad_guard_next_element (guard))
    {
      reset (&feature);
      if (++n > MAX_FEATURES)
        pentad_guard_fail (guard, PENTAD_CODEC_ERROR_LIMIT, "at most 500000 features");
      if (!read_feature (guard, &feature) || !func (guard, &feature, user_data))
        break;
    }
  pentad_feature_clear (&feature);
  return !pentad_guard_failed (guard);
}

/* --- The coordinate system of a collection ---------------------------------------------------- */

typedef struct
{
  PentadCrs *own;     /* what the collection says; NULL: nothing */
  gboolean is_unread; /* features came before it */
} System;

static gboolean
read_crs_name (PentadGuard *guard, PentadCrsOrder order, System *system)
{
  g_autofree char *name = NULL;
  g_autoptr (PentadCrs) crs = NULL;

  if (!pentad_field_string (guard, &name))
    return FALSE;
  if (name == NULL)
    return TRUE;
  crs = pentad_crs_new_declared (name, order, NULL);
  if (crs == NULL)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                              "a coordinate system: WGS84, CGCS2000, GCJ02, or one that PROJ "
                              "knows, like EPSG:4549");
  if (system->is_unread && !pentad_crs_is_wgs84 (crs))
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                              "the coordinate system before the features");
  if (system->own == NULL)
    system->own = g_steal_pointer (&crs);
  return TRUE;
}

static gboolean
read_crs_properties (PentadGuard *guard, System *system)
{
  const char *name;
  gsize len;

  if (!pentad_field_begin_object (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    if (pentad_guard_name_is (name, len, "name"))
      read_crs_name (guard, PENTAD_CRS_EAST_FIRST, system);
    else
      pentad_guard_skip (guard);
  return !pentad_guard_failed (guard);
}

static gboolean
read_crs (PentadGuard *guard, System *system)
{
  const char *name;
  gsize len;

  if (!pentad_field_begin_object (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    if (pentad_guard_name_is (name, len, "properties"))
      read_crs_properties (guard, system);
    else
      pentad_guard_skip (guard);
  return !pentad_guard_failed (guard);
}

/* FALSE when the member says nothing of it; it is then not read. */
static gboolean
read_system_member (PentadGuard *guard, System *system, const char *name, gsize len)
{
  if (pentad_guard_name_is (name, len, "crs"))
    return read_crs (guard, system);
  if (pentad_guard_name_is (name, len, "coordRefSys"))
    return read_crs_name (guard, PENTAD_CRS_AS_DEFINED, system);
  return FALSE;
}

/* The system may be named behind the features. Whether it is named at all is seen from the bytes,
 * so that only documents that name one are read twice. Errors are left to the reading proper. */
static void
look_ahead (const PentadGuard *guard, System *system)
{
  PentadGuard ahead;
  const char *name;
  gsize len;

  if (memmem (guard->data, guard->len, "\"crs\"", strlen ("\"crs\"")) == NULL &&
      memmem (guard->data, guard->len, "\"coordRefSys\"", strlen ("\"coordRefSys\"")) == NULL)
    return;
  pentad_guard_init (&ahead, guard->data, guard->len, guard->origin, &guard->limits);
  pentad_guard_begin_object (&ahead);
  while (pentad_guard_next_member (&ahead, &name, &len))
    if (!read_system_member (&ahead, system, name, len) && !pentad_guard_failed (&ahead))
      pentad_guard_skip (&ahead);
  pentad_guard_clear (&ahead);
}

gboolean
pentad_read_features (PentadGuard *guard,
                      const PentadCrs *crs,
                      char **id,
                      PentadLabel *label,
                      PentadFeatureFunc func,
                      gpointer user_data)
{
  System system = { 0 };
  gboolean found = FALSE;
  const char *name;
  gsize len;

  look_ahead (guard, &system);
  if (!pentad_guard_begin_object (guard))
    goto out;
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "features"))
        {
          found =
              read_feature_array (guard, system.own != NULL ? system.own : crs, func, user_data);
          system.is_unread = system.own == NULL;
        }
      else if (id != NULL && pentad_guard_name_is (name, len, "id"))
        pentad_field_string (guard, id);
      else if (label != NULL && pentad_guard_name_is (name, len, "label"))
        pentad_field_label (guard, label);
      else if (!read_system_member (guard, &system, name, len) && !pentad_guard_failed (guard))
        pentad_guard_skip (guard);
    }
  if (!pentad_guard_failed (guard) && !found)
    pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, "a FeatureCollection with features");
out:
  g_clear_pointer (&system.own, pentad_crs_free);
  return !pentad_guard_failed (guard);
}
