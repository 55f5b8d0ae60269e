/* Packed cases lying close together, found by their id.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The index is open addressing over cells of 24 bits of slot and 8 bits of the id's hash, so that
 * few other ids are ever compared. */
#include "config.h"

#include "model/case-store.h"

#include "model/case-bytes.h"

#include <string.h>

#define FIRST_CELLS 64u
/* At most this part of the cells is taken; then a quarter more are made. */
#define FULL_NUM 4
#define FULL_DEN 5

#define SLOTS_PER_PAGE 4096u

#define TAG_MASK   0xff000000u
#define SLOT_MASK  0x00ffffffu
#define HASH_BASIS 2166136261u
#define HASH_PRIME 16777619u

typedef struct
{
  guint32 where; /* 0: no case */
  union
  {
    PentadCaseNote note;
    PentadCaseSlot next_idle; /* of a slot not in use */
  };
} Slot;

struct _PentadCaseStore
{
  PentadCaseBytes *bytes;
  GPtrArray *pages; /* Slot[SLOTS_PER_PAGE] */
  PentadCaseSlot bound, idle;
  guint n;

  guint32 *cells; /* 0: free */
  guint n_cells;
};

G_STATIC_ASSERT (sizeof (Slot) == 12);

PentadCaseStore *
pentad_case_store_new (void)
{
  PentadCaseStore *self = g_new0 (PentadCaseStore, 1);

  self->bytes = pentad_case_bytes_new ();
  self->pages = g_ptr_array_new_with_free_func (g_free);
  self->bound = 1;
  self->n_cells = FIRST_CELLS;
  self->cells = g_new0 (guint32, FIRST_CELLS);
  return self;
}

void
pentad_case_store_free (PentadCaseStore *store)
{
  for (PentadCaseSlot slot = 0; (slot = pentad_case_store_next (store, slot)) != 0;)
    pentad_case_release_codes (pentad_case_store_get (store, slot));
  pentad_case_bytes_free (store->bytes);
  g_ptr_array_unref (store->pages);
  g_free (store->cells);
  g_free (store);
}

static Slot *
get_slot (const PentadCaseStore *self, PentadCaseSlot slot)
{
  return &((Slot *)g_ptr_array_index (self->pages, slot / SLOTS_PER_PAGE))[slot % SLOTS_PER_PAGE];
}

static guint32
hash_id (const char *id)
{
  guint32 hash = HASH_BASIS;

  for (; *id != '\0'; id++)
    hash = (hash ^ (guint8)*id) * HASH_PRIME;
  hash ^= hash >> 15;
  hash *= 0x2c1b3c6du;
  return hash ^ hash >> 13;
}

static guint
home_of (const PentadCaseStore *self, guint32 hash)
{
  return (guint)((guint64)hash * self->n_cells >> 32);
}

static guint
next_cell (const PentadCaseStore *self, guint cell)
{
  return cell + 1 < self->n_cells ? cell + 1 : 0;
}

static void
put (PentadCaseStore *self, PentadCaseSlot slot, guint32 hash)
{
  guint cell = home_of (self, hash);

  while (self->cells[cell] != 0)
    cell = next_cell (self, cell);
  /* The low bits of the hash: the high ones chose the cell. */
  self->cells[cell] = hash << 24 | slot;
}

static void
make_room (PentadCaseStore *self)
{
  if ((guint64)(self->n + 1) * FULL_DEN <= (guint64)self->n_cells * FULL_NUM)
    return;
  self->n_cells += self->n_cells / 4;
  g_free (self->cells);
  self->cells = g_new0 (guint32, self->n_cells);
  for (PentadCaseSlot slot = 0; (slot = pentad_case_store_next (self, slot)) != 0;)
    put (self, slot, hash_id (pentad_case_get_id (pentad_case_store_get (self, slot))));
}

static PentadCaseSlot
take_slot (PentadCaseStore *self)
{
  PentadCaseSlot slot = self->idle;

  if (slot != 0)
    {
      self->idle = get_slot (self, slot)->next_idle;
      return slot;
    }
  if (self->bound > PENTAD_MAX_CASES)
    return 0;
  if (self->bound / SLOTS_PER_PAGE >= self->pages->len)
    g_ptr_array_add (self->pages, g_new0 (Slot, SLOTS_PER_PAGE));
  return self->bound++;
}

PentadCaseSlot
pentad_case_store_add (PentadCaseStore *store, const PentadCase *item)
{
  PentadCaseSlot slot = take_slot (store);

  if (slot == 0)
    return 0;
  make_room (store);
  guint32 where = pentad_case_bytes_add (store->bytes, item, pentad_case_get_size (item));
  if (where == 0)
    {
      pentad_case_store_give_back (store, slot);
      return 0;
    }
  pentad_case_hold_codes (item);
  *get_slot (store, slot) = (Slot){ .where = where };
  put (store, slot, hash_id (pentad_case_get_id (item)));
  store->n++;
  return slot;
}

