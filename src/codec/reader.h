/* What every reader of a document ends with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/guard.h"
#include "model/finding.h"

/* Ends a reader and its guard: the value when all went well, else NULL with *error set, and the
 * value is freed. */
#define PENTAD_READER_FINISH(guard, value, free_func, error)                                       \
  (pentad_reader_finish ((guard), (error)) ? (value) : (free_func (value), NULL))

/* Finishes and clears the guard. */
gboolean pentad_reader_finish (PentadGuard *guard, GError **error);
/* Adds a finding of that kind about the document when n is above 0; findings may be NULL. */
void pentad_reader_note (GPtrArray *findings, const char *origin, guint n, PentadFindingKind kind);
