/* The levels of a city's places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef enum
{
  PENTAD_LEVEL_CITY,
  PENTAD_LEVEL_DISTRICT,
  PENTAD_LEVEL_STREET,
  PENTAD_LEVEL_COMMUNITY,
  PENTAD_LEVEL_GRID,
  PENTAD_N_LEVELS
} PentadLevel;

/* Neutral id of a level: "city", "district", "street", "community", "grid". What a city calls its
 * levels is in its about document. */
const char *pentad_level_id (PentadLevel level);
gboolean pentad_level_parse (const char *id, PentadLevel *level);
