/* How long to wait after failures: exponential with full jitter, Retry-After honoured.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/backoff.h"

gint64
pentad_backoff_limit_ms (guint n_failures)
{
  gint64 limit_ms = PENTAD_BACKOFF_FIRST_MS;

  for (guint i = 1; i < n_failures && limit_ms < PENTAD_BACKOFF_LAST_MS; i++)
    limit_ms *= 2;
  return MIN (limit_ms, PENTAD_BACKOFF_LAST_MS);
}

gint64
pentad_backoff_wait_ms (guint n_failures, int retry_after_s, double random)
{
  gint64 wait_ms = (gint64)(random * (double)pentad_backoff_limit_ms (n_failures));

  if (retry_after_s > 0)
    wait_ms += MIN (retry_after_s, PENTAD_BACKOFF_MAX_RETRY_AFTER_S) * G_GINT64_CONSTANT (1000);
  return wait_ms;
}
