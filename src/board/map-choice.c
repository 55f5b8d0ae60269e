/* What a viewer chose to see on a map: layers, and one period or two.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/map-choice.h"

PentadMapChoice *
pentad_map_choice_new (void)
{
  PentadMapChoice *choice = g_new0 (PentadMapChoice, 1);

  choice->layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  choice->divider = 0.5;
  return choice;
}

void
pentad_map_choice_free (PentadMapChoice *choice)
{
  g_hash_table_unref (choice->layers);
  g_free (choice);
}

void
pentad_map_choice_set (PentadMapChoice *choice, const char *layer, gboolean shown)
{
  g_hash_table_replace (choice->layers, g_strdup (layer), GINT_TO_POINTER (shown != FALSE));
}

gboolean
pentad_map_choice_shows (const PentadMapChoice *choice, const char *layer, gboolean otherwise)
{
  gpointer shown;

  if (choice == NULL || !g_hash_table_lookup_extended (choice->layers, layer, NULL, &shown))
    return otherwise;
  return GPOINTER_TO_INT (shown) != 0;
}
