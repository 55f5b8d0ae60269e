/* Cases in binary, so that a restart parses none.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kept in a PentadStored, whose sum finds damage; lengths, codes and acts are checked all the
 * same. */
#pragma once

#include "codec/error.h"
#include "model/state.h"

/* TRUE for what the functions below wrote; JSON never begins so. */
gboolean pentad_cases_is_packed (GBytes *bytes);

/* Transfer full. */
GBytes *pentad_state_pack (const PentadState *state);
/* NULL with an error that names `origin` when the bytes are not what pack wrote. Transfer full. */
PentadState *pentad_state_unpack (GBytes *bytes, const char *origin, GError **error);

/* cases: PentadCase, those that ended on `day`. Transfer full. */
GBytes *pentad_ended_pack (const GPtrArray *cases, gint32 day);
/* Likewise. An array that owns its cases. */
GPtrArray *pentad_ended_unpack (GBytes *bytes, gint32 *day, const char *origin, GError **error);
