/* Sample input for every layout, with its edge cases: drawn by the golden tests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/samples.h"

typedef PentadSample Sample;

extern const Sample map_samples[];
