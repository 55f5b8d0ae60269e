/* Readers of places: about, divisions, unit grids, boundaries, partitions, reference layers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/geojson.h"

#include <math.h>
#include <string.h>

/* Ends a reader: the value when all went well, else what frees it. */
#define FINISH(guard, value, free_func, error)                                                     \
  (pentad_guard_finish ((guard), (error)) ? (pentad_guard_clear (guard), (value))                  \
                                          : (pentad_guard_clear (guard), free_func (value), NULL))

#define API_VERSION 1
/* More people than there are live in no place. */
#define MAX_POPULATION 1e10

static void
note (GPtrArray *findings, const char *origin, guint n, const char *what)
{
  if (findings != NULL && n > 0)
    g_ptr_array_add (findings, g_strdup_printf ("%s: %u %s", origin, n, what));
}

static gboolean
read_about_member (PentadGuard *guard,
                   PentadAbout *about,
                   char **zone,
                   int *day_start,
                   const char *name,
                   gsize len)
{
  g_autofree char *crs = NULL;
  gint64 api;

  if (pentad_guard_name_is (name, len, "api"))
    return pentad_guard_get_int (guard, &api) &&
           (api == API_VERSION ||
            pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "version 1 of the platform API"));
  if (pentad_guard_name_is (name, len, "code"))
    return pentad_field_string (guard, &about->code);
  if (pentad_guard_name_is (name, len, "name"))
    return pentad_field_label (guard, &about->name);
  if (pentad_guard_name_is (name, len, "time_zone"))
    return pentad_field_string (guard, zone);
  if (pentad_guard_name_is (name, len, "day_start"))
    return pentad_field_clock (guard, day_start);
  if (pentad_guard_name_is (name, len, "crs"))
    return pentad_field_string (guard, &crs) &&
           (crs == NULL || g_str_equal (crs, "WGS84") || g_str_equal (crs, "CGCS2000") ||
            pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                               "the coordinate system WGS84 or CGCS2000"));
  if (pentad_guard_name_is (name, len, "scheme"))
    return pentad_field_string (guard, &about->scheme);
  if (pentad_guard_name_is (name, len, "class_scheme"))
    return pentad_field_string (guard, &about->class_scheme);
  if (pentad_guard_name_is (name, len, "layers"))
    return pentad_field_strings (guard, about->layers);
  if (pentad_guard_name_is (name, len, "history_from"))
    return pentad_field_day (guard, &about->history_from);
  if (pentad_guard_name_is (name, len, "now"))
    return pentad_field_time (guard, &about->now);
  return pentad_guard_skip (guard);
}

/* IANA names begin with a capital letter and hold no dot, offsets begin with their sign. Other
 * names never reach the zone database, whose reader would open any file of the disk. */
static gboolean
is_zone_name (const char *name)
{
  return (g_ascii_isupper (name[0]) || name[0] == '+' || name[0] == '-') &&
         strchr (name, '.') == NULL;
}

PentadAbout *
pentad_read_about (const char *data, gsize len, const char *origin, GError **error)
{
  PentadAbout *about = pentad_about_new ();
  g_autofree char *zone = NULL;
  int day_start = 0;
  const char *name;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    read_about_member (&guard, about, &zone, &day_start, name, name_len);
  pentad_field_require (&guard, about->code, "the city's code");
  pentad_field_require (&guard, zone, "the city's time_zone");
  if (!pentad_guard_failed (&guard))
    {
      about->zone = is_zone_name (zone) ? pentad_zone_new (zone, day_start, NULL) : NULL;
      pentad_field_require (&guard, about->zone, "a known time_zone");
    }
  return FINISH (&guard, about, pentad_about_unref, error);
}

/* A division as read, before it is known to be whole. */
typedef struct
{
  char *code, *level, *parent, *kind, *responsible;
  PentadLabel name;
  double population;
} Row;

static void
row_clear (Row *row)
{
  g_free (row->code);
  g_free (row->level);
  g_free (row->parent);
  g_free (row->kind);
  g_free (row->responsible);
  pentad_label_clear (&row->name);
}

/* Residents; -1 when it is not known or no number of residents. */
static gint64
count_residents (double population)
{
  return population >= 0 && population <= MAX_POPULATION ? (gint64)population : -1;
}

static PentadDivisionKind
parse_kind (const char *kind)
{
  return g_strcmp0 (kind, "urban") == 0        ? PENTAD_DIVISION_URBAN
         : g_strcmp0 (kind, "functional") == 0 ? PENTAD_DIVISION_FUNCTIONAL
         : g_strcmp0 (kind, "county") == 0     ? PENTAD_DIVISION_COUNTY
                                               : PENTAD_DIVISION_OTHER;
}

