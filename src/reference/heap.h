/* A binary heap of costed items, smallest cost first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct
{
  double cost;
  int item;
  int part; /* the caller's: who offers the item */
} PentadHeapEntry;

typedef struct
{
  GArray *entries; /* PentadHeapEntry */
} PentadHeap;

PentadHeap *pentad_heap_new (void);
void pentad_heap_free (PentadHeap *heap);
void pentad_heap_push (PentadHeap *heap, double cost, int item, int part);
/* FALSE when empty. Equal costs come out by item, then part, so that the order is always the same.
 */
gboolean pentad_heap_pop (PentadHeap *heap, PentadHeapEntry *entry);
void pentad_heap_clear (PentadHeap *heap);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadHeap, pentad_heap_free)
