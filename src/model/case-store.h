/* Packed cases lying close together, found by their id.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case costs its own bytes, twelve for its slot and some six for the index: no
 * block of its own, and no pointers. */
#pragma once

#include "model/case.h"

/* Number of a case in a store, from 1; 0 is none. Kept as long as the case is in the store. */
typedef guint32 PentadCaseSlot;

/* More than this are not held: slots are written in 24 bits. */
#define PENTAD_MAX_CASES ((1u << 24) - 2)

/* What the owner notes of a slot; 0 at first. */
typedef struct
{
  guint32 place : 24;
  guint32 flags : 8;
  PentadCaseSlot next; /* in a list of slots */
} PentadCaseNote;

typedef struct _PentadCaseStore PentadCaseStore;

PentadCaseStore *pentad_case_store_new (void);
void pentad_case_store_free (PentadCaseStore *store);
/* Copies the case; the same id may be there several times. 0 when the store is full. */
PentadCaseSlot pentad_case_store_add (PentadCaseStore *store, const PentadCase *item);
/* Forgets the case; its slot stays taken, with its note, until it is given back. */
void pentad_case_store_drop (PentadCaseStore *store, PentadCaseSlot slot);
gboolean pentad_case_store_is_dropped (const PentadCaseStore *store, PentadCaseSlot slot);
void pentad_case_store_give_back (PentadCaseStore *store, PentadCaseSlot slot);
/* The first case with that id, and each next one; 0 when there is none. */
PentadCaseSlot
pentad_case_store_find (const PentadCaseStore *store, const char *id, PentadCaseSlot after);
/* Valid until the case is dropped. */
const PentadCase *pentad_case_store_get (const PentadCaseStore *store, PentadCaseSlot slot);
PentadCaseNote *pentad_case_store_get_note (const PentadCaseStore *store, PentadCaseSlot slot);
guint pentad_case_store_get_n (const PentadCaseStore *store);
/* The slot with a case after that one (0: the first); 0 at the end. */
PentadCaseSlot pentad_case_store_next (const PentadCaseStore *store, PentadCaseSlot slot);
/* Every slot is below. */
PentadCaseSlot pentad_case_store_get_bound (const PentadCaseStore *store);
/* Slots in order of time: a number that sorts by time, then by slot. */
gint64 pentad_case_slot_order (gint64 time, PentadCaseSlot slot);
PentadCaseSlot pentad_case_slot_of_order (gint64 order);
gint64 pentad_case_time_of_order (gint64 order);
/* Bytes that it takes, without the texts of codes. */
gsize pentad_case_store_get_memory (const PentadCaseStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCaseStore, pentad_case_store_free)
