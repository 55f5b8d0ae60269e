/* The layers that a board's map can show, for a list to choose from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/map-layers.h"
#include "board/map-colours.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id, *label;
} markers[] = {
  { "open", N_ ("Open cases") },          { "overdue", N_ ("Overdue cases") },
  { "public", N_ ("Citizens' reports") }, { "officers", N_ ("Officers") },
  { "supervisors", N_ ("Supervisors") },  { "vehicles", N_ ("Vehicles") },
  { "alarms", N_ ("Sensor alarms") },     { "sensors", N_ ("Sensors") },
};

static gboolean
names (const GPtrArray *array, const char *id)
{
  for (guint i = 0; i < array->len; i++)
    if (g_str_equal (g_ptr_array_index (array, i), id))
      return TRUE;
  return FALSE;
}

gboolean
pentad_map_layers_show (const PentadPanelSpec *panel,
                        const PentadMapChoice *choice,
                        const char *prefix,
                        const char *id)
{
  g_autofree char *key = g_strconcat (prefix, id, NULL);
  gboolean otherwise = g_str_equal (prefix, "layer:")      ? names (panel->layers, id)
                       : g_str_equal (prefix, "marker:")   ? names (panel->markers, id)
                       : g_str_equal (key, "heat")         ? panel->map.heat_shown
                       : g_str_equal (key, "zone-numbers") ? FALSE
                       : g_str_equal (key, "grade-colours")
                           ? panel->map.ramp == PENTAD_MAP_RAMP_GRADES
                           : prefix[0] == '\0';

  return pentad_map_choice_shows (choice, key, otherwise);
}

gboolean
pentad_map_layers_zones_apply (const PentadPanelSpec *panel)
{
  return panel->map.first.figure == NULL && panel->map.second.figure == NULL &&
         panel->map.level == PENTAD_LEVEL_CITY;
}

static void
item_free (gpointer data)
{
  PentadMapLayerItem *item = data;

  g_free (item->id);
  g_free (item->label);
  g_free (item);
}

typedef struct
{
  GPtrArray *items;
  const PentadPanelSpec *panel;
  const PentadMapChoice *choice;
} List;

static void
add (List *list, PentadMapLayerGroup group, const char *prefix, const char *id, const char *label)
{
  PentadMapLayerItem *item = g_new0 (PentadMapLayerItem, 1);

  item->id = g_strconcat (prefix, id, NULL);
  item->label = g_strdup (label[0] != '\0' ? label : id);
  item->group = group;
  item->shown = pentad_map_layers_show (list->panel, list->choice, prefix, id);
  g_ptr_array_add (list->items, item);
}

GPtrArray *
pentad_map_layers_new (const PentadBoardData *data,
                       const PentadPanelSpec *panel,
                       const PentadMapChoice *choice,
                       PentadLanguage language)
{
  List list = { g_ptr_array_new_with_free_func (item_free), panel, choice };
  const GPtrArray *partitions = pentad_city_get_partitions (data->query.city);
  const GPtrArray *layers = pentad_city_get_layers (data->query.city);

  add (&list, PENTAD_MAP_LAYERS_MAP, "", "grids", _ ("Grids by number"));
  add (&list, PENTAD_MAP_LAYERS_MAP, "", "heat", _ ("Density of reports"));
  add (&list, PENTAD_MAP_LAYERS_MAP, "", "labels", _ ("Names of divisions"));
  if (partitions->len > 0 && pentad_map_layers_zones_apply (panel))
    add (&list, PENTAD_MAP_LAYERS_MAP, "", "zone-numbers", _ ("Numbers by zone"));
  if (pentad_map_spec_has_grades (&panel->map, data))
    add (&list, PENTAD_MAP_LAYERS_MAP, "", "grade-colours", _ ("Grades in the scheme's colours"));
  for (guint i = 0; i < partitions->len; i++)
    {
      const PentadPartition *partition = g_ptr_array_index (partitions, i);

      add (&list, PENTAD_MAP_LAYERS_PARTITIONS, "partition:", partition->id,
           pentad_label_get (&partition->label, language));
    }
  for (guint i = 0; i < layers->len; i++)
    {
      const PentadLayer *layer = g_ptr_array_index (layers, i);

      add (&list, PENTAD_MAP_LAYERS_REFERENCE, "layer:", layer->id,
           pentad_label_get (&layer->label, language));
    }
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    add (&list, PENTAD_MAP_LAYERS_MARKERS, "marker:", markers[i].id, _ (markers[i].label));
  return list.items;
}

const char *
pentad_map_layers_group_name (PentadMapLayerGroup group)
{
  switch (group)
    {
    case PENTAD_MAP_LAYERS_PARTITIONS:
      return _ ("Zones");
    case PENTAD_MAP_LAYERS_REFERENCE:
      return _ ("Reference");
    case PENTAD_MAP_LAYERS_MARKERS:
      return _ ("Markers");
    case PENTAD_MAP_LAYERS_MAP:
    case PENTAD_N_MAP_LAYERS:
      break;
    }
  return _ ("Map");
}

void
pentad_map_layers_choose (const GPtrArray *items,
                          PentadMapChoice *choice,
                          const char *id,
                          gboolean shown)
{
  gboolean partition = g_str_has_prefix (id, "partition:");

  for (guint i = 0; i < items->len && partition; i++)
    {
      const PentadMapLayerItem *item = g_ptr_array_index (items, i);

      if (item->group == PENTAD_MAP_LAYERS_PARTITIONS)
        pentad_map_choice_set (choice, item->id, FALSE);
    }
  pentad_map_choice_set (choice, id, shown);
}
