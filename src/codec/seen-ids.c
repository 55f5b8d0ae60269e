/* The ids met in one document, to see which come again.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As long as they come in ascending order, as most platforms send them, the last one tells that the
 * next is new. After the first that does not they stand in a table: open addressing in a power of
 * two, half taken at most. */
#include "config.h"

#include "codec/seen-ids.h"
#include "model/text-hash.h"

#define FIRST_CELLS 256u
/* More than that is not made room for in advance. */
#define MAX_EXPECTED 1000000u

/* Small, since they are met in no order and should stay near the processor. */
typedef struct
{
  guint32 hash;
  guint32 number; /* of the id, from 1 on; 0: a free cell */
} Cell;

struct _PentadSeenIds
{
  Cell *cells; /* NULL while all came in order */
  guint n_cells;
  GPtrArray *ids;
  guint64 seed;
  Cell *free; /* where the id that was asked for last belongs, and its hash */
  guint32 hash;
};

PentadSeenIds *
pentad_seen_ids_new (gsize expected)
{
  PentadSeenIds *self = g_new0 (PentadSeenIds, 1);

  self->n_cells = FIRST_CELLS;
  while (self->n_cells < 2 * MIN (expected, MAX_EXPECTED))
    self->n_cells *= 2;
  self->ids = g_ptr_array_new ();
  self->seed = (guint64)g_random_int () << 32 | g_random_int ();
  return self;
}

void
pentad_seen_ids_free (PentadSeenIds *self)
{
  g_ptr_array_unref (self->ids);
  g_free (self->cells);
  g_free (self);
}

static gboolean
is_id (const PentadSeenIds *self, guint number, const char *id, gsize len)
{
  const char *known = g_ptr_array_index (self->ids, number - 1);

  return strlen (known) == len && memcmp (known, id, len) == 0;
}

static Cell *
find_free (const PentadSeenIds *self, guint32 hash)
{
  guint i = hash & (self->n_cells - 1);

  while (self->cells[i].number != 0)
    i = (i + 1) & (self->n_cells - 1);
  return &self->cells[i];
}

static void
make_table (PentadSeenIds *self)
{
  while (self->n_cells < self->ids->len * 2)
    self->n_cells *= 2;
  self->cells = g_new0 (Cell, self->n_cells);
  for (guint i = 0; i < self->ids->len; i++)
    {
      const char *id = g_ptr_array_index (self->ids, i);
      guint32 hash = pentad_text_hash (id, strlen (id), self->seed);

      *find_free (self, hash) = (Cell){ hash, i + 1 };
    }
}

/* Byte by byte; a text comes after its own beginning. */
static gboolean
comes_after_last (const PentadSeenIds *self, const char *id, gsize len)
{
  if (self->ids->len == 0)
    return TRUE;

  const char *last = g_ptr_array_index (self->ids, self->ids->len - 1);
  gsize last_len = strlen (last);
  int order = memcmp (id, last, MIN (len, last_len));
  return order > 0 || (order == 0 && len > last_len);
}

gboolean
pentad_seen_ids_contain (PentadSeenIds *self, const char *id, gsize len)
{
  if (self->cells == NULL)
    {
      if (comes_after_last (self, id, len))
        return FALSE;
      make_table (self);
    }
  self->hash = pentad_text_hash (id, len, self->seed);
  for (guint i = self->hash & (self->n_cells - 1);; i = (i + 1) & (self->n_cells - 1))
    {
      self->free = &self->cells[i];
      if (self->free->number == 0)
        return FALSE;
      if (self->free->hash == self->hash && is_id (self, self->free->number, id, len))
        return TRUE;
    }
}

static void
grow (PentadSeenIds *self)
{
  Cell *old = self->cells;
  guint n_old = self->n_cells;

  self->n_cells *= 2;
  self->cells = g_new0 (Cell, self->n_cells);
  for (guint i = 0; i < n_old; i++)
    if (old[i].number != 0)
      *find_free (self, old[i].hash) = old[i];
  g_free (old);
  self->free = find_free (self, self->hash);
}

void
pentad_seen_ids_add (PentadSeenIds *self, const char *id)
{
  g_ptr_array_add (self->ids, (gpointer)id);
  if (self->cells == NULL)
    return;
  if (self->ids->len * 2 > self->n_cells)
    grow (self);
  *self->free = (Cell){ self->hash, self->ids->len };
}
