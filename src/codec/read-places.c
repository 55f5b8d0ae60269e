/* Readers of places: divisions, unit grids, boundaries, reference layers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/geojson.h"
#include "codec/reader.h"

#include <math.h>
#include <string.h>

/* More people than there are live in no place. */
#define MAX_POPULATION 1e10

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

/* A place that a boundary document has drawn already is filled in; what it is called and where it
 * belongs is better known here. */
static PentadDivision *
fill_drawn (PentadDivision *drawn, const Row *row)
{
  if (!pentad_label_is_empty (&row->name))
    pentad_label_copy (&drawn->name, &row->name);
  if (row->parent != NULL)
    {
      g_free (drawn->parent_code);
      drawn->parent_code = g_strdup (row->parent);
    }
  return drawn;
}

/* seen: codes of this document, by level; a code that comes twice in it is a finding. */
static void
add_row (PentadDivisionsBuilder *builder, Row *row, GHashTable *seen, guint *n_other)
{
  PentadLevel level;

  if (!pentad_level_parse (row->level, &level) || level == PENTAD_LEVEL_CITY)
    {
      (*n_other)++;
      return;
    }
  PentadDivision *drawn = pentad_divisions_builder_find (builder, level, row->code);
  gboolean is_new = g_hash_table_add (seen, g_strdup_printf ("%d/%s", (int)level, row->code));
  PentadDivision *division =
      drawn != NULL && is_new
          ? fill_drawn (drawn, row)
          : pentad_divisions_builder_add (builder, level, row->code, &row->name, row->parent);
  if (division == NULL)
    return;
  g_free (division->responsible);
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
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
            add_row (builder, &row, seen, &n_other);
          row_clear (&row);
        }
    }
  if (!pentad_guard_failed (&guard) && !found)
    pentad_guard_fail (&guard, PENTAD_CODEC_ERROR_TYPE, "a document with divisions");
  pentad_reader_note (findings, origin, n_other, PENTAD_FINDING_UNKNOWN_LEVEL);
  return pentad_reader_finish (&guard, error);
}

typedef struct
{
  PentadDivisionsBuilder *builder;
  PentadLevel level;
  PentadLayer *layer;
  PentadFeatureTally tally;
  guint n_twice, n_shapeless, n_mixed;
} Features;

static gboolean
add_place (PentadGuard *guard, const PentadFeature *feature, gpointer user_data)
{
  Features *features = user_data;

  if (!pentad_feature_tally_add (&features->tally, feature, TRUE))
    return TRUE;
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
add_layer_feature (PentadGuard *guard, const PentadFeature *feature, gpointer user_data)
{
  Features *features = user_data;
  PentadLayerKind kind = feature->kind == PENTAD_GEOMETRY_POLYGONS ? PENTAD_LAYER_AREAS
                         : feature->kind == PENTAD_GEOMETRY_LINES  ? PENTAD_LAYER_LINES
                                                                   : PENTAD_LAYER_POINTS;

  if (!pentad_feature_tally_add (&features->tally, feature, FALSE) ||
      feature->kind == PENTAD_GEOMETRY_NONE)
    return TRUE;
  /* The first feature says what the layer is made of. */
  if (features->layer->features->len == 0)
    features->layer->kind = kind;
  if (kind != features->layer->kind)
    {
      features->n_mixed++;
      return TRUE;
    }
  pentad_layer_add (features->layer, &feature->name, feature->rank);
  pentad_feature_add_to (feature, features->layer->shapes);
  return TRUE;
}

static void
note_features (GPtrArray *findings, const char *origin, Features *features)
{
  pentad_feature_tally_note (&features->tally, origin, findings);
  pentad_reader_note (findings, origin, features->n_twice, PENTAD_FINDING_FEATURE_TWICE);
  pentad_reader_note (findings, origin, features->n_shapeless, PENTAD_FINDING_PLACE_WITHOUT_SHAPE);
  pentad_reader_note (findings, origin, features->n_mixed, PENTAD_FINDING_FEATURE_OF_OTHER_KIND);
}

gboolean
pentad_read_boundaries (const char *data,
                        gsize len,
                        const char *origin,
                        const PentadCrs *crs,
                        PentadDivisionsBuilder *builder,
                        PentadLevel level,
                        GPtrArray *findings,
                        GError **error)
{
  Features features = { .builder = builder, .level = level };
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_read_features (&guard, crs, NULL, NULL, add_place, &features);
  note_features (findings, origin, &features);
  return pentad_reader_finish (&guard, error);
}

gboolean
pentad_read_grids (const char *data,
                   gsize len,
                   const char *origin,
                   const PentadCrs *crs,
                   PentadDivisionsBuilder *builder,
                   GPtrArray *findings,
                   GError **error)
{
  return pentad_read_boundaries (data, len, origin, crs, builder, PENTAD_LEVEL_GRID, findings,
                                 error);
}

PentadLayer *
pentad_read_layer (const char *data,
                   gsize len,
                   const char *origin,
                   const PentadCrs *crs,
                   const char *id,
                   GPtrArray *findings,
                   GError **error)
{
  Features features = { .layer = pentad_layer_new (id, PENTAD_LAYER_AREAS) };
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_read_features (&guard, crs, NULL, &features.layer->label, add_layer_feature, &features);
  note_features (findings, origin, &features);
  pentad_shapes_end (features.layer->shapes);
  return PENTAD_READER_FINISH (&guard, features.layer, pentad_layer_unref, error);
}
