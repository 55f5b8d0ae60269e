/* Codes met while one document is read: found again without a lock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/code-cache.h"
#include "model/text-hash.h"

#include <string.h>

#define FIRST_CELLS 256u

typedef struct
{
  const char *text; /* of the code, which is held */
  guint32 hash, len;
  PentadCode code; /* 0: a free cell */
} Cell;

/* Open addressing; a power of two, half taken at most. */
typedef struct
{
  Cell *cells;
  guint n_cells, n;
} Table;

struct _PentadCodeCache
{
  Table tables[PENTAD_N_CODE_KINDS];
  guint64 seed; /* so that nobody can send codes that all fall into one cell */
};

PentadCodeCache *
pentad_code_cache_new (void)
{
  PentadCodeCache *self = g_new0 (PentadCodeCache, 1);

  self->seed = (guint64)g_random_int () << 32 | g_random_int () | 1;
  for (int kind = 0; kind < PENTAD_N_CODE_KINDS; kind++)
    {
      self->tables[kind].cells = g_new0 (Cell, FIRST_CELLS);
      self->tables[kind].n_cells = FIRST_CELLS;
    }
  return self;
}

void
pentad_code_cache_free (PentadCodeCache *self)
{
  for (int kind = 0; kind < PENTAD_N_CODE_KINDS; kind++)
    {
      for (guint i = 0; i < self->tables[kind].n_cells; i++)
        pentad_code_release ((PentadCodeKind)kind, self->tables[kind].cells[i].code);
      g_free (self->tables[kind].cells);
    }
  g_free (self);
}

/* The free cell where a hash that is not there belongs. */
static Cell *
find_free (Table *table, guint32 hash)
{
  guint i = hash & (table->n_cells - 1);

  while (table->cells[i].code != 0)
    i = (i + 1) & (table->n_cells - 1);
  return &table->cells[i];
}

static void
grow (Table *table)
{
  Table larger = { g_new0 (Cell, (gsize)table->n_cells * 2), table->n_cells * 2, table->n };

  for (guint i = 0; i < table->n_cells; i++)
    if (table->cells[i].code != 0)
      *find_free (&larger, table->cells[i].hash) = table->cells[i];
  g_free (table->cells);
  *table = larger;
}

static PentadCode
add (Table *table, PentadCodeKind kind, const char *text, gsize len, guint32 hash)
{
  g_autofree char *terminated = g_strndup (text, len);
  PentadCode code = pentad_code_hold_text (kind, terminated);

  if (code == 0)
    return 0;
  if (++table->n * 2 > table->n_cells)
    grow (table);
  *find_free (table, hash) = (Cell){ pentad_code_get_text (kind, code), hash, (guint32)len, code };
  return code;
}

PentadCode
pentad_code_cache_find (PentadCodeCache *self, PentadCodeKind kind, const char *text, gsize len)
{
  Table *table = &self->tables[kind];
  guint32 hash;

  if (text == NULL)
    return 0;
  hash = pentad_text_hash (text, len, self->seed);
  for (guint i = hash & (table->n_cells - 1);; i = (i + 1) & (table->n_cells - 1))
    {
      const Cell *cell = &table->cells[i];

      if (cell->code == 0)
        return add (table, kind, text, len, hash);
      if (cell->hash == hash && cell->len == len && memcmp (cell->text, text, len) == 0)
        return cell->code;
    }
}
