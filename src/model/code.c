/* Codes that many cases share, kept once under a number: classes, divisions, departments.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts stand in blocks that double and never move, so a number is turned into its text without a
 * lock. The last release and every look-up by text happen under the lock. */
#include "config.h"

#include "model/code.h"

#include <string.h>

/* The first block holds this many codes, each next one twice as many. */
#define FIRST_BLOCK 1024u
#define N_BLOCKS    22

typedef struct
{
  char *text;
  gint n_holders;
} Entry;

typedef struct
{
  GMutex lock;
  Entry *blocks[N_BLOCKS];
  PentadCode *cells; /* by the hash of the text; 0 free */
  guint n_cells, n;
  GArray *released; /* PentadCode, to be given again */
  PentadCode last;
} Table;

/* Shared by all threads, as GLib's own interned strings are. */
static Table tables[PENTAD_N_CODE_KINDS];

/* Code 1 is the first of block 0. */
static guint
block_of (PentadCode code)
{
  return g_bit_storage ((code - 1) / FIRST_BLOCK + 1) - 1;
}

static Entry *
entry_of (const Table *table, PentadCode code)
{
  guint block = block_of (code);

  return &table->blocks[block][code - 1 - FIRST_BLOCK * ((1u << block) - 1)];
}

/* --- Finding by text: open addressing ------------------------------------------------------- */

#define FIRST_CELLS 64u

/* The cell of a text, or the free one where it belongs. */
static guint
find_cell (const Table *table, const char *text)
{
  guint cell = g_str_hash (text) * 2654435769u % table->n_cells;

  while (table->cells[cell] != 0 && strcmp (entry_of (table, table->cells[cell])->text, text) != 0)
    cell = cell + 1 < table->n_cells ? cell + 1 : 0;
  return cell;
}

/* Two thirds taken at most. */
static void
make_room (Table *table)
{
  if ((guint64)(table->n + 1) * 3 <= (guint64)table->n_cells * 2)
    return;
  table->n_cells = MAX (FIRST_CELLS, table->n_cells + table->n_cells / 4);
  g_free (table->cells);
  table->cells = g_new0 (PentadCode, table->n_cells);
  for (PentadCode code = 1; code <= table->last; code++)
    if (entry_of (table, code)->text != NULL)
      table->cells[find_cell (table, entry_of (table, code)->text)] = code;
}

/* Frees a cell; those behind it that belong before it move up. */
static void
free_cell (Table *table, guint cell)
{
  PentadCode code;

  table->cells[cell] = 0;
  for (guint next = (cell + 1) % table->n_cells; (code = table->cells[next]) != 0;
       next = (next + 1) % table->n_cells)
    {
      table->cells[next] = 0;
      table->cells[find_cell (table, entry_of (table, code)->text)] = code;
    }
}

/* A free number with its entry in place; 0 when all are taken. */
static PentadCode
take_number (Table *table)
{
  guint block = block_of (table->last + 1);

  if (table->released->len > 0)
    {
      PentadCode code = g_array_index (table->released, PentadCode, table->released->len - 1);

      g_array_set_size (table->released, table->released->len - 1);
      return code;
    }
  if (block >= N_BLOCKS)
    return 0;
  if (table->blocks[block] == NULL)
    table->blocks[block] = g_new0 (Entry, (gsize)FIRST_BLOCK << block);
  return ++table->last;
}

/* The number of a text that nobody holds yet; 0 when there are no more. */
static PentadCode
add_text (Table *table, const char *text)
{
  PentadCode code = take_number (table);

  if (code == 0)
    return 0;
  make_room (table);
  entry_of (table, code)->text = g_strdup (text);
  table->cells[find_cell (table, text)] = code;
  table->n++;
  return code;
}

PentadCode
pentad_code_hold_text (PentadCodeKind kind, const char *text)
{
  Table *table = &tables[kind];
  PentadCode code;

  if (text == NULL)
    return 0;
  g_mutex_lock (&table->lock);
  if (table->released == NULL)
    table->released = g_array_new (FALSE, FALSE, sizeof (PentadCode));
  make_room (table);
  code = table->cells[find_cell (table, text)];
  if (code == 0)
    code = add_text (table, text);
  if (code != 0)
    g_atomic_int_inc (&entry_of (table, code)->n_holders);
  g_mutex_unlock (&table->lock);
  return code;
}

void
pentad_code_hold (PentadCodeKind kind, PentadCode code)
{
  if (code != 0)
    g_atomic_int_inc (&entry_of (&tables[kind], code)->n_holders);
}

/* TRUE when one of several holders was taken off. */
static gboolean
release_one_of_many (Entry *entry)
{
  gint n = g_atomic_int_get (&entry->n_holders);

  while (n > 1)
    {
      if (g_atomic_int_compare_and_exchange (&entry->n_holders, n, n - 1))
        return TRUE;
      n = g_atomic_int_get (&entry->n_holders);
    }
  return FALSE;
}

void
pentad_code_release (PentadCodeKind kind, PentadCode code)
{
  Table *table = &tables[kind];
  Entry *entry = code != 0 ? entry_of (table, code) : NULL;

  if (entry == NULL || release_one_of_many (entry))
    return;
  g_mutex_lock (&table->lock);
  /* Another thread may have asked for the same text meanwhile. */
  if (g_atomic_int_dec_and_test (&entry->n_holders))
    {
      free_cell (table, find_cell (table, entry->text));
      table->n--;
      g_clear_pointer (&entry->text, g_free);
      g_array_append_val (table->released, code);
    }
  g_mutex_unlock (&table->lock);
}

const char *
pentad_code_get_text (PentadCodeKind kind, PentadCode code)
{
  return code != 0 ? entry_of (&tables[kind], code)->text : NULL;
}
