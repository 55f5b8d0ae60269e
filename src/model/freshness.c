/* How old data are and how the platform answers: two things kept apart.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/freshness.h"

/* Bounds in poll intervals (design.md 2). */
#define LATE_INTERVALS  1.5
#define STALE_INTERVALS 3.0

PentadFreshness
pentad_freshness (double age_s, double interval_s)
{
  if (age_s <= LATE_INTERVALS * interval_s)
    return PENTAD_FRESH;
  return age_s <= STALE_INTERVALS * interval_s ? PENTAD_LATE : PENTAD_STALE;
}

const char *
pentad_freshness_id (PentadFreshness freshness)
{
  static const char *const ids[] = { "fresh", "late", "stale", "unknown" };

  return ids[freshness];
}

const char *
pentad_connection_id (PentadConnection connection)
{
  static const char *const ids[] = {
    "ok", "connecting", "offline", "failing", "unauthorised", "refused", "incompatible",
  };

  return ids[connection];
}
