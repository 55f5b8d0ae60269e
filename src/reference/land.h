/* The reference layers of the reference city: water, green, roads and named places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/layer.h"
#include "reference/places.h"

#define PENTAD_LAND_N_LAYERS 4

/* Ids in the order in which the platform names them: "water", "green", "roads", "places". */
const char *pentad_land_layer_id (guint index);
/* Transfer full. */
PentadLayer *pentad_land_layer_new (guint64 seed, const PentadPlaces *places, guint index);
/* TRUE when the unit grid lies for the most part in a lake, where little happens. */
gboolean pentad_land_is_water (guint64 seed, const PentadPlaces *places, guint grid);
/* The name of the road nearest to a unit grid, in the language of the platform (zh_CN). */
char *pentad_land_dup_road_name (guint64 seed, const PentadPlaces *places, guint grid);
