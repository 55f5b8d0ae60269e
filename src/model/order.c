/* Numbers in ascending order, quick to add to and to take from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/order.h"

#include <string.h>

/* A full piece is split in two; a nearly empty one joins the next. */
#define FULL 512
#define FEW  96

typedef struct
{
  gint64 *numbers;
  guint n, room;
} Piece;

struct _PentadOrder
{
  GArray *pieces; /* Piece, none of them empty */
  gsize n;
};

PentadOrder *
pentad_order_new (void)
{
  PentadOrder *self = g_new0 (PentadOrder, 1);

  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  return self;
}

void
pentad_order_free (PentadOrder *order)
{
  for (guint i = 0; i < order->pieces->len; i++)
    g_free (g_array_index (order->pieces, Piece, i).numbers);
  g_array_unref (order->pieces);
  g_free (order);
}

gsize
pentad_order_get_n (const PentadOrder *order)
{
  return order->n;
}

static Piece *
get_piece (const PentadOrder *order, guint i)
{
  return &g_array_index (order->pieces, Piece, i);
}

/* The last piece that begins below the number, or the first one: where it stands, or belongs. */
static guint
find_piece (const PentadOrder *order, gint64 number)
{
  guint low = 0, high = order->pieces->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_piece (order, middle)->numbers[0] < number)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* The first place whose number is not below it. */
static guint
find_in_piece (const Piece *piece, gint64 number)
{
  guint low = 0, high = piece->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (piece->numbers[middle] < number)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
split (PentadOrder *self, guint i)
{
  Piece *piece = get_piece (self, i);
  Piece upper = { .n = piece->n - piece->n / 2, .room = FULL };

  piece->n /= 2;
  upper.numbers = g_new (gint64, FULL);
  memcpy (upper.numbers, piece->numbers + piece->n, upper.n * sizeof (gint64));
  g_array_insert_val (self->pieces, i + 1, upper);
}

static void
make_room (Piece *piece)
{
  if (piece->n < piece->room)
    return;
  piece->room = MIN (FULL, MAX (4, piece->room * 2));
  piece->numbers = g_renew (gint64, piece->numbers, piece->room);
}

void
pentad_order_add (PentadOrder *order, gint64 number)
{
  guint i = find_piece (order, number);

  if (order->pieces->len == 0)
    g_array_append_vals (order->pieces, &(Piece){ 0 }, 1);
  else if (get_piece (order, i)->n == FULL)
    {
      split (order, i);
      i = find_piece (order, number);
    }
  Piece *piece = get_piece (order, i);
  guint at = find_in_piece (piece, number);
  make_room (piece);
  memmove (piece->numbers + at + 1, piece->numbers + at, (piece->n - at) * sizeof (gint64));
  piece->numbers[at] = number;
  piece->n++;
  order->n++;
}

/* Keeps pieces from becoming many and small. */
static void
join_next (PentadOrder *self, guint i)
{
  Piece *piece = get_piece (self, i), *next = piece + 1;

  if (piece->n > FEW || i + 1 >= self->pieces->len || piece->n + next->n > FULL - FEW)
    return;
  piece->numbers = g_renew (gint64, piece->numbers, FULL);
  piece->room = FULL;
  memcpy (piece->numbers + piece->n, next->numbers, next->n * sizeof (gint64));
  piece->n += next->n;
  g_free (next->numbers);
  g_array_remove_index (self->pieces, i + 1);
}

gboolean
pentad_order_remove (PentadOrder *order, gint64 number)
{
  PentadOrderIter iter;
  gint64 found;

  pentad_order_iter_init (&iter, order, number);
  if (!pentad_order_iter_next (&iter, &found) || found != number)
    return FALSE;
  Piece *piece = get_piece (order, iter.piece);
  guint at = iter.at - 1;
  piece->n--;
  order->n--;
  memmove (piece->numbers + at, piece->numbers + at + 1, (piece->n - at) * sizeof (gint64));
  if (piece->n == 0)
    {
      g_free (piece->numbers);
      g_array_remove_index (order->pieces, iter.piece);
    }
  else
    join_next (order, iter.piece);
  return TRUE;
}

gint64
pentad_order_get (const PentadOrder *order, gsize i)
{
  guint piece = 0;

  g_return_val_if_fail (i < order->n, 0);
  for (; i >= get_piece (order, piece)->n; piece++)
    i -= get_piece (order, piece)->n;
  return get_piece (order, piece)->numbers[i];
}

gsize
pentad_order_count_below (const PentadOrder *order, gint64 number)
{
  guint piece = find_piece (order, number);
  gsize n = 0;

  if (order->pieces->len == 0)
    return 0;
  for (guint i = 0; i < piece; i++)
    n += get_piece (order, i)->n;
  return n + find_in_piece (get_piece (order, piece), number);
}

gsize
pentad_order_get_memory (const PentadOrder *order)
{
  gsize bytes = sizeof *order + order->pieces->len * sizeof (Piece);

  for (guint i = 0; i < order->pieces->len; i++)
    bytes += get_piece (order, i)->room * sizeof (gint64);
  return bytes;
}

void
pentad_order_iter_init (PentadOrderIter *iter, const PentadOrder *order, gint64 number)
{
  iter->order = order;
  iter->piece = find_piece (order, number);
  iter->at = order->pieces->len > 0 ? find_in_piece (get_piece (order, iter->piece), number) : 0;
}

/* After a step, `at` is one behind the number that it gave, in that number's piece. */
gboolean
pentad_order_iter_next (PentadOrderIter *iter, gint64 *number)
{
  const PentadOrder *order = iter->order;

  if (iter->piece < order->pieces->len && iter->at == get_piece (order, iter->piece)->n)
    {
      if (iter->piece + 1 == order->pieces->len)
        return FALSE;
      iter->piece++;
      iter->at = 0;
    }
  if (iter->piece >= order->pieces->len)
    return FALSE;
  *number = get_piece (order, iter->piece)->numbers[iter->at++];
  return TRUE;
}

gboolean
pentad_order_iter_previous (PentadOrderIter *iter, gint64 *number)
{
  const PentadOrder *order = iter->order;

  if (order->pieces->len == 0)
    return FALSE;
  if (iter->at == 0)
    {
      if (iter->piece == 0)
        return FALSE;
      iter->piece--;
      iter->at = get_piece (order, iter->piece)->n;
    }
  *number = get_piece (order, iter->piece)->numbers[--iter->at];
  return TRUE;
}
