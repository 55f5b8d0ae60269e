/* The calls of the 12319 hotline of the reference city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/operation.h"
#include "reference/demand.h"

/* The hours from the begin of yesterday on; the last one runs. zone is borrowed. Transfer full. */
PentadCalls *pentad_hotline_new (guint64 seed,
                                 double calls_per_day,
                                 const PentadDemand *demand,
                                 const PentadZone *zone,
                                 gint64 now);
