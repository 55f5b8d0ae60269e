/* The sizes of city that the reference platform can be (domain.md 6).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/tier.h"

#include <string.h>

/* Mean number of unit grids of a community above which there are more communities. */
#define GRIDS_PER_COMMUNITY 250

static const PentadTier tiers[] = {
  { "demo", "990100", "YZ", "云州市", "雲州市", "Yunzhou", 4, 1, 2, 40, 200, 3640, FALSE, 100,
    1200000, 300, 150 },
  { "small", "990200", "QL", "青芦市", "青蘆市", "Qinglu", 2, 0, 1, 12, 120, 3600, FALSE, 80,
    1000000, 200, 50 },
  { "medium", "990300", "TA", "汀安市", "汀安市", "Ting'an", 3, 1, 2, 40, 500, 10000, TRUE, 280,
    3000000, 800, 380 },
  { "large", "990400", "HL", "衡泠市", "衡泠市", "Hengling", 6, 1, 4, 150, 2000, 20000, TRUE, 1000,
    8000000, 3300, 1500 },
  { "mega", "990500", "CN", "沧宁市", "滄寧市", "Cangning", 10, 1, 5, 280, 5500, 40000, TRUE, 13800,
    22000000, 19000, 10000 },
};

const PentadTier *
pentad_tier_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    if (strcmp (tiers[i].id, id) == 0)
      return &tiers[i];
  return NULL;
}

const PentadTier *
pentad_tier_get (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (tiers), NULL);

  return &tiers[index];
}

guint
pentad_tier_count (void)
{
  return G_N_ELEMENTS (tiers);
}

PentadDivisionKind
pentad_tier_district_kind (const PentadTier *tier, guint n, guint *in_kind)
{
  *in_kind = n;
  if (n < tier->urban)
    return PENTAD_DIVISION_URBAN;
  *in_kind -= tier->urban;
  if (*in_kind < tier->functional)
    return PENTAD_DIVISION_FUNCTIONAL;
  *in_kind -= tier->functional;
  return PENTAD_DIVISION_COUNTY;
}

PentadTier
pentad_tier_resize (const PentadTier *tier, guint n_grids)
{
  PentadTier resized = *tier;
  guint districts = tier->urban + tier->functional + tier->counties;

  g_return_val_if_fail (n_grids >= PENTAD_TIER_MIN_GRIDS && n_grids <= PENTAD_TIER_MAX_GRIDS,
                        resized);

  resized.grids = n_grids;
  resized.communities = CLAMP (tier->communities, n_grids / GRIDS_PER_COMMUNITY, n_grids / 2);
  resized.streets = CLAMP (tier->streets, districts, MAX (districts, resized.communities / 2));
  return resized;
}
