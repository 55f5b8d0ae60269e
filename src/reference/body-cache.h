/* The answers that were made last, by what they are an answer to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/body.h"

typedef struct _PentadBodyCache PentadBodyCache;

/* Keeps what was used last, up to about max_bytes; one body is kept whatever its size. */
PentadBodyCache *pentad_body_cache_new (gsize max_bytes);
void pentad_body_cache_free (PentadBodyCache *cache);
/* Transfer full; NULL when there is none. Thread-safe, like the rest. */
PentadBody *pentad_body_cache_find (PentadBodyCache *cache, const char *key);
void pentad_body_cache_add (PentadBodyCache *cache, const char *key, PentadBody *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadBodyCache, pentad_body_cache_free)