static guint
find_cell (const PentadCaseStore *self, PentadCaseSlot slot, guint32 hash)
{
  guint cell = home_of (self, hash);

  while ((self->cells[cell] & SLOT_MASK) != slot)
    cell = next_cell (self, cell);
  return cell;
}

/* Frees a cell; those behind it move up, so that no walk ever stops too early. */
static void
free_cell (PentadCaseStore *self, guint free)
{
  for (guint cell = next_cell (self, free); self->cells[cell] != 0; cell = next_cell (self, cell))
    {
      PentadCaseSlot slot = self->cells[cell] & SLOT_MASK;
      guint home =
          home_of (self, hash_id (pentad_case_get_id (pentad_case_store_get (self, slot))));
      /* Distances around the end, counted from home. */
      guint to_cell = (cell + self->n_cells - home) % self->n_cells;
      guint to_free = (free + self->n_cells - home) % self->n_cells;

      if (to_free < to_cell)
        {
          self->cells[free] = self->cells[cell];
          free = cell;
        }
    }
  self->cells[free] = 0;
}

void
pentad_case_store_drop (PentadCaseStore *store, PentadCaseSlot slot)
{
  PentadCase *item = (PentadCase *)pentad_case_store_get (store, slot);
  Slot *own = get_slot (store, slot);

  free_cell (store, find_cell (store, slot, hash_id (pentad_case_get_id (item))));
  pentad_case_release_codes (item);
  pentad_case_bytes_remove (store->bytes, own->where, pentad_case_get_size (item));
  own->where = 0;
  store->n--;
}

gboolean
pentad_case_store_is_dropped (const PentadCaseStore *store, PentadCaseSlot slot)
{
  return get_slot (store, slot)->where == 0;
}

void
pentad_case_store_give_back (PentadCaseStore *store, PentadCaseSlot slot)
{
  get_slot (store, slot)->next_idle = store->idle;
  store->idle = slot;
}

/* Times are cut to what 40 bits hold, some 17,000 years around 1970. */
#define SLOT_BITS 24
#define LAST_TIME ((G_GINT64_CONSTANT (1) << 39) - 1)

gint64
pentad_case_slot_order (gint64 time, PentadCaseSlot slot)
{
  return CLAMP (time, -LAST_TIME, LAST_TIME) * (1 << SLOT_BITS) + slot;
}

PentadCaseSlot
pentad_case_slot_of_order (gint64 order)
{
  return (PentadCaseSlot)order & SLOT_MASK;
}

gint64
pentad_case_time_of_order (gint64 order)
{
  return (order - pentad_case_slot_of_order (order)) / (1 << SLOT_BITS);
}

PentadCaseSlot
pentad_case_store_find (const PentadCaseStore *store, const char *id, PentadCaseSlot after)
{
  guint32 hash = hash_id (id);
  guint cell =
      after != 0 ? next_cell (store, find_cell (store, after, hash)) : home_of (store, hash);

  for (; store->cells[cell] != 0; cell = next_cell (store, cell))
    {
      PentadCaseSlot slot = store->cells[cell] & SLOT_MASK;

      if ((store->cells[cell] & TAG_MASK) == hash << 24 &&
          strcmp (pentad_case_get_id (pentad_case_store_get (store, slot)), id) == 0)
        return slot;
    }
  return 0;
}

const PentadCase *
pentad_case_store_get (const PentadCaseStore *store, PentadCaseSlot slot)
{
  return pentad_case_bytes_get (store->bytes, get_slot (store, slot)->where);
}

PentadCaseNote *
pentad_case_store_get_note (const PentadCaseStore *store, PentadCaseSlot slot)
{
  return &get_slot (store, slot)->note;
}

guint
pentad_case_store_get_n (const PentadCaseStore *store)
{
  return store->n;
}

PentadCaseSlot
pentad_case_store_next (const PentadCaseStore *store, PentadCaseSlot slot)
{
  for (slot++; slot < store->bound; slot++)
    if (get_slot (store, slot)->where != 0)
      return slot;
  return 0;
}

PentadCaseSlot
pentad_case_store_get_bound (const PentadCaseStore *store)
{
  return store->bound;
}

gsize
pentad_case_store_get_memory (const PentadCaseStore *store)
{
  return sizeof *store + pentad_case_bytes_get_memory (store->bytes) +
         store->pages->len * (sizeof (gpointer) + SLOTS_PER_PAGE * sizeof (Slot)) +
         store->n_cells * sizeof (guint32);
}
