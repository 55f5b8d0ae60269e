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
  GHashTable *numbers; /* text -> PentadCode */
  GArray *released;    /* PentadCode, to be given again */
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

PentadCode
pentad_code_hold_text (PentadCodeKind kind, const char *text)
{
  Table *table = &tables[kind];
  PentadCode code = 0;

  if (text == NULL)
    return 0;
  g_mutex_lock (&table->lock);
  if (table->numbers == NULL)
    {
      table->numbers = g_hash_table_new (g_str_hash, g_str_equal);
      table->released = g_array_new (FALSE, FALSE, sizeof (PentadCode));
    }
  code = GPOINTER_TO_UINT (g_hash_table_lookup (table->numbers, text));
  if (code == 0 && (code = take_number (table)) != 0)
    {
      entry_of (table, code)->text = g_strdup (text);
      g_hash_table_insert (table->numbers, entry_of (table, code)->text, GUINT_TO_POINTER (code));
    }
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
      g_hash_table_remove (table->numbers, entry->text);
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
