/* Some days of history as a platform sends them: how rows become bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row is, in numbers of seven bits a byte: the step from the code of the row before (0 at the
 * begin of a block; steps back are odd), the class of places, the set of counters, which of them,
 * in order, exceed 1, by how much more than 2 each of these is, and the number of handling times.
 */
#include "config.h"

#include "model/history.h"

#include <string.h>

struct _PentadHistoryDraft
{
  GHashTable *numbers; /* code -> its number in codes */
  GByteArray *bytes;
  GArray *minutes; /* float */

  /* the row begun last */
  gboolean has_row;
  guint32 last_code; /* of the row before it in its block */
  guint32 code, class_code;
  guint64 set;
  guint64 values[PENTAD_N_STORED_COUNTS];
  guint n_minutes;
};

PentadHistory *
pentad_history_new_finished (gint32 first_day, gint32 last_day)
{
  PentadHistory *self = g_new0 (PentadHistory, 1);

  g_atomic_ref_count_init (&self->refs);
  self->first_day = first_day;
  self->last_day = last_day;
  self->as_of = PENTAD_NO_TIME;
  self->strings = g_string_chunk_new (4096);
  self->codes = g_ptr_array_new ();
  self->uses = g_array_new (FALSE, TRUE, sizeof (PentadHistoryUse));
  g_ptr_array_add (self->codes, NULL);
  g_array_set_size (self->uses, 1);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (PentadHistoryBlock));
  return self;
}

PentadHistory *
pentad_history_new (gint32 first_day, gint32 last_day)
{
  PentadHistory *self = pentad_history_new_finished (first_day, last_day);

  self->draft = g_new0 (PentadHistoryDraft, 1);
  self->draft->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->draft->bytes = g_byte_array_new ();
  self->draft->minutes = g_array_new (FALSE, FALSE, sizeof (float));
  return self;
}

PentadHistory *
pentad_history_ref (PentadHistory *history)
{
  g_atomic_ref_count_inc (&history->refs);
  return history;
}

static void
draft_free (PentadHistoryDraft *draft)
{
  g_hash_table_unref (draft->numbers);
  g_clear_pointer (&draft->bytes, g_byte_array_unref);
  g_clear_pointer (&draft->minutes, g_array_unref);
  g_free (draft);
}

void
pentad_history_unref (PentadHistory *history)
{
  if (!g_atomic_ref_count_dec (&history->refs))
    return;
  g_clear_pointer (&history->draft, draft_free);
  g_clear_pointer (&history->owner, g_bytes_unref);
  g_free (history->own_minutes);
  g_ptr_array_unref (history->codes);
  g_array_unref (history->uses);
  g_string_chunk_free (history->strings);
  g_array_unref (history->blocks);
  g_free (history);
}

const char *
pentad_history_get_code (const PentadHistory *history, guint32 number)
{
  g_return_val_if_fail (number < history->codes->len, NULL);
  return g_ptr_array_index (history->codes, number);
}

guint32
pentad_history_keep_code (PentadHistory *history, const char *code)
{
  gpointer number;
  char *own;

  g_return_val_if_fail (history->draft != NULL, 0);

  if (code == NULL)
    return 0;
  if (g_hash_table_lookup_extended (history->draft->numbers, code, NULL, &number))
    return GPOINTER_TO_UINT (number);
  own = g_string_chunk_insert (history->strings, code);
  g_hash_table_insert (history->draft->numbers, own, GUINT_TO_POINTER (history->codes->len));
  g_ptr_array_add (history->codes, own);
  g_array_set_size (history->uses, history->codes->len);
  return history->codes->len - 1;
}

static guint
put (guint8 *out, guint64 value)
{
  guint n = 0;

  for (; value >= 0x80; value >>= 7)
    out[n++] = (guint8)(value | 0x80);
  out[n++] = (guint8)value;
  return n;
}

/* Which of the counters of the set, in order, exceed 1. */
static guint64
find_larger (const PentadHistoryDraft *draft)
{
  guint64 larger = 0, bit = 1;

  for (guint64 rest = draft->set; rest != 0; rest &= rest - 1, bit <<= 1)
    if (draft->values[__builtin_ctzll (rest)] > 1)
      larger |= bit;
  return larger;
}