static gboolean
read_row (PentadGuard *guard, Row *row)
{
  const char *name;
  gsize len;

  if (!pentad_guard_begin_object (guard))
    return FALSE;
  while (pentad_guard_next_member (guard, &name, &len))
    {
      gboolean read =
          pentad_guard_name_is (name, len, "code")     ? pentad_field_string (guard, &row->code)
          : pentad_guard_name_is (name, len, "level")  ? pentad_field_string (guard, &row->level)
          : pentad_guard_name_is (name, len, "parent") ? pentad_field_string (guard, &row->parent)
          : pentad_guard_name_is (name, len, "kind")   ? pentad_field_string (guard, &row->kind)
          : pentad_guard_name_is (name, len, "responsible")
              ? pentad_field_string (guard, &row->responsible)
          : pentad_guard_name_is (name, len, "name") ? pentad_field_label (guard, &row->name)
          : pentad_guard_name_is (name, len, "population")
              ? pentad_field_double (guard, &row->population)
              : pentad_guard_skip (guard);
      if (!read)
        return FALSE;
    }
  return pentad_field_require (guard, row->code, "the division's code") &&
         pentad_field_require (guard, row->level, "the division's level");
}

static void
add_row (PentadDivisionsBuilder *builder, Row *row, guint *n_other)
{
  PentadLevel level;

  if (!pentad_level_parse (row->level, &level) || level == PENTAD_LEVEL_CITY)
    {
      (*n_other)++;
      return;
    }
  PentadDivision *division =
      pentad_divisions_builder_add (builder, level, row->code, &row->name, row->parent);
  if (division == NULL)
    return;
  division->kind = parse_kind (row->kind);
  division->population = count_residents (row->population);
  division->responsible = g_steal_pointer (&row->responsible);
}

gboolean
pentad_read_divisions (const char *data,
                       gsize len,
                       const char *origin,
                       PentadDivisionsBuilder *builder,
                       GPtrArray *findings,
                       GError **error)
{
  gboolean found = FALSE;
  const char *name;
  gsize name_len;
  guint n_other = 0;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      if (!pentad_guard_name_is (name, name_len, "divisions"))
        {
          pentad_guard_skip (&guard);
          continue;
        }
      found = TRUE;
      pentad_guard_begin_array (&guard);
      while (pentad_guard_next_element (&guard))
        {
          Row row = { .population = NAN };

          if (read_row (&guard, &row))
            add_row (builder, &row, &n_other);
          row_clear (&row);
        }
    }
  if (!pentad_guard_failed (&guard) && !found)
    pentad_guard_fail (&guard, PENTAD_CODEC_ERROR_TYPE, "a document with divisions");
  note (findings, origin, n_other,
        "divisions of a level that is not district, street or community are left out");
  gboolean read = pentad_guard_finish (&guard, error);
  pentad_guard_clear (&guard);
  return read;
}

typedef struct
{
  PentadDivisionsBuilder *builder;
  PentadLevel level;
  PentadPartition *partition;
  PentadLayer *layer;
  guint n_dropped, n_nameless, n_twice, n_shapeless;
} Features;

static gboolean
add_place (PentadGuard *guard, const PentadFeature *feature, gpointer user_data)
{
  Features *features = user_data;

  features->n_dropped += feature->n_dropped;
  if (feature->code == NULL)
    {
      features->n_nameless++;
      return TRUE;
    }
  PentadDivision *division = pentad_divisions_builder_add (
      features->builder, features->level, feature->code, &feature->name, feature->parent);
  if (division == NULL)
    {
      features->n_twice++;
      return TRUE;
    }
  if (feature->kind == PENTAD_GEOMETRY_POLYGONS)
    pentad_feature_add_to (
        feature, pentad_divisions_builder_get_shapes (features->builder, features->level));
  else
    features->n_shapeless++;
  division->area_class = g_strdup (feature->area_class);
  division->responsible = g_strdup (feature->responsible);
  division->area_m2 = feature->area_m2;
  division->population = count_residents (feature->population);
  return TRUE;
}

static gboolean
add_area (PentadGuard *guard, const PentadFeature *feature, gpointer user_data)
{
  Features *features = user_data;

  features->n_dropped += feature->n_dropped;
  if (feature->code == NULL)
    {
      features->n_nameless++;
      return TRUE;
    }
  pentad_partition_add (features->partition, feature->code, &feature->name);
  if (feature->kind == PENTAD_GEOMETRY_POLYGONS)
    pentad_feature_add_to (feature, features->partition->shapes);
  return TRUE;
}

static gboolean
add_layer_feature (PentadGuard *guard, const PentadFeature *feature, gpointer user_data)
{
  Features *features = user_data;

  features->n_dropped += feature->n_dropped;
  if (feature->kind == PENTAD_GEOMETRY_NONE)
    return TRUE;
  features->layer->kind = feature->kind == PENTAD_GEOMETRY_POLYGONS ? PENTAD_LAYER_AREAS
                          : feature->kind == PENTAD_GEOMETRY_LINES  ? PENTAD_LAYER_LINES
                                                                    : PENTAD_LAYER_POINTS;
  pentad_layer_add (features->layer, &feature->name, feature->rank);
  pentad_feature_add_to (feature, features->layer->shapes);
  return TRUE;
}

