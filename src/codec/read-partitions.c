/* Readers of partitions: those of a platform, and an operator's GeoJSON file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/documents.h"
#include "codec/geojson.h"
#include "codec/reader.h"

typedef struct
{
  PentadPartition *partition;
  PentadFeatureTally tally;
} Areas;

static gboolean
add_area (PentadGuard *guard, const PentadFeature *feature, gpointer user_data)
{
  Areas *areas = user_data;

  if (!pentad_feature_tally_add (&areas->tally, feature, TRUE))
    return TRUE;
  pentad_partition_add (areas->partition, feature->code, &feature->name);
  if (feature->kind == PENTAD_GEOMETRY_POLYGONS)
    pentad_feature_add_to (feature, areas->partition->shapes);
  return TRUE;
}

PentadPartition *
pentad_read_partition_file (const char *data,
                            gsize len,
                            const char *origin,
                            const PentadCrs *crs,
                            const char *id,
                            GPtrArray *findings,
                            GError **error)
{
  Areas areas = { .partition = pentad_partition_new (id) };
  PentadGuard guard;

  pentad_label_set_all (&areas.partition->label, id);
  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_read_features (&guard, crs, NULL, NULL, add_area, &areas);
  pentad_feature_tally_note (&areas.tally, origin, findings);
  pentad_shapes_end (areas.partition->shapes);
  return PENTAD_READER_FINISH (&guard, areas.partition, pentad_partition_unref, error);
}

/* An area as it is read. */
typedef struct
{
  char *code, *kind, *responsible, *telephone;
  PentadLabel label;
  PentadCodes grids, divisions;
  PentadFeature feature;
} Row;

static void
row_init (Row *row)
{
  *row = (Row){ 0 };
  pentad_feature_init (&row->feature);
}

static void
row_clear (Row *row)
{
  g_free (row->code);
  g_free (row->kind);
  g_free (row->responsible);
  g_free (row->telephone);
  pentad_label_clear (&row->label);
  pentad_codes_clear (&row->grids);
  pentad_codes_clear (&row->divisions);
  pentad_feature_clear (&row->feature);
}

/* Nulls among them are left out. */
static gboolean
read_codes (PentadGuard *guard, PentadCodes *codes)
{
  if (pentad_guard_peek (guard) == PENTAD_JSON_NULL)
    return pentad_guard_get_null (guard);
  if (!pentad_guard_begin_array (guard))
    return FALSE;
  while (pentad_guard_next_element (guard))
    {
      g_autofree char *code = NULL;

      if (!pentad_field_string (guard, &code))
        return FALSE;
      if (code != NULL)
        pentad_codes_add (codes, code);
    }
  pentad_codes_trim (codes);
  return !pentad_guard_failed (guard);
}

static gboolean
read_member (PentadGuard *guard, Row *row, const char *name, gsize len)
{
  return pentad_guard_name_is (name, len, "code")   ? pentad_field_string (guard, &row->code)
         : pentad_guard_name_is (name, len, "name") ? pentad_field_label (guard, &row->label)
         : pentad_guard_name_is (name, len, "kind") ? pentad_field_string (guard, &row->kind)
         : pentad_guard_name_is (name, len, "responsible")
             ? pentad_field_string (guard, &row->responsible)
         : pentad_guard_name_is (name, len, "telephone")
             ? pentad_field_string (guard, &row->telephone)
         : pentad_guard_name_is (name, len, "grids")     ? read_codes (guard, &row->grids)
         : pentad_guard_name_is (name, len, "divisions") ? read_codes (guard, &row->divisions)
         : pentad_guard_name_is (name, len, "geometry")
             ? pentad_read_geometry (guard, &row->feature)
             : pentad_guard_skip (guard);
}

static void
add_row (PentadPartition *partition, Row *row)
{
  PentadZoneArea *area = pentad_partition_add (partition, row->code, &row->label);

  area->grids = row->grids;
  area->divisions = row->divisions;
  row->grids = row->divisions = (PentadCodes){ 0 };
  area->kind = g_steal_pointer (&row->kind);
  area->responsible = g_steal_pointer (&row->responsible);
  area->telephone = g_steal_pointer (&row->telephone);
  if (row->feature.kind == PENTAD_GEOMETRY_POLYGONS)
    pentad_feature_add_to (&row->feature, partition->shapes);
}

static gboolean
read_area (PentadGuard *guard, PentadPartition *partition, const PentadCrs *crs)
{
  const char *name;
  gsize len;
  Row row;

  row_init (&row);
  row.feature.crs = crs;
  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    read_member (guard, &row, name, len);
  if (pentad_field_require (guard, row.code, "the area's code"))
    add_row (partition, &row);
  row_clear (&row);
  return !pentad_guard_failed (guard);
}

static void
read_partition (PentadGuard *guard, GPtrArray *partitions, const PentadCrs *crs)
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
              read_area (guard, partition, crs);
        }
      else
        pentad_guard_skip (guard);
    }
  pentad_shapes_end (partition->shapes);
  if (pentad_field_require (guard, partition->id, "the partition's id"))
    g_ptr_array_add (partitions, g_steal_pointer (&partition));
}

GPtrArray *
pentad_read_partitions (
    const char *data, gsize len, const char *origin, const PentadCrs *crs, GError **error)
{
  GPtrArray *partitions = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_partition_unref);
  const char *name, *found = NULL;
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
      found = "partitions";
      if (pentad_field_begin_array (&guard))
        while (pentad_guard_next_element (&guard))
          read_partition (&guard, partitions, crs);
    }
  pentad_field_require (&guard, found, "a document with partitions");
  return PENTAD_READER_FINISH (&guard, partitions, g_ptr_array_unref, error);
}
