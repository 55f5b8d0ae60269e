/* What a piece of work costs the main loop and the process: stalls and memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Longest time without a round of the main loop; sanitizers make everything several times slower.
 */
#ifdef __SANITIZE_ADDRESS__
#define MAX_STALL_MS 1000
#else
#define MAX_STALL_MS 100
#endif

typedef struct _Watch Watch;

/* Begins watching the default context of this thread. */
Watch *watch_new (void);
void watch_free (Watch *self);
/* The longest that the main loop did not come round, in milliseconds, without the time in which
 * other programs had the processor. */
double watch_get_stall_ms (Watch *self);
/* The most memory that the process has held above what it held at the start, in bytes. */
gint64 watch_get_growth (const Watch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Watch, watch_free)
