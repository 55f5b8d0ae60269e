/* A partition that lies across the hierarchy of divisions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/partition.h"

static void
area_free (gpointer data)
{
  PentadZoneArea *area = data;

  g_free (area->code);
  pentad_label_clear (&area->name);
  pentad_codes_clear (&area->grids);
  pentad_codes_clear (&area->divisions);
  g_free (area->kind);
  g_free (area->responsible);
  g_free (area->telephone);
  g_free (area);
}

PentadPartition *
pentad_partition_new (const char *id)
{
  PentadPartition *self = g_new0 (PentadPartition, 1);

  g_atomic_ref_count_init (&self->refs);
  self->id = g_strdup (id);
  self->areas = g_ptr_array_new_with_free_func (area_free);
  self->shapes = pentad_shapes_new ();
  return self;
}

PentadPartition *
pentad_partition_ref (PentadPartition *partition)
{
  g_atomic_ref_count_inc (&partition->refs);
  return partition;
}

void
pentad_partition_unref (PentadPartition *partition)
{
  if (!g_atomic_ref_count_dec (&partition->refs))
    return;
  g_free (partition->id);
  pentad_label_clear (&partition->label);
  g_ptr_array_unref (partition->areas);
  pentad_shapes_free (partition->shapes);
  g_free (partition);
}

PentadZoneArea *
pentad_partition_add (PentadPartition *partition, const char *code, const PentadLabel *name)
{
  PentadZoneArea *area = g_new0 (PentadZoneArea, 1);

  area->code = g_strdup (code);
  pentad_label_copy (&area->name, name);
  g_ptr_array_add (partition->areas, area);
  pentad_shapes_begin (partition->shapes);
  return area;
}
