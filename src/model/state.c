/* The state document: the open cases of a moment, whole or as a delta.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/state.h"

PentadState *
pentad_state_new (void)
{
  PentadState *self = g_new0 (PentadState, 1);

  g_atomic_ref_count_init (&self->refs);
  self->as_of = PENTAD_NO_TIME;
  self->n_open = -1;
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_case_free);
  return self;
}

PentadState *
pentad_state_ref (PentadState *state)
{
  g_atomic_ref_count_inc (&state->refs);
  return state;
}

void
pentad_state_unref (PentadState *state)
{
  if (!g_atomic_ref_count_dec (&state->refs))
    return;
  g_free (state->cursor);
  g_ptr_array_unref (state->cases);
  g_free (state);
}
