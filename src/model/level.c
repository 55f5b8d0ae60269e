/* The levels of a city's places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/level.h"

static const char *const ids[PENTAD_N_LEVELS] = { "city", "district", "street", "community",
                                                  "grid" };

const char *
pentad_level_id (PentadLevel level)
{
  return ids[level];
}

gboolean
pentad_level_parse (const char *id, PentadLevel *level)
{
  for (int i = 0; i < PENTAD_N_LEVELS; i++)
    if (g_strcmp0 (id, ids[i]) == 0)
      {
        *level = i;
        return TRUE;
      }
  return FALSE;
}
