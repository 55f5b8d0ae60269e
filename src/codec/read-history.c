/* Reader of the history: blocks of a day, stored by columns, become rows.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column lists the rows in which its counter is not 0, so a block is gathered as cells and put in
 * order of rows at its end: members come in any order, and how many rows there are is known last.
 */
#include "config.h"

#include "codec/documents.h"
#include "codec/fields.h"
#include "codec/reader.h"

#include <string.h>

#define VERSION 2
/* Rows of one block. */
#define MAX_ROWS 4000000

typedef struct
{
  guint32 row;
  guint16 count; /* PentadCount */
  guint32 value;
} Cell;

typedef struct
{
  guint32 row;
  float minutes;
} Handling;

/* What the rows of a block are about; the names are those of its list of codes. */
typedef enum
{
  TABLE_UNKNOWN,
  TABLE_PLACES,
  TABLE_DEPARTMENTS,
  TABLE_POSTS
} Table;

/* One block as it is read; the arrays are reused from block to block. */
typedef struct
{
  Table table;
  gint32 day;
  GPtrArray *codes, *classes; /* char *, owned by the guard; of places, departments or posts */
  GArray *places, *kinds;     /* guint32: place and class of each row */
  gboolean has_places, has_kinds;
  GArray *cells, *handlings;

  guint n_unknown; /* counters not known, over all blocks */
} Block;

static void
block_reset (Block *block)
{
  block->table = TABLE_UNKNOWN;
  block->day = PENTAD_NO_DAY;
  block->has_places = block->has_kinds = FALSE;
  g_ptr_array_set_size (block->codes, 0);
  g_ptr_array_set_size (block->classes, 0);
  g_array_set_size (block->places, 0);
  g_array_set_size (block->kinds, 0);
  g_array_set_size (block->cells, 0);
  g_array_set_size (block->handlings, 0);
}

static gboolean
fail_value (PentadGuard *guard, const char *expected)
{
  return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, expected);
}

