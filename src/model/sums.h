/* Rows of small sums under keys: what counters are kept in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct _PentadSums PentadSums;

/* width: numbers in a row. */
PentadSums *pentad_sums_new (guint width);
void pentad_sums_free (PentadSums *sums);
/* The row of a key, made (all zero) when it is not there. Valid until the next call. */
gint32 *pentad_sums_take (PentadSums *sums, guint64 key);
/* NULL when there is none: all zero. */
const gint32 *pentad_sums_get (const PentadSums *sums, guint64 key);
/* Keeps the rows that have a number other than zero and whose key passes; func may be NULL. */
typedef gboolean (*PentadSumsFunc) (guint64 key, gpointer user_data);
void pentad_sums_keep (PentadSums *sums, PentadSumsFunc func, gpointer user_data);
guint pentad_sums_get_n (const PentadSums *sums);
/* Bytes that it takes. */
gsize pentad_sums_get_memory (const PentadSums *sums);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadSums, pentad_sums_free)
