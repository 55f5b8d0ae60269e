/* What a board's map shows and how, as its file says (data/boards).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/map-spec.h"

#include <string.h>

const char *const pentad_map_cases_ids[] = { "open", "overdue", "reported", NULL };
const char *const pentad_map_quantity_ids[] = { "count", "per-10000", "per-km2", NULL };
const char *const pentad_map_ramp_ids[] = { "load",      "quiet",  "diverging",
                                            "bivariate", "grades", NULL };
const char *const pentad_map_classing_ids[] = { "auto",  "bands",   "thresholds", "quantile",
                                                "equal", "natural", "grades",     NULL };
const char *const pentad_map_playback_ids[] = { "auto", "hours", "days", NULL };

void
pentad_map_spec_init (PentadMapSpec *spec)
{
  memset (spec, 0, sizeof *spec);
  spec->heat_classes = g_ptr_array_new_with_free_func (g_free);
}

void
pentad_map_spec_clear (PentadMapSpec *spec)
{
  g_clear_pointer (&spec->first.figure, g_free);
  g_clear_pointer (&spec->second.figure, g_free);
  g_ptr_array_unref (spec->heat_classes);
}
