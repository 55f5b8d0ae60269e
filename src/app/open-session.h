/* From options to a session on a city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/options.h"
#include "app/session.h"

/* Checks the source, the time, the boards and what is to be shown first; opens no connection yet.
 * NULL with one line that names the option. Transfer full. */
PentadSession *pentad_open_session (const PentadOptions *options, GError **error);
