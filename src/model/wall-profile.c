/* A display wall, or a desk's screen, as its people see it (data/walls).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/wall-profile.h"

PentadWallProfile *
pentad_wall_profile_new (void)
{
  PentadWallProfile *profile = g_new0 (PentadWallProfile, 1);

  profile->width_px = 1920;
  profile->height_px = 1080;
  profile->mm_per_px = 0.25;
  profile->viewing_distance_m = 0.6;
  profile->columns = profile->rows = 1;
  return profile;
}

void
pentad_wall_profile_free (PentadWallProfile *profile)
{
  if (profile == NULL)
    return;
  g_free (profile->id);
  pentad_label_clear (&profile->label);
  g_free (profile);
}
