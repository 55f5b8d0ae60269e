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
                            const char *id,
                            GPtrArray *findings,
                            GError **error)
{
  Areas areas = { .partition = pentad_partition_new (id) };
  PentadGuard guard;

  pentad_label_set_all (&areas.partition->label, id);
  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_read_features (&guard, NULL, NULL, add_area, &areas);
  pentad_feature_tally_note (&areas.tally, origin, findings);
  pentad_shapes_end (areas.partition->shapes);
  return PENTAD_READER_FINISH (&guard, areas.partition, pentad_partition_unref, error);
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
  pentad_shapes_end (partition->shapes);
  if (pentad_field_require (guard, partition->id, "the partition's id"))
    g_ptr_array_add (partitions, g_steal_pointer (&partition));
}

GPtrArray *
pentad_read_partitions (const char *data, gsize len, const char *origin, GError **error)
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
          read_partition (&guard, partitions);
    }
  pentad_field_require (&guard, found, "a document with partitions");
  return PENTAD_READER_FINISH (&guard, partitions, g_ptr_array_unref, error);
}
