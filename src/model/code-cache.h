/* Codes met while one document is read: found again without a lock.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same few hundred codes come back in every row of a document. The cache holds each once as
 * long as it lives, so that the number it gives stays the text's. For one thread. */
#pragma once

#include "model/code.h"

typedef struct _PentadCodeCache PentadCodeCache;

PentadCodeCache *pentad_code_cache_new (void);
/* Releases its codes; those that somebody else holds live on. */
void pentad_code_cache_free (PentadCodeCache *self);
/* The number of a text, which need not be terminated and holds no U+0000; 0 for NULL. Who keeps it
 * longer than the cache lives calls pentad_code_hold(). */
PentadCode
pentad_code_cache_find (PentadCodeCache *self, PentadCodeKind kind, const char *text, gsize len);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCodeCache, pentad_code_cache_free)
