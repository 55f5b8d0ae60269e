/* Memory for many small things of different sizes, without a header for each.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks are cut from the front. What is freed goes to a list of its size and is given again for
 * that size: cases of a city have few different sizes, so little lies idle. */
#include "config.h"

#include "model/case-bytes.h"

#include <string.h>

/* Places are counted in units of four bytes. */
#define UNIT        4u
#define BLOCK_UNITS 16384u
/* Sizes below are kept apart to the unit, those above in steps. */
#define EXACT_UNITS 128u
#define STEP_UNITS  64u
#define N_LISTS     (EXACT_UNITS + BLOCK_UNITS / STEP_UNITS + 1)

struct _PentadCaseBytes
{
  GPtrArray *blocks; /* guint32[]; NULL where a large one was freed */
  guint32 used;      /* units cut from the last block of normal size */
  guint last;        /* its number */
  gsize large;       /* bytes in blocks for one thing each */
  guint32 idle[N_LISTS];
};

PentadCaseBytes *
pentad_case_bytes_new (void)
{
  PentadCaseBytes *self = g_new0 (PentadCaseBytes, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->used = BLOCK_UNITS;
  return self;
}

void
pentad_case_bytes_free (PentadCaseBytes *bytes)
{
  g_ptr_array_unref (bytes->blocks);
  g_free (bytes);
}

/* Units that are given for a size. */
static gsize
units_for (gsize size)
{
  gsize units = (size + UNIT - 1) / UNIT;

  if (units <= EXACT_UNITS)
    return MAX (units, 1);
  return (units + STEP_UNITS - 1) / STEP_UNITS * STEP_UNITS;
}

static guint32 *
idle_list (PentadCaseBytes *self, gsize units)
{
  return &self->idle[units <= EXACT_UNITS ? units : EXACT_UNITS + units / STEP_UNITS];
}

static guint32
add_block (PentadCaseBytes *self, gsize units)
{
  gpointer block = g_malloc (units * UNIT);

  for (guint i = 0; i < self->blocks->len && units > BLOCK_UNITS; i++)
    if (g_ptr_array_index (self->blocks, i) == NULL)
      {
        g_ptr_array_index (self->blocks, i) = block;
        return i;
      }
  g_ptr_array_add (self->blocks, block);
  return self->blocks->len - 1;
}

static guint32
cut (PentadCaseBytes *self, gsize units)
{
  guint32 where;

  if (units > BLOCK_UNITS - 1)
    {
      self->large += units * UNIT;
      return add_block (self, units + 1) * BLOCK_UNITS + 1;
    }
  if (self->used + units > BLOCK_UNITS)
    {
      self->last = add_block (self, BLOCK_UNITS);
      self->used = 1; /* so that no place is 0 */
    }
  where = self->last * BLOCK_UNITS + self->used;
  self->used += (guint32)units;
  return where;
}

guint32
pentad_case_bytes_add (PentadCaseBytes *bytes, gconstpointer data, gsize size)
{
  gsize units = units_for (size);
  guint32 *idle = units < BLOCK_UNITS ? idle_list (bytes, units) : NULL;
  guint32 where;

  if (idle != NULL && *idle != 0)
    {
      where = *idle;
      *idle = *(guint32 *)pentad_case_bytes_get (bytes, where);
    }
  else
    where = cut (bytes, units);
  memcpy (pentad_case_bytes_get (bytes, where), data, size);
  return where;
}

gpointer
pentad_case_bytes_get (const PentadCaseBytes *bytes, guint32 where)
{
  return (guint32 *)g_ptr_array_index (bytes->blocks, where / BLOCK_UNITS) + where % BLOCK_UNITS;
}

void
pentad_case_bytes_remove (PentadCaseBytes *bytes, guint32 where, gsize size)
{
  gsize units = units_for (size);

  if (units > BLOCK_UNITS - 1)
    {
      bytes->large -= units * UNIT;
      g_clear_pointer (&g_ptr_array_index (bytes->blocks, where / BLOCK_UNITS), g_free);
      return;
    }
  guint32 *idle = idle_list (bytes, units);
  *(guint32 *)pentad_case_bytes_get (bytes, where) = *idle;
  *idle = where;
}

gsize
pentad_case_bytes_get_memory (const PentadCaseBytes *bytes)
{
  gsize n = 0;

  for (guint i = 0; i < bytes->blocks->len; i++)
    n += g_ptr_array_index (bytes->blocks, i) != NULL;
  return sizeof *bytes + bytes->blocks->len * sizeof (gpointer) + n * BLOCK_UNITS * UNIT +
         bytes->large;
}