/* The row begun last becomes bytes. */
static void
end_row (PentadHistory *history)
{
  PentadHistoryDraft *draft = history->draft;
  const PentadHistoryBlock *block =
      &g_array_index (history->blocks, PentadHistoryBlock, history->blocks->len - 1);
  guint8 out[(5 + PENTAD_N_STORED_COUNTS) * 10];
  gboolean is_back = draft->code < draft->last_code;
  guint64 step = is_back ? draft->last_code - draft->code : draft->code - draft->last_code;
  guint n;

  n = put (out, step << 1 | (guint)is_back);
  if (block->table == PENTAD_HISTORY_PLACES)
    n += put (out + n, draft->class_code);
  n += put (out + n, draft->set);
  n += put (out + n, find_larger (draft));
  for (guint64 rest = draft->set; rest != 0; rest &= rest - 1)
    {
      guint64 *value = &draft->values[__builtin_ctzll (rest)];

      if (*value > 1)
        n += put (out + n, *value - 2);
      *value = 0;
    }
  n += put (out + n, draft->n_minutes);
  g_byte_array_append (draft->bytes, out, n);
  draft->set = 0;
  draft->n_minutes = 0;
  draft->last_code = draft->code;
  draft->has_row = FALSE;
}

/* The block of the row to come. */
static PentadHistoryBlock *
get_block (PentadHistory *history, PentadHistoryTable table, gint32 day)
{
  PentadHistoryDraft *draft = history->draft;
  guint n = history->blocks->len;
  PentadHistoryBlock *last =
      n > 0 ? &g_array_index (history->blocks, PentadHistoryBlock, n - 1) : NULL;

  if (last != NULL && last->table == table && last->day == day)
    return last;
  g_array_append_vals (
      history->blocks,
      &(PentadHistoryBlock){ day, table, 0, draft->bytes->len, draft->minutes->len }, 1);
  draft->last_code = 0;
  return &g_array_index (history->blocks, PentadHistoryBlock, n);
}

void
pentad_history_begin (
    PentadHistory *history, PentadHistoryTable table, gint32 day, guint32 code, guint32 class_code)
{
  PentadHistoryDraft *draft = history->draft;

  g_return_if_fail (draft != NULL);
  g_return_if_fail (code < history->codes->len && class_code < history->codes->len);

  if (draft->has_row)
    end_row (history);
  get_block (history, table, day)->n_rows++;
  history->n_rows[table]++;
  g_array_index (history->uses, PentadHistoryUse, code).rows[table]++;
  g_array_index (history->uses, PentadHistoryUse, class_code).rows[PENTAD_HISTORY_AS_CLASS]++;
  draft->has_row = TRUE;
  draft->code = code;
  draft->class_code = class_code;
}

void
pentad_history_begin_row (PentadHistory *history,
                          gint32 day,
                          const char *division,
                          const char *class_code)
{
  guint32 place = pentad_history_keep_code (history, division);

  pentad_history_begin (history, PENTAD_HISTORY_PLACES, day, place,
                        pentad_history_keep_code (history, class_code));
}

void
pentad_history_begin_department (PentadHistory *history, gint32 day, const char *code)
{
  pentad_history_begin (history, PENTAD_HISTORY_DEPARTMENTS, day,
                        pentad_history_keep_code (history, code), 0);
}

void
pentad_history_begin_post (PentadHistory *history, gint32 day, const char *code)
{
  pentad_history_begin (history, PENTAD_HISTORY_POSTS, day,
                        pentad_history_keep_code (history, code), 0);
}

void
pentad_history_add_value (PentadHistory *history, PentadCount count, guint64 value)
{
  g_return_if_fail (history->draft != NULL && history->draft->has_row);
  g_return_if_fail (count < PENTAD_N_STORED_COUNTS);

  if (value == 0)
    return;
  history->draft->set |= G_GUINT64_CONSTANT (1) << count;
  history->draft->values[count] += value;
}

void
pentad_history_add_ones (PentadHistory *history, guint64 counts)
{
  g_return_if_fail (history->draft != NULL && history->draft->has_row);
  g_return_if_fail (counts >> PENTAD_N_STORED_COUNTS == 0);

  history->draft->set |= counts;
  for (; counts != 0; counts &= counts - 1)
    history->draft->values[__builtin_ctzll (counts)]++;
}

void
pentad_history_add_minutes (PentadHistory *history, double minutes)
{
  float value = (float)minutes;

  g_return_if_fail (history->draft != NULL && history->draft->has_row);

  g_array_append_val (history->draft->minutes, value);
  history->draft->n_minutes++;
}

