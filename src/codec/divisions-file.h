/* The table of places in binary, so that a restart parses no boundaries.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is kept in a PentadStored, whose sum finds damage; lengths are checked all the same. */
#pragma once

#include "codec/error.h"
#include "model/division.h"

/* Transfer full. */
GBytes *pentad_divisions_pack (const PentadDivisions *divisions);
/* NULL with an error that names `origin` when the bytes are not what pack wrote. Transfer full. */
PentadDivisions *pentad_divisions_unpack (GBytes *bytes, const char *origin, GError **error);
