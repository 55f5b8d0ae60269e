/* The layers that a board's map can show, for a list to choose from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "board/board-data.h"
#include "board/map-choice.h"
#include "model/board-spec.h"

typedef enum
{
  PENTAD_MAP_LAYERS_MAP,
  PENTAD_MAP_LAYERS_PARTITIONS, /* one at a time */
  PENTAD_MAP_LAYERS_REFERENCE,
  PENTAD_MAP_LAYERS_MARKERS,
  PENTAD_N_MAP_LAYERS
} PentadMapLayerGroup;

/* Ids: "grids", "heat", "labels", "zone-numbers",
 * "grade-colours", "partition:ID", "layer:ID", "marker:KIND". */
typedef struct
{
  char *id;
  char *label;
  PentadMapLayerGroup group;
  gboolean shown;
} PentadMapLayerItem;

/* PentadMapLayerItem in the order of the list. Transfer full. */
GPtrArray *pentad_map_layers_new (const PentadBoardData *data,
                                  const PentadPanelSpec *panel,
                                  const PentadMapChoice *choice,
                                  PentadLanguage language);
/* A heading of the list; translated. */
const char *pentad_map_layers_group_name (PentadMapLayerGroup group);
/* Chooses a layer; of partitions the others go. */
void pentad_map_layers_choose (const GPtrArray *items,
                               PentadMapChoice *choice,
                               const char *id,
                               gboolean shown);

/* Whether a map can show the numbers of zones: where it counts cases by cell. */
gboolean pentad_map_layers_zones_apply (const PentadPanelSpec *panel);
/* What of the above a map shows, without the list. */
gboolean pentad_map_layers_show (const PentadPanelSpec *panel,
                                 const PentadMapChoice *choice,
                                 const char *prefix,
                                 const char *id);