static gboolean
read_codes (PentadGuard *guard, GPtrArray *codes)
{
  if (!pentad_field_begin_array (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_element (guard))
    {
      const char *code = NULL;

      if (!pentad_field_code (guard, &code))
        return FALSE;
      g_ptr_array_add (codes, (gpointer)code);
    }
  return !pentad_guard_failed (guard);
}

/* Positions in a list of codes. */
static gboolean
read_positions (PentadGuard *guard, GArray *positions, gboolean *found)
{
  if (!pentad_field_begin_array (guard))
    return !pentad_guard_failed (guard);
  *found = TRUE;
  while (pentad_guard_next_element (guard))
    {
      int position = -1;
      guint32 value;

      if (!pentad_field_count (guard, &position))
        return FALSE;
      if (position < 0)
        return fail_value (guard, "a position in the list of codes");
      value = (guint32)position;
      g_array_append_val (positions, value);
    }
  return !pentad_guard_failed (guard);
}

/* Steps from row to row, each for a count of 1 unless −n follows. */
static gboolean
read_column (PentadGuard *guard, GArray *cells, PentadCount count)
{
  gint64 row = -1;
  gboolean after_step = FALSE;

  if (!pentad_field_begin_array (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_element (guard))
    {
      gint64 number;

      if (!pentad_guard_get_int (guard, &number))
        return FALSE;
      if (number > 0 && number <= MAX_ROWS - 1 - row)
        {
          Cell cell = { (guint32)(row += number), (guint16)count, 1 };

          g_array_append_val (cells, cell);
          after_step = TRUE;
        }
      else if (number < -1 && number >= -(gint64)G_MAXUINT32 && after_step)
        {
          g_array_index (cells, Cell, cells->len - 1).value = (guint32)-number;
          after_step = FALSE;
        }
      else
        return fail_value (guard, "a step of 1 or more to a row, or −n after one for a count of n");
    }
  return !pentad_guard_failed (guard);
}

static gboolean
read_counts (PentadGuard *guard, Block *block)
{
  const char *name;
  gsize len;

  if (!pentad_field_begin_object (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      PentadCount count;
      gboolean known = pentad_count_parse (name, len, &count) && count < PENTAD_N_STORED_COUNTS;

      block->n_unknown += !known;
      if (known ? !read_column (guard, block->cells, count) : !pentad_guard_skip (guard))
        return FALSE;
    }
  return !pentad_guard_failed (guard);
}

/* [row, minutes, minutes, …] */
static gboolean
read_handlings_of_row (PentadGuard *guard, GArray *handlings)
{
  gboolean has_row = FALSE;
  int row = -1;

  if (!pentad_guard_begin_array (guard))
    return FALSE;
  while (pentad_guard_next_element (guard))
    {
      Handling handling = { .row = (guint32)row };
      double minutes = 0;

      if (!has_row)
        {
          if (!pentad_field_count (guard, &row))
            return FALSE;
          has_row = TRUE;
          continue;
        }
      if (!pentad_guard_get_double (guard, &minutes))
        return FALSE;
      if (row < 0 || minutes < 0)
        return fail_value (guard, "a row, then handling minutes of 0 or more");
      handling.minutes = (float)minutes;
      g_array_append_val (handlings, handling);
    }
  return !pentad_guard_failed (guard);
}

static gboolean
read_handlings (PentadGuard *guard, Block *block)
{
  if (!pentad_field_begin_array (guard))
    return !pentad_guard_failed (guard);
  while (pentad_guard_next_element (guard))
    if (!read_handlings_of_row (guard, block->handlings))
      return FALSE;
  return !pentad_guard_failed (guard);
}

/* The list of codes that says what the rows are about. */
static gboolean
read_table (PentadGuard *guard, Block *block, Table table)
{
  if (block->table != TABLE_UNKNOWN)
    return fail_value (guard, "divisions, departments or posts, one of them");
  block->table = table;
  return read_codes (guard, block->codes);
}

static gboolean
read_member (PentadGuard *guard, Block *block, const char *name, gsize len)
{
  if (pentad_guard_name_is (name, len, "day"))
    return pentad_field_day (guard, &block->day);
  if (pentad_guard_name_is (name, len, "divisions"))
    return read_table (guard, block, TABLE_PLACES);
  if (pentad_guard_name_is (name, len, "departments"))
    return read_table (guard, block, TABLE_DEPARTMENTS);
  if (pentad_guard_name_is (name, len, "posts"))
    return read_table (guard, block, TABLE_POSTS);
  if (pentad_guard_name_is (name, len, "classes"))
    return read_codes (guard, block->classes);
  if (pentad_guard_name_is (name, len, "division"))
    return read_positions (guard, block->places, &block->has_places);
  if (pentad_guard_name_is (name, len, "class"))
    return read_positions (guard, block->kinds, &block->has_kinds);
  if (pentad_guard_name_is (name, len, "n"))
    return read_counts (guard, block);
  if (pentad_guard_name_is (name, len, "handle_minutes"))
    return read_handlings (guard, block);
  return pentad_guard_skip (guard);
}

static gboolean
are_within (const GArray *positions, guint len)
{
  for (guint i = 0; i < positions->len; i++)
    if (g_array_index (positions, guint32, i) >= len)
      return FALSE;
  return TRUE;
}

static guint
count_rows (const Block *block)
{
  return block->table == TABLE_PLACES ? block->places->len : block->codes->len;
}

/* NULL when the block holds together, else what is expected. */
static const char *
find_fault (const Block *block)
{
  guint n_rows = count_rows (block);

  if (block->table == TABLE_UNKNOWN || block->day == PENTAD_NO_DAY)
    return "a block with its day and divisions, departments or posts";
  if (block->table == TABLE_PLACES && !block->has_places)
    return "the division of each row";
  if (block->has_kinds && block->kinds->len != n_rows)
    return "as many classes as rows";
  if (!are_within (block->places, block->codes->len) ||
      !are_within (block->kinds, block->classes->len))
    return "positions within the lists of divisions and classes";
  for (guint i = 0; i < block->cells->len; i++)
    if (g_array_index (block->cells, Cell, i).row >= n_rows)
      return "columns no longer than there are rows";
  for (guint i = 0; i < block->handlings->len; i++)
    if (g_array_index (block->handlings, Handling, i).row >= n_rows)
      return "handling minutes of a row that there is";
  return NULL;
}

/* Positions of the items in order of their rows, which are at the same offset in each; starts gets
 * n_rows + 1 entries. Transfer full. */
static guint *
order_by_row (const GArray *items, guint n_rows, guint *starts)
{
  guint size = g_array_get_element_size ((GArray *)items);
  guint *order = g_new (guint, items->len);
  g_autofree guint *next = NULL;

  memset (starts, 0, sizeof (guint) * (n_rows + 1));
  for (guint i = 0; i < items->len; i++)
    starts[*(const guint32 *)(const void *)(items->data + (gsize)i * size) + 1]++;
  for (guint row = 0; row < n_rows; row++)
    starts[row + 1] += starts[row];
  next = g_memdup2 (starts, sizeof (guint) * (n_rows + 1));
  for (guint i = 0; i < items->len; i++)
    order[next[*(const guint32 *)(const void *)(items->data + (gsize)i * size)]++] = i;
  return order;
}

static void
begin_row (const Block *block, guint row, PentadHistory *history)
{
  guint position = block->table == TABLE_PLACES ? g_array_index (block->places, guint32, row) : row;
  const char *code = g_ptr_array_index (block->codes, position);
  const char *class_code =
      block->has_kinds
          ? g_ptr_array_index (block->classes, g_array_index (block->kinds, guint32, row))
          : NULL;

  if (block->table == TABLE_PLACES)
    pentad_history_begin_row (history, block->day, code, class_code);
  else if (block->table == TABLE_DEPARTMENTS)
    pentad_history_begin_department (history, block->day, code);
  else
    pentad_history_begin_post (history, block->day, code);
}

static void
add_block (const Block *block, PentadHistory *history)
{
  guint n_rows = count_rows (block);
  g_autofree guint *cell_starts = g_new (guint, (gsize)n_rows + 1);
  g_autofree guint *handling_starts = g_new (guint, (gsize)n_rows + 1);
  g_autofree guint *cells = order_by_row (block->cells, n_rows, cell_starts);
  g_autofree guint *handlings = order_by_row (block->handlings, n_rows, handling_starts);

  for (guint row = 0; row < n_rows; row++)
    {
      begin_row (block, row, history);
      for (guint i = cell_starts[row]; i < cell_starts[row + 1]; i++)
        {
          const Cell *cell = &g_array_index (block->cells, Cell, cells[i]);

          pentad_history_add_value (history, cell->count, cell->value);
        }
      for (guint i = handling_starts[row]; i < handling_starts[row + 1]; i++)
        pentad_history_add_minutes (
            history, (double)g_array_index (block->handlings, Handling, handlings[i]).minutes);
    }
}

static gboolean
read_block (PentadGuard *guard, Block *block, PentadHistory *history)
{
  const char *name, *fault;
  gsize len;

  block_reset (block);
  if (!pentad_guard_begin_object (guard))
    return FALSE;
  while (pentad_guard_next_member (guard, &name, &len))
    if (!read_member (guard, block, name, len))
      return FALSE;
  if (pentad_guard_failed (guard))
    return FALSE;
  fault = find_fault (block);
  if (fault != NULL)
    return fail_value (guard, fault);
  add_block (block, history);
  return TRUE;
}

static void
read_blocks (PentadGuard *guard, PentadHistory *history, GPtrArray *findings)
{
  Block block = {
    .codes = g_ptr_array_new (),
    .classes = g_ptr_array_new (),
    .places = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .kinds = g_array_new (FALSE, FALSE, sizeof (guint32)),
    .cells = g_array_new (FALSE, FALSE, sizeof (Cell)),
    .handlings = g_array_new (FALSE, FALSE, sizeof (Handling)),
  };

  if (pentad_guard_begin_array (guard))
    while (pentad_guard_next_element (guard))
      if (!read_block (guard, &block, history))
        break;
  pentad_reader_note (findings, guard->origin, block.n_unknown, PENTAD_FINDING_UNKNOWN_COUNTER);
  g_ptr_array_unref (block.codes);
  g_ptr_array_unref (block.classes);
  g_array_unref (block.places);
  g_array_unref (block.kinds);
  g_array_unref (block.cells);
  g_array_unref (block.handlings);
}

/* Days outside from and to would be counted twice with those of a neighbouring month. */
static void
check_days (PentadGuard *guard, const PentadHistory *history)
{
  const GArray *tables[] = { history->rows, history->departments, history->posts };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint i = 0; i < tables[t]->len; i++)
      {
        gint32 day = g_array_index (tables[t], PentadHistoryRow, i).day;

        if (day < history->first_day || day > history->last_day)
          {
            fail_value (guard, "blocks of days between from and to");
            return;
          }
      }
}

PentadHistory *
pentad_read_history (
    const char *data, gsize len, const char *origin, GPtrArray *findings, GError **error)
{
  PentadHistory *history = pentad_history_new (PENTAD_NO_DAY, PENTAD_NO_DAY);
  gboolean found = FALSE;
  int version = 0;
  const char *name;
  gsize name_len;
  PentadGuard guard;

  pentad_guard_init (&guard, data, len, origin, NULL);
  pentad_guard_begin_object (&guard);
  while (pentad_guard_next_member (&guard, &name, &name_len))
    {
      if (pentad_guard_name_is (name, name_len, "from"))
        pentad_field_day (&guard, &history->first_day);
      else if (pentad_guard_name_is (name, name_len, "to"))
        pentad_field_day (&guard, &history->last_day);
      else if (pentad_guard_name_is (name, name_len, "as_of"))
        pentad_field_time (&guard, &history->as_of);
      else if (pentad_guard_name_is (name, name_len, "version"))
        {
          if (pentad_field_count (&guard, &version) && version != VERSION)
            fail_value (&guard, "version 2 of the history");
        }
      else if (pentad_guard_name_is (name, name_len, "blocks"))
        {
          found = TRUE;
          read_blocks (&guard, history, findings);
        }
      else
        pentad_guard_skip (&guard);
    }
  if (!pentad_guard_failed (&guard) &&
      (!found || version == 0 || history->first_day == PENTAD_NO_DAY ||
       history->last_day == PENTAD_NO_DAY))
    pentad_guard_fail (&guard, PENTAD_CODEC_ERROR_TYPE,
                       "a history with version, from, to and blocks");
  if (!pentad_guard_failed (&guard))
    check_days (&guard, history);
  return PENTAD_READER_FINISH (&guard, history, pentad_history_unref, error);
}
