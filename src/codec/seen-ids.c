/* The ids met in one document, to see which come again.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Open addressing in a power of two, half taken at most. */
#include "config.h"

#include "codec/seen-ids.h"
#include "model/text-hash.h"

#define FIRST_CELLS 4096u

typedef struct
{
  const char *id; /* NULL: a free cell */
  guint32 hash, len;
} Cell;

struct _PentadSeenIds
{
  Cell *cells;
  guint n_cells, n;
  guint64 seed;
};

PentadSeenIds *
pentad_seen_ids_new (void)
{
  PentadSeenIds *self = g_new0 (PentadSeenIds, 1);

  self->n_cells = FIRST_CELLS;
  self->cells = g_new0 (Cell, self->n_cells);
  self->seed = (guint64)g_random_int () << 32 | g_random_int ();
  return self;
}

void
pentad_seen_ids_free (PentadSeenIds *self)
{
  g_free (self->cells);
  g_free (self);
}

/* The cell of an id, or the free one where it belongs; id NULL: always the latter. */
static Cell *
find (const PentadSeenIds *self, const char *id, gsize len, guint32 hash)
{
  for (guint i = hash & (self->n_cells - 1);; i = (i + 1) & (self->n_cells - 1))
    {
      Cell *cell = &self->cells[i];

      if (cell->id == NULL ||
          (id != NULL && cell->hash == hash && cell->len == len && memcmp (cell->id, id, len) == 0))
        return cell;
    }
}

gboolean
pentad_seen_ids_contain (PentadSeenIds *self, const char *id, gsize len)
{
  return find (self, id, len, pentad_text_hash (id, len, self->seed))->id != NULL;
}

static void
grow (PentadSeenIds *self)
{
  Cell *old = self->cells;
  guint n_old = self->n_cells;

  self->n_cells *= 2;
  self->cells = g_new0 (Cell, self->n_cells);
  for (guint i = 0; i < n_old; i++)
    if (old[i].id != NULL)
      *find (self, NULL, 0, old[i].hash) = old[i];
  g_free (old);
}

void
pentad_seen_ids_add (PentadSeenIds *self, const char *id, gsize len)
{
  guint32 hash = pentad_text_hash (id, len, self->seed);

  if (++self->n * 2 > self->n_cells)
    grow (self);
  *find (self, NULL, 0, hash) = (Cell){ id, hash, (guint32)len };
}
