/* What can wait is done while nobody waits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"

/* From the first evaluation on, whenever the main loop has nothing else to do: looks at the cases
 * of the city a few at a time, so that a view that tells what is wrong with them need not wait for
 * all, and works out what the other views show of the weeks before. Once for a session; ends with
 * it. */
void pentad_spare_time_use (PentadSession *session);
