/* The colour ramps of maps: from a class to an ink.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/ramp.h"

static const struct
{
  const char *id;
  PentadInk first;
  int steps;
} ramps[PENTAD_N_RAMPS] = {
  [PENTAD_RAMP_LOAD] = { "load", PENTAD_INK_RAMP, PENTAD_RAMP_STEPS },
  [PENTAD_RAMP_QUIET] = { "quiet", PENTAD_INK_QUIET, PENTAD_RAMP_STEPS },
  [PENTAD_RAMP_DIVERGING] = { "diverging", PENTAD_INK_DIVERGING, PENTAD_RAMP_STEPS },
  [PENTAD_RAMP_BIVARIATE] = { "bivariate", PENTAD_INK_BIVARIATE, PENTAD_N_BIVARIATE },
};

int
pentad_ramp_get_steps (PentadRamp ramp)
{
  g_return_val_if_fail ((guint)ramp < PENTAD_N_RAMPS, 1);
  return ramps[ramp].steps;
}

PentadInk
pentad_ramp_get_ink (PentadRamp ramp, int step)
{
  g_return_val_if_fail ((guint)ramp < PENTAD_N_RAMPS, PENTAD_INK_NONE);
  return ramps[ramp].first + (guint)CLAMP (step, 0, ramps[ramp].steps - 1);
}

int
pentad_ramp_get_base (PentadRamp ramp)
{
  return ramp == PENTAD_RAMP_DIVERGING ? PENTAD_RAMP_STEPS / 2 : 0;
}

const char *
pentad_ramp_id (PentadRamp ramp)
{
  return (guint)ramp < PENTAD_N_RAMPS ? ramps[ramp].id : NULL;
}

gboolean
pentad_ramp_parse (const char *id, PentadRamp *ramp)
{
  for (guint i = 0; i < PENTAD_N_RAMPS; i++)
    if (g_strcmp0 (id, ramps[i].id) == 0)
      {
        *ramp = (PentadRamp)i;
        return TRUE;
      }
  return FALSE;
}
