/* Where each cell lies in a map tile, so that few of them are painted without looking for them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "render/map-tile-make.h"

#include <string.h>

/* Bits of a cell's number that are sorted by at a time. */
#define DIGIT_BITS 11
#define DIGITS     (1 << DIGIT_BITS)

typedef struct
{
  guint32 cell;
  PentadMapSpan span;
} Item;

static void
list_items (const PentadMapTile *tile, Item *items)
{
  guint n = 0;

  for (int y = 0; y < TILE; y++)
    for (int x = 0; x < TILE; n++)
      {
        int end = pentad_map_tile_run_end (tile->starts[y], x);

        items[n] = (Item){ tile->runs[n], { (guint8)y, (guint8)x, (guint8)(end - 1) } };
        x = end;
      }
}

/* By one digit of the number above `low`; equal ones keep their order. */
static void
sort_digit (const Item *from, Item *to, guint n, guint32 low, int shift)
{
  guint32 at[DIGITS + 1] = { 0 };

  for (guint i = 0; i < n; i++)
    at[((from[i].cell - low) >> shift) % DIGITS + 1]++;
  for (int digit = 0; digit < DIGITS; digit++)
    at[digit + 1] += at[digit];
  for (guint i = 0; i < n; i++)
    to[at[((from[i].cell - low) >> shift) % DIGITS]++] = from[i];
}

/* Returns the array that is sorted, of the two. */
static Item *
sort_items (Item *items, Item *room, guint n)
{
  guint32 low = G_MAXUINT32, high = 0;

  for (guint i = 0; i < n; i++)
    {
      low = MIN (low, items[i].cell);
      high = MAX (high, items[i].cell);
    }
  for (int shift = 0; shift < 32 && (high - low) >> shift != 0; shift += DIGIT_BITS)
    {
      Item *sorted = room;

      sort_digit (items, sorted, n, low, shift);
      room = items;
      items = sorted;
    }
  return items;
}

static void
add_slot (PentadMapSpans *spans, guint32 cell, guint first, guint n)
{
  guint at = pentad_map_spans_hash (cell) & spans->mask;

  while (spans->slots[at].cell != 0)
    at = (at + 1) & spans->mask;
  /* No cell has more than half of a tile's runs. */
  spans->slots[at] = (PentadMapSpanSlot){ cell + 1, (guint16)first, (guint16)n };
}

PentadMapSpans *
pentad_map_spans_new (const PentadMapTile *tile)
{
  guint n = tile->row_runs[TILE], n_cells = 1, n_slots = 2;
  g_autofree Item *items = g_new (Item, n);
  g_autofree Item *room = g_new (Item, n);
  PentadMapSpans *spans = g_new0 (PentadMapSpans, 1);
  const Item *sorted;

  list_items (tile, items);
  sorted = sort_items (items, room, n);
  spans->spans = g_new (PentadMapSpan, n);
  for (guint i = 0; i < n; i++)
    {
      spans->spans[i] = sorted[i].span;
      n_cells += i > 0 && sorted[i].cell != sorted[i - 1].cell;
    }
  while (n_slots < 2 * n_cells)
    n_slots *= 2;
  spans->slots = g_new0 (PentadMapSpanSlot, n_slots);
  spans->mask = n_slots - 1;
  for (guint first = 0, end; first < n; first = end)
    {
      for (end = first + 1; end < n && sorted[end].cell == sorted[first].cell;)
        end++;
      add_slot (spans, sorted[first].cell, first, end - first);
    }
  return spans;
}

void
pentad_map_spans_free (PentadMapSpans *spans)
{
  g_free (spans->slots);
  g_free (spans->spans);
  g_free (spans);
}
