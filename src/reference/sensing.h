/* The sensors of the twelve monitored domains of the reference city, and their alarms.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/operation.h"
#include "reference/places.h"

/* As they stand at `now`. Transfer full. */
PentadSensors *pentad_sensing_new (guint64 seed, const PentadPlaces *places, gint64 now);
