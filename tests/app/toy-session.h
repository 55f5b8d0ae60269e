/* A session on the toy city, without a platform.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/session.h"
#include "host/clock.h"

/* Two boards, "toy" and "other". `city` and `clock` may be NULL; else they are borrowed by the
 * session and can be moved by the test. Transfer full. */
PentadSession *toy_session_new (PentadCity *city, PentadClock *clock);
/* What a feed does after it applied documents. */
void toy_session_update (PentadSession *session);