void
pentad_history_finish (PentadHistory *history)
{
  PentadHistoryDraft *draft = history->draft;
  gsize n_bytes;

  if (draft == NULL)
    return;
  if (draft->has_row)
    end_row (history);
  n_bytes = draft->bytes->len;
  history->n_bytes = draft->bytes->len;
  history->n_minutes = draft->minutes->len;
  /* What was reserved for more is given back. */
  history->owner = g_bytes_new_take (
      g_realloc (g_byte_array_free (g_steal_pointer (&draft->bytes), FALSE), MAX (n_bytes, 1)),
      n_bytes);
  history->bytes = g_bytes_get_data (history->owner, NULL);
  history->own_minutes = (float *)(void *)g_array_free (g_steal_pointer (&draft->minutes), FALSE);
  history->own_minutes = g_renew (float, history->own_minutes, MAX (history->n_minutes, 1));
  history->minutes = history->own_minutes;
  g_clear_pointer (&history->draft, draft_free);
}

void
pentad_history_walk_init (PentadHistoryWalk *walk,
                          const PentadHistory *history,
                          PentadHistoryTable table,
                          gint32 first_day,
                          gint32 last_day)
{
  g_return_if_fail (history->draft == NULL);

  walk->history = history;
  walk->table = table;
  walk->first_day = first_day;
  walk->last_day = last_day;
  walk->next_block = walk->rows_left = 0;
}

/* FALSE at the end of the bytes. */
static gboolean
get (PentadHistoryWalk *walk, guint64 *value)
{
  const guint8 *end = walk->history->bytes + walk->history->n_bytes;
  guint64 sum = 0;

  for (guint shift = 0; walk->at < end && shift < 64; shift += 7)
    {
      guint8 byte = *walk->at++;

      sum |= (guint64)(byte & 0x7f) << shift;
      if (byte < 0x80)
        {
          *value = sum;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
next_block (PentadHistoryWalk *walk)
{
  const PentadHistory *history = walk->history;

  while (walk->next_block < history->blocks->len)
    {
      const PentadHistoryBlock *block =
          &g_array_index (history->blocks, PentadHistoryBlock, walk->next_block++);

      if (block->table != walk->table || block->day < walk->first_day ||
          block->day > walk->last_day || block->n_rows == 0)
        continue;
      walk->day = block->day;
      walk->rows_left = block->n_rows;
      walk->at = history->bytes + MIN (block->first_byte, history->n_bytes);
      walk->minutes_at = block->first_minutes;
      walk->code = 0;
      return TRUE;
    }
  return FALSE;
}

static gboolean
get_codes (PentadHistoryWalk *walk)
{
  guint n_codes = walk->history->codes->len;
  guint64 step, class_code = 0;

  if (!get (walk, &step) ||
      (walk->table == PENTAD_HISTORY_PLACES && (!get (walk, &class_code) || class_code >= n_codes)))
    return FALSE;
  step = walk->code + ((step & 1) != 0 ? -(step >> 1) : step >> 1);
  if (step >= n_codes)
    return FALSE;
  walk->code = (guint32)step;
  walk->class_code = (guint32)class_code;
  return TRUE;
}

static gboolean
get_values (PentadHistoryWalk *walk)
{
  guint64 set, larger;
  guint n = 0;

  if (!get (walk, &set) || !get (walk, &larger) || set >> PENTAD_N_STORED_COUNTS != 0)
    return FALSE;
  for (; set != 0; set &= set - 1, larger >>= 1)
    {
      guint64 more = 0;

      if ((larger & 1) != 0 && !get (walk, &more))
        return FALSE;
      walk->values[n++] =
          (PentadTallyValue){ (guint)__builtin_ctzll (set), 1 + (larger & 1) + more };
    }
  walk->n_values = n;
  return TRUE;
}

static gboolean
get_minutes (PentadHistoryWalk *walk)
{
  guint64 n;

  if (!get (walk, &n) || walk->minutes_at > walk->history->n_minutes ||
      n > walk->history->n_minutes - walk->minutes_at)
    return FALSE;
  walk->n_minutes = (guint)n;
  walk->minutes = walk->history->minutes + walk->minutes_at;
  walk->minutes_at += (guint32)n;
  return TRUE;
}

gboolean
pentad_history_walk_next (PentadHistoryWalk *walk)
{
  if (walk->rows_left == 0 && !next_block (walk))
    return FALSE;
  if (get_codes (walk) && get_values (walk) && get_minutes (walk))
    {
      walk->rows_left--;
      return TRUE;
    }
  walk->rows_left = 0;
  walk->next_block = walk->history->blocks->len;
  return FALSE;
}
