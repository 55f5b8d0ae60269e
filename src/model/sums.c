/* Rows of small sums under keys: what counters are kept in.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Open addressing: cells hold a key and the number of its row plus one; rows lie in one array in
 * the order they were made. */
#include "config.h"

#include "model/sums.h"

#include <string.h>

#define FIRST_CELLS 64u

struct _PentadSums
{
  guint width;
  guint n_cells; /* a power of two */
  guint64 *keys;
  guint32 *rows;    /* 0: the cell is free */
  GArray *values;   /* gint32, width a row */
  GArray *row_keys; /* guint64 */
};

static void
make_cells (PentadSums *self, guint n_cells)
{
  self->n_cells = n_cells;
  self->keys = g_new (guint64, n_cells);
  self->rows = g_new0 (guint32, n_cells);
}

PentadSums *
pentad_sums_new (guint width)
{
  PentadSums *self = g_new0 (PentadSums, 1);

  self->width = width;
  self->values = g_array_new (FALSE, TRUE, sizeof (gint32));
  self->row_keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  make_cells (self, FIRST_CELLS);
  return self;
}

void
pentad_sums_free (PentadSums *sums)
{
  g_free (sums->keys);
  g_free (sums->rows);
  g_array_unref (sums->values);
  g_array_unref (sums->row_keys);
  g_free (sums);
}

/* The cell of a key, or the free one where it belongs. */
static guint
find_cell (const PentadSums *self, guint64 key)
{
  guint64 mixed = (key ^ key >> 29) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  guint cell = (guint)(mixed >> 32) & (self->n_cells - 1);

  while (self->rows[cell] != 0 && self->keys[cell] != key)
    cell = (cell + 1) & (self->n_cells - 1);
  return cell;
}

/* Puts every row into cells anew. */
static void
rebuild (PentadSums *self, guint n_cells)
{
  g_free (self->keys);
  g_free (self->rows);
  make_cells (self, n_cells);
  for (guint row = 0; row < self->row_keys->len; row++)
    {
      guint64 key = g_array_index (self->row_keys, guint64, row);
      guint cell = find_cell (self, key);

      self->keys[cell] = key;
      self->rows[cell] = row + 1;
    }
}

gint32 *
pentad_sums_take (PentadSums *sums, guint64 key)
{
  guint cell = find_cell (sums, key);

  if (sums->rows[cell] == 0)
    {
      if (sums->row_keys->len + 1 > sums->n_cells / 4 * 3)
        {
          rebuild (sums, sums->n_cells * 2);
          cell = find_cell (sums, key);
        }
      g_array_append_val (sums->row_keys, key);
      g_array_set_size (sums->values, sums->values->len + sums->width);
      sums->keys[cell] = key;
      sums->rows[cell] = sums->row_keys->len;
    }
  return &g_array_index (sums->values, gint32, (sums->rows[cell] - 1) * sums->width);
}

const gint32 *
pentad_sums_get (const PentadSums *sums, guint64 key)
{
  guint cell = find_cell (sums, key);

  return sums->rows[cell] != 0
             ? &g_array_index (sums->values, gint32, (sums->rows[cell] - 1) * sums->width)
             : NULL;
}

static gboolean
is_zero (const gint32 *row, guint width)
{
  for (guint i = 0; i < width; i++)
    if (row[i] != 0)
      return FALSE;
  return TRUE;
}

void
pentad_sums_keep (PentadSums *sums, PentadSumsFunc func, gpointer user_data)
{
  guint width = sums->width, kept = 0, n_cells = FIRST_CELLS;

  for (guint row = 0; row < sums->row_keys->len; row++)
    {
      guint64 key = g_array_index (sums->row_keys, guint64, row);
      const gint32 *values = &g_array_index (sums->values, gint32, row * width);

      if (is_zero (values, width) || (func != NULL && !func (key, user_data)))
        continue;
      memmove (&g_array_index (sums->values, gint32, kept * width), values,
               width * sizeof (gint32));
      g_array_index (sums->row_keys, guint64, kept++) = key;
    }
  g_array_set_size (sums->row_keys, kept);
  g_array_set_size (sums->values, kept * width);
  while (kept + 1 > n_cells / 4 * 3)
    n_cells *= 2;
  rebuild (sums, n_cells);
}

guint
pentad_sums_get_n (const PentadSums *sums)
{
  return sums->row_keys->len;
}

gsize
pentad_sums_get_memory (const PentadSums *sums)
{
  return sizeof *sums + sums->n_cells * (sizeof (guint64) + sizeof (guint32)) +
         sums->row_keys->len * (sizeof (guint64) + sums->width * sizeof (gint32));
}
