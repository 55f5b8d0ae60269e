/* The history of a month, cut to its later days and to some of its places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "snapshot/cut-history.h"

#include "codec/fields.h"
#include "codec/json-writer.h"

#define NAME "history"
/* Rows of one block, as the reader of the history takes them. */
#define MAX_ROWS 4000000

typedef struct
{
  const char *data; /* of the document */
  PentadGuard guard;
  PentadJsonWriter writer;
  gint32 first_day;
  PentadCutKeepsFunc keeps;
  gpointer user_data;
} Cut;

/* What is found out of a block before it is written: where its rows go. */
typedef struct
{
  gint32 day;
  gboolean has_places;
  GArray *places;    /* gint32: of each code its new position; -1 left out */
  GArray *rows;      /* gint32: of each row the position of its place in the list of codes; then
                        its new number, -1 left out */
  GPtrArray *codes;  /* char *: those that are kept */
  GArray *positions; /* gint32: of each kept row the new position of its place */
} Block;

static void
block_clear (Block *block)
{
  g_array_unref (block->places);
  g_array_unref (block->rows);
  g_array_unref (block->positions);
  g_ptr_array_unref (block->codes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Block, block_clear)

/* The value at hand as it stands. */
static const char *
skip_value (PentadGuard *guard, const char *data, gsize *len)
{
  gsize begin;

  pentad_guard_peek (guard);
  begin = pentad_guard_get_position (guard);
  pentad_guard_skip (guard);
  *len = pentad_guard_get_position (guard) - begin;
  return data + begin;
}

static void
copy_value (PentadGuard *guard, const char *data, PentadJsonWriter *writer)
{
  gsize len;
  const char *text = skip_value (guard, data, &len);

  if (!pentad_guard_failed (guard))
    pentad_json_writer_raw (writer, text, len);
}

static void
read_codes (Cut *cut, PentadGuard *guard, Block *block)
{
  block->has_places = TRUE;
  if (!pentad_field_begin_array (guard))
    return;
  while (pentad_guard_next_element (guard))
    {
      g_autofree char *code = NULL;
      gint32 position = -1;

      if (!pentad_field_string (guard, &code))
        return;
      if (code != NULL && cut->keeps (code, cut->user_data))
        {
          position = (gint32)block->codes->len;
          g_ptr_array_add (block->codes, g_steal_pointer (&code));
        }
      g_array_append_val (block->places, position);
    }
}

static void
read_rows (PentadGuard *guard, Block *block)
{
  if (!pentad_field_begin_array (guard))
    return;
  while (pentad_guard_next_element (guard))
    {
      int position = -1;

      if (!pentad_field_count (guard, &position) || block->rows->len >= MAX_ROWS)
        return;
      g_array_append_val (block->rows, position);
    }
}

/* From the place of each row to its new number. */
static void
number_rows (Block *block)
{
  for (guint i = 0; i < block->rows->len; i++)
    {
      gint32 *row = &g_array_index (block->rows, gint32, i);
      gint32 place = *row >= 0 && *row < (gint32)block->places->len
                         ? g_array_index (block->places, gint32, *row)
                         : -1;

      *row = place >= 0 ? (gint32)block->positions->len : -1;
      if (place >= 0)
        g_array_append_val (block->positions, place);
    }
}

static void
look_at_block (Cut *cut, const char *text, gsize len, Block *block)
{
  PentadGuard guard;
  const char *name;
  gsize name_len;

  pentad_guard_init (&guard, text, len, NAME, NULL);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      if (pentad_guard_name_is (name, name_len, "day"))
        pentad_field_day (&guard, &block->day);
      else if (cut->keeps != NULL && pentad_guard_name_is (name, name_len, "divisions"))
        read_codes (cut, &guard, block);
      else if (cut->keeps != NULL && pentad_guard_name_is (name, name_len, "division"))
        read_rows (&guard, block);
      else
        pentad_guard_skip (&guard);
    }
  pentad_guard_clear (&guard);
  number_rows (block);
}

