/* Filing conditions with their limits, as class lists and catalogues give them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/guard.h"
#include "model/limit.h"

/* Reads [{"amount": 2, "unit": "eh"}, {"label": …, "phases": [{amount, unit, label}, …], "season":
 * {"label": …, "from": "03-01", "to": "04-30"}}, …] into a new array of PentadCondition; null
 * leaves *conditions as it was. FALSE after an error of the guard. */
gboolean pentad_read_conditions (PentadGuard *guard, GPtrArray **conditions);
