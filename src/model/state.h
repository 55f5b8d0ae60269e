/* The state document: the open cases of a moment, whole or as a delta.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/case.h"

/* Immutable once read; may cross threads. */
typedef struct
{
  gatomicrefcount refs;
  gint64 as_of;
  char *cursor;      /* to ask for what changed after this; NULL: no deltas */
  gboolean is_delta; /* cases are the changed ones only */
  int n_open;        /* how many are open at as_of, as the platform counts; negative: not told */
  GPtrArray *cases;  /* PentadCase; in a delta also those that ended */
  guint n_repeated;  /* rows dropped because their id came before */
  guint n_rows;      /* rows read */
} PentadState;

PentadState *pentad_state_new (void);
PentadState *pentad_state_ref (PentadState *state);
void pentad_state_unref (PentadState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadState, pentad_state_unref)
