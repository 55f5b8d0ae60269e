/* What a viewer chose to see on a map: layers, and one period or two.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef enum
{
  PENTAD_MAP_ONE,   /* the period shown */
  PENTAD_MAP_SWIPE, /* the one before left of a line, the one shown right of it */
  PENTAD_MAP_PAIR,  /* the same, on two maps */
  PENTAD_N_MAP_COMPARES
} PentadMapCompare;

typedef struct
{
  GHashTable *layers; /* id → GINT_TO_POINTER (shown); those not in it are as the board says */
  PentadMapCompare compare;
  double divider; /* share of the width */
} PentadMapChoice;

PentadMapChoice *pentad_map_choice_new (void);
void pentad_map_choice_free (PentadMapChoice *choice);
void pentad_map_choice_set (PentadMapChoice *choice, const char *layer, gboolean shown);
/* choice NULL: nothing was chosen. */
gboolean
pentad_map_choice_shows (const PentadMapChoice *choice, const char *layer, gboolean otherwise);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadMapChoice, pentad_map_choice_free)
