/* How long to wait after failures: exponential with full jitter, Retry-After honoured.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Waits grow from the first to the last of these. */
#define PENTAD_BACKOFF_FIRST_MS 1000
#define PENTAD_BACKOFF_LAST_MS  (5 * 60 * 1000)
/* The longest Retry-After that is honoured. */
#define PENTAD_BACKOFF_MAX_RETRY_AFTER_S 3600

/* The upper end of the wait after that many failures in a row (1, 2, 3 ...): 1 s, 2 s, 4 s ... */
gint64 pentad_backoff_limit_ms (guint n_failures);
/* The wait: evenly spread between 0 and the limit ("full jitter", so that walls that lost a
 * platform together do not come back together). retry_after_s (-1: none) is what the server asked
 * for: the wait is at least that, and spread over the limit beyond it. random in [0, 1). */
gint64 pentad_backoff_wait_ms (guint n_failures, int retry_after_s, double random);
