/* A binary heap of costed items, smallest cost first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/heap.h"

PentadHeap *
pentad_heap_new (void)
{
  PentadHeap *heap = g_new0 (PentadHeap, 1);

  heap->entries = g_array_new (FALSE, FALSE, sizeof (PentadHeapEntry));
  return heap;
}

void
pentad_heap_free (PentadHeap *heap)
{
  g_array_unref (heap->entries);
  g_free (heap);
}

void
pentad_heap_clear (PentadHeap *heap)
{
  g_array_set_size (heap->entries, 0);
}

static gboolean
comes_before (const PentadHeapEntry *a, const PentadHeapEntry *b)
{
  if (a->cost != b->cost)
    return a->cost < b->cost;
  if (a->item != b->item)
    return a->item < b->item;
  return a->part < b->part;
}

void
pentad_heap_push (PentadHeap *heap, double cost, int item, int part)
{
  PentadHeapEntry entry = { cost, item, part };
  PentadHeapEntry *all;
  guint at = heap->entries->len;

  g_array_append_val (heap->entries, entry);
  all = (PentadHeapEntry *)(void *)heap->entries->data;
  for (; at > 0 && comes_before (&entry, &all[(at - 1) / 2]); at = (at - 1) / 2)
    all[at] = all[(at - 1) / 2];
  all[at] = entry;
}

gboolean
pentad_heap_pop (PentadHeap *heap, PentadHeapEntry *entry)
{
  PentadHeapEntry *all = (PentadHeapEntry *)(void *)heap->entries->data;
  PentadHeapEntry last;
  guint n = heap->entries->len, at = 0;

  if (n == 0)
    return FALSE;
  *entry = all[0];
  last = all[--n];
  for (guint child = 1; child < n; child = 2 * at + 1)
    {
      if (child + 1 < n && comes_before (&all[child + 1], &all[child]))
        child++;
      if (!comes_before (&all[child], &last))
        break;
      all[at] = all[child];
      at = child;
    }
  all[at] = last;
  g_array_set_size (heap->entries, n);
  return TRUE;
}
