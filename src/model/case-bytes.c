/* Memory for many small things of different sizes, without a header for each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks are cut from the front. What is freed goes to a list of its size and is given again for
 * that size: cases of a city have few different sizes, so little lies idle. */
#include "config.h"

#include "model/case-bytes.h"

#include <string.h>

/* What one block holds. */
#define BLOCK_SIZE 65536u
/* Blocks whose bytes can be counted with 32 bits. */
#define MAX_BLOCKS 65536u
/* Sizes below are kept apart to the byte, those above in steps. */
#define EXACT_SIZE 512u
#define STEP       256u
#define N_LISTS    (EXACT_SIZE + BLOCK_SIZE / STEP + 1)

struct _PentadCaseBytes
{
  GPtrArray *blocks; /* guint8[]; NULL where a large one was freed */
  guint32 used;      /* bytes cut from the last block of normal size */
  guint last;        /* its number */
  gsize large;       /* bytes in blocks for one thing each */
  guint n_large;
  guint32 idle[N_LISTS];
};

PentadCaseBytes *
pentad_case_bytes_new (void)
{
  PentadCaseBytes *self = g_new0 (PentadCaseBytes, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->used = BLOCK_SIZE;
  return self;
}

void
pentad_case_bytes_free (PentadCaseBytes *bytes)
{
  g_ptr_array_unref (bytes->blocks);
  g_free (bytes);
}

/* What is given for a size; an idle piece must hold the place of the next. */
static gsize
room_for (gsize size)
{
  if (size <= EXACT_SIZE)
    return MAX (size, sizeof (guint32));
  return (size + STEP - 1) / STEP * STEP;
}

static guint32 *
idle_list (PentadCaseBytes *self, gsize room)
{
  return &self->idle[room <= EXACT_SIZE ? room : EXACT_SIZE + room / STEP];
}

/* Number of a new block; MAX_BLOCKS when there are too many. */
static guint32
add_block (PentadCaseBytes *self, gsize size)
{
  guint i = size > BLOCK_SIZE ? 0 : self->blocks->len;

  while (i < self->blocks->len && g_ptr_array_index (self->blocks, i) != NULL)
    i++;
  if (i == MAX_BLOCKS)
    return i;
  if (i == self->blocks->len)
    g_ptr_array_add (self->blocks, NULL);
  g_ptr_array_index (self->blocks, i) = g_malloc (size);
  return i;
}

static guint32
cut_large (PentadCaseBytes *self, gsize room)
{
  guint32 block = add_block (self, MAX (room + 1, BLOCK_SIZE + 1));

  if (block == MAX_BLOCKS)
    return 0;
  self->large += room;
  self->n_large++;
  return block * BLOCK_SIZE + 1;
}

static guint32
cut (PentadCaseBytes *self, gsize room)
{
  guint32 where;

  if (room > BLOCK_SIZE - 1)
    return cut_large (self, room);
  if (self->used + room > BLOCK_SIZE)
    {
      guint32 block = add_block (self, BLOCK_SIZE);

      if (block == MAX_BLOCKS)
        return 0;
      self->last = block;
      self->used = 1; /* so that no place is 0 */
    }
  where = self->last * BLOCK_SIZE + self->used;
  self->used += (guint32)room;
  return where;
}

guint32
pentad_case_bytes_add (PentadCaseBytes *bytes, gconstpointer data, gsize size)
{
  gsize room = room_for (size);
  guint32 *idle = room < BLOCK_SIZE ? idle_list (bytes, room) : NULL;
  guint32 where;

  if (idle != NULL && *idle != 0)
    {
      where = *idle;
      memcpy (idle, pentad_case_bytes_get (bytes, where), sizeof *idle);
    }
  else
    where = cut (bytes, room);
  if (where != 0)
    memcpy (pentad_case_bytes_get (bytes, where), data, size);
  return where;
}

gpointer
pentad_case_bytes_get (const PentadCaseBytes *bytes, guint32 where)
{
  return (guint8 *)g_ptr_array_index (bytes->blocks, where / BLOCK_SIZE) + where % BLOCK_SIZE;
}

void
pentad_case_bytes_remove (PentadCaseBytes *bytes, guint32 where, gsize size)
{
  gsize room = room_for (size);

  if (room > BLOCK_SIZE - 1)
    {
      bytes->large -= room;
      bytes->n_large--;
      g_clear_pointer (&g_ptr_array_index (bytes->blocks, where / BLOCK_SIZE), g_free);
      return;
    }
  guint32 *idle = idle_list (bytes, room);
  memcpy (pentad_case_bytes_get (bytes, where), idle, sizeof *idle);
  *idle = where;
}

gsize
pentad_case_bytes_get_memory (const PentadCaseBytes *bytes)
{
  gsize n = 0;

  for (guint i = 0; i < bytes->blocks->len; i++)
    n += g_ptr_array_index (bytes->blocks, i) != NULL;
  return sizeof *bytes + bytes->blocks->len * sizeof (gpointer) +
         (n - bytes->n_large) * BLOCK_SIZE + bytes->large;
}
