/* Splits a set of cells into connected parts of wanted sizes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/heap.h"
#include "reference/regions.h"

#include <math.h>

/* Marks of cells while parts grow; parts count from 0. */
#define NOT_IN_SET (-1)
#define FREE       (-2)

typedef struct
{
  const PentadLattice *lattice;
  const PentadRegionTask *task;
  int *owner;   /* of every cell of the lattice */
  guint *seeds; /* of each part */
  double *bias; /* cost factor of each part */
  guint *sizes; /* cells of each part */
  PentadHeap *heap;
} Split;

/* Hot: a plain root, as hypot() takes five times as long for a care that is not needed here. */
static double
distance (const PentadLattice *lattice, guint a, guint b)
{
  int columns = pentad_lattice_column (lattice, a) - pentad_lattice_column (lattice, b);
  int rows = pentad_lattice_row (lattice, a) - pentad_lattice_row (lattice, b);

  return sqrt (columns * columns + rows * rows);
}

/* Each seed as far as possible from the ones before it. */
static void
choose_seeds (Split *split)
{
  const PentadRegionTask *task = split->task;
  g_autofree double *nearest = g_new (double, task->n_cells);
  guint next = (guint)(task->random % task->n_cells);

  for (guint i = 0; i < task->n_cells; i++)
    nearest[i] = G_MAXDOUBLE;
  for (guint part = 0; part < task->n_parts; part++)
    {
      double farthest = -1;
      guint seed = task->cells[next];

      split->seeds[part] = seed;
      for (guint i = 0; i < task->n_cells; i++)
        {
          nearest[i] = MIN (nearest[i], distance (split->lattice, seed, task->cells[i]));
          if (nearest[i] > farthest)
            {
              farthest = nearest[i];
              next = i;
            }
        }
    }
}

static void
offer_neighbours (Split *split, guint cell, int part)
{
  const PentadRegionTask *task = split->task;
  guint seed = split->seeds[part];
  int around[4];

  pentad_lattice_neighbours (split->lattice, cell, around);
  for (int k = 0; k < 4; k++)
    {
      double cost;

      if (around[k] < 0 || split->owner[around[k]] != FREE)
        continue;
      cost = distance (split->lattice, seed, around[k]);
      if (task->penalty != NULL)
        cost += task->penalty (split->lattice, seed, around[k], part, task->user_data);
      pentad_heap_push (split->heap, cost * split->bias[part], around[k], part);
    }
}

static void
grow (Split *split)
{
  const PentadRegionTask *task = split->task;
  PentadHeapEntry next;

  for (guint i = 0; i < task->n_cells; i++)
    split->owner[task->cells[i]] = FREE;
  pentad_heap_clear (split->heap);
  for (guint part = 0; part < task->n_parts; part++)
    {
      split->owner[split->seeds[part]] = (int)part;
      split->sizes[part] = 1;
    }
  for (guint part = 0; part < task->n_parts; part++)
    offer_neighbours (split, split->seeds[part], (int)part);
  while (pentad_heap_pop (split->heap, &next))
    {
      if (split->owner[next.item] != FREE)
        continue;
      split->owner[next.item] = next.part;
      split->sizes[next.part]++;
      offer_neighbours (split, next.item, next.part);
    }
}

/* Moves each seed to the cell of its part that is nearest to the middle of the part. */
static void
move_seeds (Split *split)
{
  const PentadRegionTask *task = split->task;
  g_autofree double *column = g_new0 (double, task->n_parts);
  g_autofree double *row = g_new0 (double, task->n_parts);
  g_autofree double *nearest = g_new (double, task->n_parts);

  for (guint i = 0; i < task->n_cells; i++)
    {
      int part = split->owner[task->cells[i]];

      column[part] += pentad_lattice_column (split->lattice, task->cells[i]);
      row[part] += pentad_lattice_row (split->lattice, task->cells[i]);
    }
  for (guint part = 0; part < task->n_parts; part++)
    {
      column[part] /= split->sizes[part];
      row[part] /= split->sizes[part];
      nearest[part] = G_MAXDOUBLE;
    }
  for (guint i = 0; i < task->n_cells; i++)
    {
      guint cell = task->cells[i];
      int part = split->owner[cell];
      double far = hypot (pentad_lattice_column (split->lattice, cell) - column[part],
                          pentad_lattice_row (split->lattice, cell) - row[part]);

      if (far < nearest[part])
        {
          nearest[part] = far;
          split->seeds[part] = cell;
        }
    }
}

static void
adjust (Split *split)
{
  const PentadRegionTask *task = split->task;
  double wanted = 0;

  for (guint part = 0; part < task->n_parts; part++)
    wanted += task->sizes[part];
  for (guint part = 0; part < task->n_parts; part++)
    {
      double ratio = split->sizes[part] / (task->sizes[part] / wanted * task->n_cells);

      split->bias[part] = CLAMP (split->bias[part] * pow (ratio, 0.35), 0.05, 20);
    }
  if (task->seeds == NULL)
    move_seeds (split);
}

void
pentad_regions_split (const PentadLattice *lattice, const PentadRegionTask *task, int *parts)
{
  g_autofree int *owner = g_new (int, lattice->n_cells);
  g_autofree guint *seeds = g_new (guint, task->n_parts);
  g_autofree guint *sizes = g_new (guint, task->n_parts);
  g_autofree double *bias = g_new (double, task->n_parts);
  g_autoptr (PentadHeap) heap = pentad_heap_new ();
  Split split = { lattice, task, owner, seeds, bias, sizes, heap };

  g_return_if_fail (task->n_parts > 0 && task->n_parts <= task->n_cells);

  for (guint cell = 0; cell < lattice->n_cells; cell++)
    owner[cell] = NOT_IN_SET;
  for (guint part = 0; part < task->n_parts; part++)
    {
      bias[part] = 1;
      if (task->seeds != NULL)
        seeds[part] = task->seeds[part];
    }
  if (task->seeds == NULL)
    choose_seeds (&split);
  grow (&split);
  for (guint round = 0; round < task->rounds; round++)
    {
      adjust (&split);
      grow (&split);
    }
  for (guint i = 0; i < task->n_cells; i++)
    parts[task->cells[i]] = owner[task->cells[i]];
}
