/* Approvals of the reference city and their electronic supervision.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/operation.h"
#include "model/calendar.h"
#include "reference/tier.h"

/* The last PENTAD_APPROVING_DAYS days with today. Transfer full. */
PentadApprovals *pentad_approving_new (guint64 seed,
                                       const PentadTier *tier,
                                       const PentadCalendar *calendar,
                                       const PentadZone *zone,
                                       gint64 now);

#define PENTAD_APPROVING_DAYS 40
