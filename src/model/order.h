/* Numbers in ascending order, quick to add to and to take from.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An array cut into pieces of at most some hundred numbers: adding or taking one moves half a
 * piece, walking along is as quick as over an array, and a number takes little more than its eight
 * bytes. The same number may be there several times. */
#pragma once

#include <glib.h>

typedef struct _PentadOrder PentadOrder;

PentadOrder *pentad_order_new (void);
void pentad_order_free (PentadOrder *order);
gsize pentad_order_get_n (const PentadOrder *order);
void pentad_order_add (PentadOrder *order, gint64 number);
/* Takes one such number away; FALSE when there is none. */
gboolean pentad_order_remove (PentadOrder *order, gint64 number);
/* The number at position i, counted from the smallest; i must be below the number of them. */
gint64 pentad_order_get (const PentadOrder *order, gsize i);
/* How many numbers are below that one. */
gsize pentad_order_count_below (const PentadOrder *order, gint64 number);
/* Bytes that it takes. */
gsize pentad_order_get_memory (const PentadOrder *order);

/* A walk from one number on, up or down. The order must not change meanwhile. */
typedef struct
{
  const PentadOrder *order;
  guint piece, at;
} PentadOrderIter;

/* Stands before the first number that is not below `number`. */
void pentad_order_iter_init (PentadOrderIter *iter, const PentadOrder *order, gint64 number);
gboolean pentad_order_iter_next (PentadOrderIter *iter, gint64 *number);
gboolean pentad_order_iter_previous (PentadOrderIter *iter, gint64 *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadOrder, pentad_order_free)