static void
note_features (GPtrArray *findings, const char *origin, const Features *features)
{
  note (findings, origin, features->n_dropped, "rings or lines are too short and left out");
  note (findings, origin, features->n_nameless, "features without a code are left out");
  note (findings, origin, features->n_twice, "features repeat a code and are left out");
  note (findings, origin, features->n_shapeless, "places have no polygon");
}

gboolean
pentad_read_boundaries (const char *data,
                        gsize len,
                        const char *origin,
                        PentadDivisionsBuilder *builder,
                        PentadLevel level,
                        GPtrArray *findings,
                        GError **error)
{
  Features features = { .builder = builder, .level = level };
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_read_features (&guard, NULL, NULL, add_place, &features);
  note_features (findings, origin, &features);
  gboolean read = pentad_guard_finish (&guard, error);
  pentad_guard_clear (&guard);
  return read;
}

gboolean
pentad_read_grids (const char *data,
                   gsize len,
                   const char *origin,
                   PentadDivisionsBuilder *builder,
                   GPtrArray *findings,
                   GError **error)
{
  return pentad_read_boundaries (data, len, origin, builder, PENTAD_LEVEL_GRID, findings, error);
}

PentadPartition *
pentad_read_partition_file (const char *data,
                            gsize len,
                            const char *origin,
                            const char *id,
                            GPtrArray *findings,
                            GError **error)
{
  Features features = { .partition = pentad_partition_new (id) };
  PentadGuard guard;

  pentad_label_set_all (&features.partition->label, id);
  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_read_features (&guard, NULL, NULL, add_area, &features);
  note_features (findings, origin, &features);
  return FINISH (&guard, features.partition, pentad_partition_unref, error);
}

PentadLayer *
pentad_read_layer (const char *data,
                   gsize len,
                   const char *origin,
                   const char *id,
                   GPtrArray *findings,
                   GError **error)
{
  Features features = { .layer = pentad_layer_new (id, PENTAD_LAYER_AREAS) };
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_read_features (&guard, NULL, &features.layer->label, add_layer_feature, &features);
  note_features (findings, origin, &features);
  return FINISH (&guard, features.layer, pentad_layer_unref, error);
}

static gboolean
read_area (PentadGuard *guard, PentadPartition *partition)
{
  g_autofree char *code = NULL;
  g_autoptr (GPtrArray) grids = g_ptr_array_new_with_free_func (g_free);
  PentadLabel label = { 0 };
  PentadFeature feature;
  const char *name;
  gsize len;

  pentad_feature_init (&feature);
  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "code"))
        pentad_field_string (guard, &code);
      else if (pentad_guard_name_is (name, len, "name"))
        pentad_field_label (guard, &label);
      else if (pentad_guard_name_is (name, len, "grids"))
        pentad_field_strings (guard, grids);
      else if (pentad_guard_name_is (name, len, "geometry"))
        pentad_read_geometry (guard, &feature);
      else
        pentad_guard_skip (guard);
    }
  if (pentad_field_require (guard, code, "the area's code"))
    {
      PentadZoneArea *area = pentad_partition_add (partition, code, &label);

      g_ptr_array_extend_and_steal (area->grids, g_steal_pointer (&grids));
      if (feature.kind == PENTAD_GEOMETRY_POLYGONS)
        pentad_feature_add_to (&feature, partition->shapes);
    }
  pentad_feature_clear (&feature);
  pentad_label_clear (&label);
  return !pentad_guard_failed (guard);
}

static void
read_partition (PentadGuard *guard, GPtrArray *partitions)
{
  g_autoptr (PentadPartition) partition = pentad_partition_new (NULL);
  const char *name;
  gsize len;

  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (pentad_guard_name_is (name, len, "id"))
        pentad_field_string (guard, &partition->id);
      else if (pentad_guard_name_is (name, len, "label"))
        pentad_field_label (guard, &partition->label);
      else if (pentad_guard_name_is (name, len, "areas"))
        {
          if (pentad_field_begin_array (guard))
            while (pentad_guard_next_element (guard))
              read_area (guard, partition);
        }
      else
        pentad_guard_skip (guard);
    }
  if (pentad_field_require (guard, partition->id, "the partition's id"))
    g_ptr_array_add (partitions, g_steal_pointer (&partition));
}

GPtrArray *
pentad_read_partitions (const char *data, gsize len, const char *origin, GError **error)
{
  GPtrArray *partitions = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_partition_unref);
  const char *name;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      if (!pentad_guard_name_is (name, name_len, "partitions"))
        {
          pentad_guard_skip (&guard);
          continue;
        }
      if (pentad_field_begin_array (&guard))
        while (pentad_guard_next_element (&guard))
          read_partition (&guard, partitions);
    }
  return FINISH (&guard, partitions, g_ptr_array_unref, error);
}
