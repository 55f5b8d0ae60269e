/* The sizes of city that the reference platform can be (domain.md 6).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/division.h"

typedef struct
{
  const char *id; /* "demo", "small", "medium", "large", "mega" */
  const char
      *city_code; /* outside the assigned range, so that it is never taken for a real place */
  const char *case_prefix;
  const char *zh_cn, *zh_tw, *en;
  guint urban, functional, counties; /* districts of each kind */
  guint streets, communities, grids;
  guint street_departments; /* whether every street office handles cases itself */
  guint supervisors;
  gint64 population;
  double cases_per_day;
  double calls_per_day;
} PentadTier;

/* NULL when there is no such tier. */
const PentadTier *pentad_tier_find (const char *id);
const PentadTier *pentad_tier_get (guint index);
guint pentad_tier_count (void);

/* The kind of the n-th district (urban ones first, then functional zones, then counties), and its
 * number within the kind. */
PentadDivisionKind pentad_tier_district_kind (const PentadTier *tier, guint n, guint *in_kind);

/* A tier with another number of unit grids: streets and communities follow where they must, so that
 * each place has at least one grid and a community keeps to about 250. n_grids from
 * PENTAD_TIER_MIN_GRIDS to PENTAD_TIER_MAX_GRIDS. */
PentadTier pentad_tier_resize (const PentadTier *tier, guint n_grids);

#define PENTAD_TIER_MIN_GRIDS 50
#define PENTAD_TIER_MAX_GRIDS 200000