static gint32
new_row (const Block *block, gint64 row)
{
  return row >= 0 && row < (gint64)block->rows->len ? g_array_index (block->rows, gint32, row) : -1;
}

/* Steps from row to row, each for a count of 1 unless −n follows. */
static void
copy_column (PentadGuard *guard, PentadJsonWriter *writer, const Block *block)
{
  gint64 row = -1, last = -1, now = -1;

  pentad_json_writer_begin_array (writer);
  if (pentad_field_begin_array (guard))
    while (pentad_guard_next_element (guard))
      {
        gint64 number;

        if (!pentad_guard_get_int (guard, &number))
          break;
        if (number > 0)
          {
            row += MIN (number, MAX_ROWS);
            now = new_row (block, row);
            if (now >= 0)
              pentad_json_writer_int (writer, now - last);
            last = now >= 0 ? now : last;
          }
        else if (now >= 0)
          pentad_json_writer_int (writer, number);
      }
  pentad_json_writer_end_array (writer);
}

static void
copy_counts (PentadGuard *guard, PentadJsonWriter *writer, const Block *block)
{
  const char *name;
  gsize len;

  pentad_json_writer_begin_object (writer);
  if (pentad_field_begin_object (guard))
    while (pentad_guard_next_member (guard, &name, &len))
      {
        g_autofree char *kept = g_strndup (name, len);

        pentad_json_writer_name (writer, kept);
        copy_column (guard, writer, block);
      }
  pentad_json_writer_end_object (writer);
}

/* Of what has an element for each row, those of the rows that are kept. */
static void
copy_of_rows (PentadGuard *guard, const char *data, PentadJsonWriter *writer, const Block *block)
{
  pentad_json_writer_begin_array (writer);
  if (pentad_field_begin_array (guard))
    for (gint64 row = 0; pentad_guard_next_element (guard); row++)
      {
        if (new_row (block, row) >= 0)
          copy_value (guard, data, writer);
        else
          pentad_guard_skip (guard);
      }
  pentad_json_writer_end_array (writer);
}

/* [row, minutes, minutes, …] */
static void
copy_handlings (PentadGuard *guard, const char *data, PentadJsonWriter *writer, const Block *block)
{
  pentad_json_writer_begin_array (writer);
  if (pentad_field_begin_array (guard))
    while (pentad_guard_next_element (guard))
      {
        gint64 row = -1;
        gint32 now;

        pentad_guard_begin_array (guard);
        if (pentad_guard_next_element (guard))
          pentad_guard_get_int (guard, &row);
        now = new_row (block, row);
        if (now >= 0)
          {
            pentad_json_writer_begin_array (writer);
            pentad_json_writer_int (writer, now);
          }
        while (pentad_guard_next_element (guard))
          {
            if (now >= 0)
              copy_value (guard, data, writer);
            else
              pentad_guard_skip (guard);
          }
        if (now >= 0)
          pentad_json_writer_end_array (writer);
      }
  pentad_json_writer_end_array (writer);
}

static void
write_codes (PentadJsonWriter *writer, const Block *block)
{
  pentad_json_writer_begin_array (writer);
  for (guint i = 0; i < block->codes->len; i++)
    pentad_json_writer_string (writer, g_ptr_array_index (block->codes, i));
  pentad_json_writer_end_array (writer);
}

static void
write_positions (PentadJsonWriter *writer, const Block *block)
{
  pentad_json_writer_begin_array (writer);
  for (guint i = 0; i < block->positions->len; i++)
    pentad_json_writer_int (writer, g_array_index (block->positions, gint32, i));
  pentad_json_writer_end_array (writer);
}

