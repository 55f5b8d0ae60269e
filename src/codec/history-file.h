/* A month of history in binary, so that a restart parses none.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is kept in a PentadStored, whose sum finds damage; lengths are checked all the same. */
#pragma once

#include "codec/error.h"
#include "model/history.h"

/* Of a finished history. Transfer full. */
GBytes *pentad_history_pack (const PentadHistory *history);
/* The rows stay in the bytes. NULL with an error that names `origin` when these are not what pack
 * wrote. Transfer full. */
PentadHistory *pentad_history_unpack (GBytes *bytes, const char *origin, GError **error);
