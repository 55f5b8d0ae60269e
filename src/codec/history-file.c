/* A month of history in binary, so that a restart parses none.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/history-file.h"
#include "codec/packing.h"

/* Version of the layout, and of the bytes of rows (model/history.c). */
#define LAYOUT 1

#define WORDS_OF(type) ((guint)(sizeof (type) / sizeof (guint32)))

G_STATIC_ASSERT (sizeof (PentadHistoryBlock) == 20);
G_STATIC_ASSERT (sizeof (float) == sizeof (guint32));

GBytes *
pentad_history_pack (const PentadHistory *history)
{
  GByteArray *out = g_byte_array_sized_new (history->n_bytes + 4 * history->n_minutes + 65536);

  pentad_pack_u32 (out, LAYOUT);
  /* Numbers of counters are those of the program. */
  pentad_pack_u32 (out, PENTAD_N_STORED_COUNTS);
  pentad_pack_u32 (out, (guint32)history->first_day);
  pentad_pack_u32 (out, (guint32)history->last_day);
  pentad_pack_u64 (out, (guint64)history->as_of);
  pentad_pack_u32 (out, history->n_unknown);
  for (int i = 0; i < PENTAD_HISTORY_N_TABLES; i++)
    pentad_pack_u32 (out, history->n_rows[i]);
  pentad_pack_u32 (out, history->codes->len);
  for (guint i = 1; i < history->codes->len; i++)
    pentad_pack_string (out, g_ptr_array_index (history->codes, i));
  pentad_pack_words (out, history->uses->data, history->uses->len * WORDS_OF (PentadHistoryUse));
  pentad_pack_u32 (out, history->blocks->len);
  pentad_pack_words (out, history->blocks->data,
                     history->blocks->len * WORDS_OF (PentadHistoryBlock));
  pentad_pack_u32 (out, history->n_minutes);
  pentad_pack_words (out, history->minutes, history->n_minutes);
  pentad_pack_u32 (out, history->n_bytes);
  if (history->n_bytes > 0)
    g_byte_array_append (out, history->bytes, history->n_bytes);
  return g_byte_array_free_to_bytes (out);
}

static void
get_codes (PentadUnpacking *in, PentadHistory *history)
{
  guint32 n_codes = pentad_unpack_u32 (in);
  gpointer own = NULL;
  gconstpointer uses;

  for (guint32 i = 1; i < n_codes && !in->failed; i++)
    {
      g_autofree char *code = pentad_unpack_string (in);

      in->failed |= code == NULL;
      if (code != NULL)
        g_ptr_array_add (history->codes, g_string_chunk_insert (history->strings, code));
    }
  uses = pentad_unpack_words (in, (guint64)n_codes * WORDS_OF (PentadHistoryUse), &own);
  in->failed |= n_codes == 0;
  if (!in->failed)
    {
      g_array_set_size (history->uses, 0);
      g_array_append_vals (history->uses, uses, n_codes);
    }
  g_free (own);
}

static void
get_blocks (PentadUnpacking *in, PentadHistory *history)
{
  guint32 n_blocks = pentad_unpack_u32 (in);
  gpointer own = NULL;
  gconstpointer blocks =
      pentad_unpack_words (in, (guint64)n_blocks * WORDS_OF (PentadHistoryBlock), &own);

  if (!in->failed && n_blocks > 0)
    g_array_append_vals (history->blocks, blocks, n_blocks);
  g_free (own);
}

static void
get_rows (PentadUnpacking *in, PentadHistory *history)
{
  gpointer own;

  history->n_minutes = pentad_unpack_u32 (in);
  history->minutes = pentad_unpack_words (in, history->n_minutes, &own);
  history->own_minutes = own;
  history->n_bytes = pentad_unpack_u32 (in);
  history->bytes = pentad_unpack_take (in, history->n_bytes);
}

PentadHistory *
pentad_history_unpack (GBytes *bytes, const char *origin, GError **error)
{
  g_autoptr (PentadHistory) history = pentad_history_new_finished (PENTAD_NO_DAY, PENTAD_NO_DAY);
  PentadUnpacking in;

  pentad_unpack_init (&in, bytes);
  if (pentad_unpack_u32 (&in) != LAYOUT || pentad_unpack_u32 (&in) != PENTAD_N_STORED_COUNTS)
    in.failed = TRUE;
  history->owner = g_bytes_ref (bytes);
  history->first_day = (gint32)pentad_unpack_u32 (&in);
  history->last_day = (gint32)pentad_unpack_u32 (&in);
  history->as_of = (gint64)pentad_unpack_u64 (&in);
  history->n_unknown = pentad_unpack_u32 (&in);
  for (int i = 0; i < PENTAD_HISTORY_N_TABLES; i++)
    history->n_rows[i] = pentad_unpack_u32 (&in);
  get_codes (&in, history);
  get_blocks (&in, history);
  get_rows (&in, history);
  if (!in.failed && in.at == in.end)
    return g_steal_pointer (&history);
  g_set_error (error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_VALUE,
               "%s: expected a history of layout %d", origin, LAYOUT);
  return NULL;
}