static void
copy_places (Cut *cut, const char *text, gsize len, const Block *block)
{
  PentadJsonWriter *writer = &cut->writer;
  PentadGuard guard;
  const char *name;
  gsize name_len;

  pentad_guard_init (&guard, text, len, NAME, NULL);
  pentad_guard_begin_object (&guard);
  pentad_json_writer_begin_object (writer);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      g_autofree char *kept = g_strndup (name, name_len);
      gboolean is_codes = g_str_equal (kept, "divisions"),
               is_positions = g_str_equal (kept, "division");

      pentad_json_writer_name (writer, kept);
      if (is_codes || is_positions)
        pentad_guard_skip (&guard);
      if (is_codes)
        write_codes (writer, block);
      else if (is_positions)
        write_positions (writer, block);
      else if (g_str_equal (kept, "class"))
        copy_of_rows (&guard, text, writer, block);
      else if (g_str_equal (kept, "n"))
        copy_counts (&guard, writer, block);
      else if (g_str_equal (kept, "handle_minutes"))
        copy_handlings (&guard, text, writer, block);
      else
        copy_value (&guard, text, writer);
    }
  pentad_json_writer_end_object (writer);
  pentad_guard_clear (&guard);
}

static void
copy_block (Cut *cut)
{
  g_auto (Block) block = { .day = PENTAD_NO_DAY,
                           .places = g_array_new (FALSE, FALSE, sizeof (gint32)),
                           .rows = g_array_new (FALSE, FALSE, sizeof (gint32)),
                           .positions = g_array_new (FALSE, FALSE, sizeof (gint32)),
                           .codes = g_ptr_array_new_with_free_func (g_free) };
  gsize len;
  const char *text = skip_value (&cut->guard, cut->data, &len);

  if (pentad_guard_failed (&cut->guard))
    return;
  look_at_block (cut, text, len, &block);
  if (block.day < cut->first_day)
    return;
  if (cut->keeps == NULL)
    pentad_json_writer_raw (&cut->writer, text, len);
  else if (block.has_places && block.codes->len > 0)
    copy_places (cut, text, len, &block);
}

static void
copy_blocks (Cut *cut)
{
  pentad_json_writer_begin_array (&cut->writer);
  if (pentad_field_begin_array (&cut->guard))
    while (pentad_guard_next_element (&cut->guard))
      copy_block (cut);
  pentad_json_writer_end_array (&cut->writer);
}

static void
copy_from (Cut *cut)
{
  gint32 day = PENTAD_NO_DAY;

  pentad_field_day (&cut->guard, &day);
  pentad_json_writer_day (&cut->writer, MAX (day, cut->first_day));
}

GBytes *
pentad_cut_history (GBytes *document,
                    gint32 first_day,
                    PentadCutKeepsFunc keeps,
                    gpointer user_data,
                    GError **error)
{
  GString *text = g_string_new (NULL);
  Cut cut = { .first_day = first_day, .keeps = keeps, .user_data = user_data };
  gboolean is_read;
  const char *name;
  gsize size, len;

  cut.data = g_bytes_get_data (document, &size);
  pentad_guard_init (&cut.guard, cut.data, size, NAME, NULL);
  pentad_json_writer_init (&cut.writer, text);
  pentad_guard_begin_object (&cut.guard);
  pentad_json_writer_begin_object (&cut.writer);
  while (pentad_guard_next_member (&cut.guard, &name, &len))
    {
      g_autofree char *kept = g_strndup (name, len);

      pentad_json_writer_name (&cut.writer, kept);
      if (g_str_equal (kept, "blocks"))
        copy_blocks (&cut);
      else if (g_str_equal (kept, "from"))
        copy_from (&cut);
      else
        copy_value (&cut.guard, cut.data, &cut.writer);
    }
  pentad_json_writer_end_object (&cut.writer);
  is_read = pentad_guard_finish (&cut.guard, error);
  pentad_guard_clear (&cut.guard);
  if (is_read)
    return g_string_free_to_bytes (text);
  g_string_free (text, TRUE);
  return NULL;
}
